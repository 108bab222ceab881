// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QLineEdit;

namespace avocet {

class ChatView;
class ToneLabel;

/// Finds words in a conversation; hidden until asked for. Enter goes to older ones, Shift+Enter to newer
/// ones, Escape closes.
class ChatSearchBar : public QWidget
{
    Q_OBJECT

public:
    /// Borrows the view.
    explicit ChatSearchBar(ChatView *view, QWidget *parent = nullptr);

    void open();
    /// Rows to look through: their text by this role.
    void setTextRole(int role) { m_role = role; }

Q_SIGNALS:
    /// Empty: none.
    void searchChanged(const QString &words);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void close();
    void find(bool goesUp, bool fromPresent);
    bool matches(int row) const;

    ChatView *m_view;
    QLineEdit *m_words;
    ToneLabel *m_result;
    int m_role = Qt::DisplayRole;
};

} // namespace avocet
