// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/chatrowlayout.h"

#include <QtCore/QCache>
#include <QtWidgets/QStyledItemDelegate>

#include <functional>

namespace avocet {

/// Paints the rows of a conversation like a messenger does. It knows no model: a reader tells what a row
/// holds. `option.rect` has to have the width of the row, for sizeHint too. Rows that were seen lately are
/// kept laid out.
class ChatDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Reading { Whole, WithoutTexts };
    using Reader = std::function<ChatItem(const QModelIndex &index, Reading reading)>;

    explicit ChatDelegate(Reader reader, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Whether a click there, in the viewport's coordinates, asks to send a failed message again.
    bool isSendAgainAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                       const QPoint &position) const;
    /// The link there; nullptr if there is none. Valid until the next call.
    const ChatSpan *linkAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                           const QPoint &position) const;
    /// Valid until the next call.
    const ChatRowLayout &layoutOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Marks these words in all rows.
    void setSearch(const QString &words) { m_search = words; }
    /// The whole time of a row, or where a link leads to.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Kept
    {
        ChatItem item;
        ChatRowPlace place;
        ChatRowLayout layout;
    };

    Reader m_reader;
    QString m_search;
    mutable QCache<quint64, Kept> m_kept;
};

} // namespace avocet
