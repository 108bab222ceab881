// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chatview.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <limits>

// What the mouse marks and what is copied is in chatviewmark.cpp.
namespace avocet {

ChatView::ChatView(QWidget *parent)
    : QAbstractItemView(parent)
{
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
}

void ChatView::setModel(QAbstractItemModel *newModel)
{
    if (model())
        disconnect(model(), &QAbstractItemModel::rowsRemoved, this, &ChatView::onRowsRemoved);
    QAbstractItemView::setModel(newModel);
    if (newModel)
        connect(newModel, &QAbstractItemModel::rowsRemoved, this, &ChatView::onRowsRemoved);
}

void ChatView::reset()
{
    QAbstractItemView::reset();
    m_heights.clear();
    m_heights.insert(0, model() ? model()->rowCount(rootIndex()) : 0);
    m_anchor = {};
    setFollowing(true);
    scheduleDelayedItemsLayout();
}

void ChatView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    const int count = last - first + 1;
    m_heights.insert(first, count);
    if (last + 1 < m_heights.size())
        m_heights.forget(last + 1);
    if (first <= m_anchor.row && m_heights.size() > count && !m_follows)
        m_anchor.row += count;
    scheduleDelayedItemsLayout();
    QAbstractItemView::rowsInserted(parent, first, last);
}

void ChatView::onRowsRemoved(const QModelIndex &, int first, int last)
{
    m_heights.remove(first, last - first + 1);
    if (first < m_heights.size())
        m_heights.forget(first);
    if (m_anchor.row > last)
        m_anchor.row -= last - first + 1;
    else if (m_anchor.row >= first)
        m_anchor = {.row = std::max(0, std::min(first, m_heights.size() - 1))};
    scheduleDelayedItemsLayout();
}

void ChatView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                           const QList<int> &roles)
{
    for (int row = topLeft.row(); row <= std::min(bottomRight.row(), m_heights.size() - 1); ++row)
        m_heights.forget(row);
    scheduleDelayedItemsLayout();
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

QStyleOptionViewItem ChatView::optionFor(const QModelIndex &index) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = QRect(0, 0, viewport()->width(), 0);
    if (m_heights.size() > index.row()) {
        const qint64 top = m_heights.top(index.row()) - m_heights.top(m_anchor.row) - m_anchor.hidden;
        constexpr qint64 farAway = 1'000'000;
        option.rect.moveTop(int(std::clamp(top, -farAway, farAway)));
        option.rect.setHeight(m_heights.height(index.row()));
    }
    option.state.setFlag(QStyle::State_HasFocus, false);
    if (selectionModel() && selectionModel()->isSelected(index))
        option.state |= QStyle::State_Selected;
    return option;
}

int ChatView::measured(int row) const
{
    if (!m_heights.isMeasured(row)) {
        const QModelIndex index = indexOf(row);
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = QRect(0, 0, viewport()->width(), 0);
        m_heights.setHeight(row, itemDelegateForIndex(index)->sizeHint(option, index).height());
    }
    return m_heights.height(row);
}

/// Where the view stands when its last row ends at the bottom.
ChatView::Anchor ChatView::lastPage() const
{
    qint64 room = viewport()->height();
    int row = m_heights.size();
    while (row > 0 && room > 0)
        room -= measured(--row);
    return {.row = row, .hidden = std::max<qint64>(0, -room)};
}

bool ChatView::isAtEnd(const Anchor &last) const
{
    return m_anchor.row > last.row || (m_anchor.row == last.row && m_anchor.hidden >= last.hidden);
}

/// Down with positive numbers; measures what it passes, so that what is seen moves by exactly that.
void ChatView::moveBy(qint64 pixels)
{
    m_anchor.hidden += pixels;
    while (m_anchor.hidden < 0 && m_anchor.row > 0)
        m_anchor.hidden += measured(--m_anchor.row);
    m_anchor.hidden = std::max<qint64>(0, m_anchor.hidden);
    while (m_anchor.row + 1 < m_heights.size() && m_anchor.hidden >= measured(m_anchor.row))
        m_anchor.hidden -= measured(m_anchor.row++);
}

/// Measures what is seen and makes the scroll bar say where that is.
void ChatView::settle()
{
    if (m_isSettling || !model() || m_heights.size() != model()->rowCount(rootIndex()))
        return;
    const QScopedValueRollback guard(m_isSettling, true);
    const int count = m_heights.size();
    const Anchor last = lastPage();
    if (m_follows || isAtEnd(last))
        m_anchor = last;
    qint64 filled = -m_anchor.hidden;
    for (int row = m_anchor.row; row < count && filled < viewport()->height(); ++row)
        filled += measured(row);

    const qint64 most = std::max<qint64>(0, m_heights.total() - viewport()->height());
    const qint64 value = count > 0 ? m_heights.top(m_anchor.row) + m_anchor.hidden : 0;
    constexpr qint64 limit = std::numeric_limits<int>::max() / 2;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(20);
    verticalScrollBar()->setRange(0, int(std::min(most, limit)));
    verticalScrollBar()->setValue(int(std::min(value, limit)));
}

