// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/topictreeview.h"

#include "models/topictreemodel.h"
#include "panes/topicdelegate.h"
#include "widgets/themetokens.h"
#include "widgets/typography.h"

#include <QtCore/QDateTime>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace avocet {

namespace {
constexpr int fadeInterval = 40; // milliseconds
constexpr double strongestTint = 0.22;
constexpr int indent = 16;
constexpr int messagesWidth = 72;
constexpr int topicsWidth = 56;
constexpr int indicatorWidth = 18;
constexpr int headerHeight = 26;
constexpr int smallestName = 140;
constexpr size_t expandLimit = 5'000;
constexpr double hoverOverlay = 0.04;

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}
} // namespace

TopicTreeView::TopicTreeView(TopicTreeModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setModel(model);
    setItemDelegate(new TopicDelegate(this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setIndentation(indent);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setDragDropMode(DragOnly); // a topic can be dropped on the chat
    setExpandsOnDoubleClick(true);
    setMouseTracking(true);
    setUpColumns();
    m_fadeTimer.setInterval(fadeInterval);
    m_fadeTimer.setSingleShot(true);
    connect(&m_fadeTimer, &QTimer::timeout, this, &TopicTreeView::fade);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &TopicTreeView::rememberTop);
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &TopicTreeView::rememberTop);
    const auto forgetTop = [this] { m_top = QPersistentModelIndex(); };
    connect(model, &QAbstractItemModel::modelReset, this, forgetTop);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, forgetTop);
    model->setExpandedTest([this](const QModelIndex &index) { return isExpanded(index); });
}

void TopicTreeView::setUpColumns()
{
    QHeaderView *columns = header();
    columns->setSectionsMovable(false);
    columns->setStretchLastSection(false);
    columns->setMinimumSectionSize(topicsWidth);
    columns->setFixedHeight(headerHeight);
    columns->setFont(interfaceFont(11));
    columns->setSectionsClickable(true);
    connect(columns, &QHeaderView::sectionClicked, this, &TopicTreeView::columnPressed);
    columns->setSectionResizeMode(QHeaderView::Fixed);
    columns->setSectionResizeMode(TopicTreeModel::NameColumn, QHeaderView::Interactive);
    columns->setSectionResizeMode(TopicTreeModel::ValueColumn, QHeaderView::Stretch);
    columns->resizeSection(TopicTreeModel::MessagesColumn, messagesWidth);
    columns->resizeSection(TopicTreeModel::TopicsColumn, topicsWidth);
}

void TopicTreeView::showSort(TopicSort sort)
{
    const bool isByName = sort.key == TopicSort::Key::Name;
    header()->setSortIndicatorShown(isByName || sort.key == TopicSort::Key::Messages);
    header()->setSortIndicator(isByName ? TopicTreeModel::NameColumn : TopicTreeModel::MessagesColumn,
                               sort.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    const bool isByMessages = sort.key == TopicSort::Key::Messages;
    header()->resizeSection(TopicTreeModel::MessagesColumn,
                            messagesWidth + (isByMessages ? indicatorWidth : 0));
    fitColumns();
}

void TopicTreeView::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        fitColumns();
    QTreeView::resizeEvent(event);
}

void TopicTreeView::fitColumns()
{
    const int room =
        viewport()->width() - header()->sectionSize(TopicTreeModel::MessagesColumn) - topicsWidth;
    header()->resizeSection(TopicTreeModel::NameColumn, std::max(smallestName, room * 11 / 20));
}

void TopicTreeView::rememberTop()
{
    if (m_top.isValid() || verticalScrollBar()->value() == 0)
        return;
    const QModelIndex top = indexAt(QPoint(0, 0));
    m_top = top;
    m_topOffset = visualRect(top).top();
}

void TopicTreeView::doItemsLayout()
{
    const QPersistentModelIndex top = std::exchange(m_top, QPersistentModelIndex());
    QTreeView::doItemsLayout();
    if (top.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(top).top() - m_topOffset);
}

void TopicTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const ThemeTokens &tokens = themeTokens(palette());
    const bool isSelected = selectionModel()->isSelected(index);
    if (isSelected)
        painter->fillRect(option.rect, tokens.selection);
    else if (m_model->anchor() == TopicTreeModel::nodeOf(index))
        painter->fillRect(option.rect, withAlpha(tokens.text, hoverOverlay));
    if (const double activity = activityOf(index); activity > 0) {
        if (!isSelected)
            painter->fillRect(option.rect, withAlpha(tokens.activity, activity * strongestTint));
        m_fading += option.rect;
        if (!m_fadeTimer.isActive())
            const_cast<TopicTreeView *>(this)->m_fadeTimer.start();
    }
    QTreeView::drawRow(painter, option, index);
}

/// 1: just now, 0: long ago. An expanded branch leaves it to the rows below.
double TopicTreeView::activityOf(const QModelIndex &index) const
{
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0)
        return 0;
    if (isExpanded(index) && !index.data(TopicTreeModel::HasMessageRole).toBool())
        return 0;
    const qint64 age =
        QDateTime::currentMSecsSinceEpoch() - index.data(TopicTreeModel::LastActivityRole).toLongLong();
    return age < 0 || age >= metrics::activityFade ? 0 : 1 - double(age) / metrics::activityFade;
}

void TopicTreeView::fade()
{
    viewport()->update(std::exchange(m_fading, {}));
}

void TopicTreeView::anchorAt(const QPoint &position)
{
    const QModelIndex under = indexAt(position);
    m_model->setAnchor(under.isValid() ? TopicTreeModel::nodeOf(under) : noNode);
}

void TopicTreeView::mouseMoveEvent(QMouseEvent *event)
{
    anchorAt(event->position().toPoint());
    QTreeView::mouseMoveEvent(event);
}

void TopicTreeView::wheelEvent(QWheelEvent *event)
{
    QTreeView::wheelEvent(event);
    anchorAt(event->position().toPoint());
}

void TopicTreeView::leaveEvent(QEvent *event)
{
    m_model->setAnchor(noNode);
    QTreeView::leaveEvent(event);
}

void TopicTreeView::hideEvent(QHideEvent *event)
{
    m_fadeTimer.stop();
    m_model->setAnchor(noNode);
    QTreeView::hideEvent(event);
}

void TopicTreeView::keyPressEvent(QKeyEvent *event)
{
    const bool isCommand = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const QString text = event->text();
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escapePressed();
        return;
    }
    // + - * expand and collapse in a QTreeView; here they are text like any other.
    if (!isCommand && !text.isEmpty() && text.front().isPrint() && text != QLatin1StringView(" ")) {
        Q_EMIT typed(text);
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TopicTreeView::expandBelow(const QModelIndex &index)
{
    std::vector<QPersistentModelIndex> open{index};
    for (size_t i = 0; i < open.size() && open.size() < expandLimit; ++i) {
        const int rows = m_model->rowCount(open[i]);
        for (int row = 0; row < rows && open.size() < expandLimit; ++row) {
            const QModelIndex child = m_model->index(row, 0, open[i]);
            if (m_model->hasChildren(child))
                open.emplace_back(child);
        }
    }
    setUpdatesEnabled(false);
    for (const QPersistentModelIndex &branch : open)
        expand(branch);
    setUpdatesEnabled(true);
}

std::vector<NodeId> TopicTreeView::expandedNodes() const
{
    std::vector<NodeId> expanded;
    std::vector<QModelIndex> open{QModelIndex()};
    for (size_t i = 0; i < open.size(); ++i) {
        const int rows = m_model->rowCount(open[i]);
        for (int row = 0; row < rows; ++row) {
            const QModelIndex child = m_model->index(row, 0, open[i]);
            if (!isExpanded(child))
                continue;
            expanded.push_back(TopicTreeModel::nodeOf(child));
            open.push_back(child);
        }
    }
    return expanded;
}

void TopicTreeView::expandNodes(const std::vector<NodeId> &nodes)
{
    for (const NodeId node : nodes)
        expand(m_model->indexOf(node));
}

} // namespace avocet
