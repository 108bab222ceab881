// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chatdelegate.h"
#include "widgets/chatview.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QStyleHints>

#include <algorithm>

namespace avocet {

/// The row's layout, and the position made one in it.
const ChatRowLayout *ChatView::layoutAt(const QModelIndex &index, QPointF &position) const
{
    const auto *delegate = qobject_cast<const ChatDelegate *>(itemDelegate());
    if (!delegate || !index.isValid())
        return nullptr;
    const QStyleOptionViewItem option = optionFor(index);
    position -= option.rect.topLeft();
    return &delegate->layoutOf(option, index);
}

ChatTextRange ChatView::markedIn(const QModelIndex &index) const
{
    return index == m_markRow ? m_marked : ChatTextRange();
}

bool ChatView::hasSelection() const
{
    return (m_markRow.isValid() && !m_marked.isEmpty()) ||
           (selectionModel() && selectionModel()->hasSelection());
}

void ChatView::mark(const ChatTextRange &range)
{
    if (m_marked == range)
        return;
    m_marked = range;
    if (!range.isEmpty())
        clearSelection();
    viewport()->update();
}

void ChatView::copySelection() const
{
    QPointF unused;
    const ChatRowLayout *layout = m_marked.isEmpty() ? nullptr : layoutAt(m_markRow, unused);
    if (layout)
        QGuiApplication::clipboard()->setText(layout->text(m_marked));
    else if (selectionModel() && selectionModel()->hasSelection())
        QGuiApplication::clipboard()->setMimeData(model()->mimeData(selectionModel()->selectedIndexes()));
}

void ChatView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    if (!selected.isEmpty())
        mark({});
    QAbstractItemView::selectionChanged(selected, deselected);
}

void ChatView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->matches(QKeySequence::Cancel) && !m_marked.isEmpty())
        mark({});
    else
        QAbstractItemView::keyPressEvent(event);
}

void ChatView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::RightButton && !m_marked.isEmpty())
        return; // the menu is about what is marked
    if (event->button() == Qt::LeftButton) {
        mark({});
        QPointF position = event->position();
        const QModelIndex index = indexAt(position.toPoint());
        const ChatRowLayout *layout =
            event->modifiers() == Qt::NoModifier ? layoutAt(index, position) : nullptr;
        m_markRow = layout ? index : QModelIndex();
        if (layout)
            m_markOrigin.from = m_markOrigin.to = layout->cursorAt(position);
        m_markPress = event->position();
    }
    QAbstractItemView::mousePressEvent(event);
}

void ChatView::mouseMoveEvent(QMouseEvent *event)
{
    QPointF position = event->position();
    if (event->buttons() == Qt::LeftButton && m_markRow.isValid()) {
        const double moved = (position - m_markPress).manhattanLength();
        if (m_marked.isEmpty() && moved < QGuiApplication::styleHints()->startDragDistance() / 2.0)
            return; // a click on a link by an unsteady hand
        if (indexAt(position.toPoint()) == m_markRow) {
            const int cursor = layoutAt(m_markRow, position)->cursorAt(position);
            mark({.from = std::min(m_markOrigin.from, cursor), .to = std::max(m_markOrigin.to, cursor)});
            return;
        }
        mark({});
    }
    QAbstractItemView::mouseMoveEvent(event);
}

void ChatView::mouseReleaseEvent(QMouseEvent *event)
{
    const ChatTextRange marked = m_marked;
    QAbstractItemView::mouseReleaseEvent(event);
    mark(marked); // and not its row
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && m_marked.isEmpty() && event->button() == Qt::LeftButton &&
        event->modifiers() == Qt::NoModifier)
        Q_EMIT rowClicked(index, event->position().toPoint());
}

void ChatView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseDoubleClickEvent(event);
    QPointF position = event->position();
    const QModelIndex index = indexAt(position.toPoint());
    const ChatRowLayout *layout = event->button() == Qt::LeftButton ? layoutAt(index, position) : nullptr;
    if (!layout)
        return;
    m_markRow = index;
    m_markOrigin = layout->wordAt(position);
    mark(m_markOrigin);
}

} // namespace avocet