void ChatView::scrollContentsBy(int, int dy)
{
    if (m_isSettling || m_heights.size() == 0) {
        viewport()->update();
        return;
    }
    const int value = verticalScrollBar()->value();
    if (value == 0) {
        m_anchor = {};
    } else if (value == verticalScrollBar()->maximum()) {
        m_anchor = lastPage();
    } else if (std::abs(dy) <= 2 * viewport()->height()) {
        moveBy(-dy);
    } else {
        m_anchor.row = std::max(0, m_heights.rowAt(value));
        m_anchor.hidden = std::max<qint64>(0, value - m_heights.top(m_anchor.row));
    }
    setFollowing(isAtEnd(lastPage()));
    settle();
    viewport()->update();
}

void ChatView::follow()
{
    setFollowing(true);
    settle();
    viewport()->update();
}

void ChatView::setFollowing(bool follows)
{
    if (m_follows == follows)
        return;
    m_follows = follows;
    Q_EMIT followingChanged(follows);
}

void ChatView::updateGeometries()
{
    settle();
    QAbstractItemView::updateGeometries();
}

void ChatView::resizeEvent(QResizeEvent *event)
{
    if (event->oldSize().width() != event->size().width())
        m_heights.forgetAll();
    QAbstractItemView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void ChatView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_heights.forgetAll();
        scheduleDelayedItemsLayout();
    }
}

QRect ChatView::visualRect(const QModelIndex &index) const
{
    const_cast<ChatView *>(this)->executeDelayedItemsLayout();
    return index.isValid() && index.row() < m_heights.size() ? optionFor(index).rect : QRect();
}

QModelIndex ChatView::indexAt(const QPoint &point) const
{
    const_cast<ChatView *>(this)->executeDelayedItemsLayout();
    if (m_heights.size() == 0 || !viewport()->rect().contains(point))
        return {};
    const qint64 y = m_heights.top(m_anchor.row) + m_anchor.hidden + point.y();
    return y < m_heights.total() ? indexOf(m_heights.rowAt(y)) : QModelIndex();
}

void ChatView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.row() >= m_heights.size())
        return;
    executeDelayedItemsLayout();
    measured(index.row());
    const QRect rect = optionFor(index).rect;
    if (hint == PositionAtTop || (hint == EnsureVisible && rect.top() < 0) || rect.bottom() < 0) {
        m_anchor = {.row = index.row()};
    } else if (hint == PositionAtBottom || rect.bottom() >= viewport()->height()) {
        m_anchor = {.row = index.row()};
        if (rect.height() < viewport()->height())
            moveBy(rect.height() - viewport()->height());
    } else {
        return;
    }
    setFollowing(isAtEnd(lastPage()));
    settle();
    viewport()->update();
}

QModelIndex ChatView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = m_heights.size();
    if (count == 0)
        return {};
    if (!currentIndex().isValid())
        return indexOf(action == MoveHome ? 0 : count - 1);
    int row = currentIndex().row();
    switch (action) {
    case MoveUp:
    case MoveLeft:
    case MovePrevious:
        --row;
        break;
    case MoveDown:
    case MoveRight:
    case MoveNext:
        ++row;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = count - 1;
        break;
    case MovePageUp:
        row = std::min(row - 1, m_heights.rowAt(m_heights.top(row) - viewport()->height()));
        break;
    case MovePageDown:
        row = std::max(row + 1, m_heights.rowAt(m_heights.top(row) + viewport()->height()));
        break;
    }
    return indexOf(std::clamp(row, 0, count - 1));
}

int ChatView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void ChatView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (!selectionModel() || m_heights.size() == 0)
        return;
    const qint64 base = m_heights.top(m_anchor.row) + m_anchor.hidden;
    const QRect area = rect.normalized();
    QItemSelection selection;
    if (base + area.top() < m_heights.total()) {
        const int first = m_heights.rowAt(std::max<qint64>(0, base + area.top()));
        const int last = m_heights.rowAt(std::max<qint64>(0, base + area.bottom()));
        selection.select(indexOf(first), indexOf(last));
    }
    selectionModel()->select(selection, command);
}

QRegion ChatView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const QRect first = visualRect(range.topLeft());
        const QRect last = visualRect(range.bottomRight());
        region += first.united(last) & viewport()->rect();
    }
    return region;
}

void ChatView::paintEvent(QPaintEvent *event)
{
    executeDelayedItemsLayout();
    QPainter painter(viewport());
    qint64 y = -m_anchor.hidden;
    for (int row = m_anchor.row; row < m_heights.size() && y < viewport()->height(); ++row) {
        const QModelIndex index = indexOf(row);
        QStyleOptionViewItem option = optionFor(index);
        option.rect = QRect(0, int(y), viewport()->width(), m_heights.height(row));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        if (option.rect.intersects(event->rect()))
            itemDelegateForIndex(index)->paint(&painter, option, index);
        y += m_heights.height(row);
    }
}

} // namespace avocet
