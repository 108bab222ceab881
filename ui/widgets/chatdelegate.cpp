// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chatdelegate.h"

#include "widgets/chatview.h"
#include "widgets/themetokens.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QToolTip>

namespace avocet {

namespace {
constexpr int mostKept = 300;
} // namespace

ChatDelegate::ChatDelegate(Reader reader, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_reader(std::move(reader))
    , m_kept(mostKept)
{
}

const ChatRowLayout &ChatDelegate::layoutOf(const QStyleOptionViewItem &option,
                                            const QModelIndex &index) const
{
    ChatItem item = m_reader(index, Reading::Whole);
    ChatItem previous;
    if (index.row() > 0)
        previous = m_reader(index.siblingAtRow(index.row() - 1), Reading::WithoutTexts);
    const ChatRowPlace place =
        ChatRowPlace::of(item, index.row() > 0 ? &previous : nullptr, option.rect.width(), option.font);
    const Kept *kept = m_kept.object(item.id);
    if (!kept || kept->item != item || kept->place != place) {
        const quint64 id = item.id;
        ChatRowLayout layout(item, place);
        m_kept.insert(id, new Kept{std::move(item), place, std::move(layout)});
        kept = m_kept.object(id);
    }
    return kept->layout;
}

void ChatDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const ThemeTokens &tokens = themeTokens(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto *view = qobject_cast<const ChatView *>(option.widget);
    const ChatTextRange marked = view ? view->markedIn(index) : ChatTextRange();
    layoutOf(option, index).paint(painter, option.rect.topLeft(), tokens, isSelected, m_search, marked);
    if (option.state.testFlag(QStyle::State_HasFocus) && marked.isEmpty()) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
}

QSize ChatDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.rect.width(), layoutOf(option, index).height()};
}

bool ChatDelegate::isSendAgainAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                                 const QPoint &position) const
{
    return layoutOf(option, index).sendAgainRect().translated(option.rect.topLeft()).contains(position);
}

const ChatSpan *ChatDelegate::linkAt(const QStyleOptionViewItem &option, const QModelIndex &index,
                                     const QPoint &position) const
{
    return layoutOf(option, index).linkAt(position - option.rect.topLeft());
}

bool ChatDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QStyleOptionViewItem place = option;
    place.rect = view->visualRect(index);
    place.font = view->font();
    const ChatSpan *link = linkAt(place, index, event->pos());
    const QString time = QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(m_reader(index, Reading::WithoutTexts).time), QLocale::LongFormat);
    // Escaped: a tooltip that looks like HTML would be shown as such.
    QToolTip::showText(event->globalPos(), (link ? link->target : time).toHtmlEscaped(), view);
    return true;
}

} // namespace avocet
