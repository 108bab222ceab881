// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in the topic pane: filter, select, and the commands on a row.
#include "models/topictreemodel.h"
#include "panes/topicfilterbox.h"
#include "panes/topicpane.h"
#include "panes/topicsortbutton.h"
#include "panes/topictreeview.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>

namespace avocet {

namespace {
constexpr size_t maximumExpandedMatches = 200;
} // namespace

void TopicPane::makeActions()
{
    addTreeAction(QStringLiteral("copyTopic"), tr("Copy topic"), QKeySequence::Copy, &TopicPane::copyTopic);
    addTreeAction(QStringLiteral("copyValue"), tr("Copy value"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C),
                  &TopicPane::copyValue);
    addTreeAction(QStringLiteral("publishToTopic"), tr("Publish to this topic"), {},
                  &TopicPane::publishToTopic);
    addTreeAction(QStringLiteral("expandAllBelow"), tr("Expand all below"),
                  QKeySequence(Qt::SHIFT | Qt::Key_Right), &TopicPane::expandAllBelow);
    addTreeAction(QStringLiteral("collapseAll"), tr("Collapse all"), QKeySequence(Qt::SHIFT | Qt::Key_Left),
                  &TopicPane::collapseAll);
}

void TopicPane::addTreeAction(const QString &name, const QString &text, const QKeySequence &keys,
                              void (TopicPane::*slot)())
{
    auto *action = new QAction(text, m_tree);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    m_tree->addAction(action);
}

void TopicPane::showContextMenu(const QPoint &position)
{
    const QModelIndex under = m_tree->indexAt(position);
    if (!under.isValid())
        return;
    m_tree->setCurrentIndex(under.siblingAtColumn(TopicTreeModel::NameColumn));
    auto *menu = new QMenu(m_tree);
    menu->setObjectName(QStringLiteral("topicMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_tree->actions()) {
        if (action->objectName() == QLatin1StringView("copyValue"))
            action->setEnabled(under.data(TopicTreeModel::HasMessageRole).toBool());
        menu->addAction(action);
        if (action->objectName() == QLatin1StringView("publishToTopic"))
            menu->addSeparator();
    }
    menu->popup(m_tree->viewport()->mapToGlobal(position));
    connect(menu, &QMenu::aboutToHide, this, [this] {
        for (QAction *action : m_tree->actions())
            action->setEnabled(true);
    });
}

void TopicPane::copyTopic()
{
    if (m_selected != noNode)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_store.pathOf(m_selected)));
}

void TopicPane::copyValue()
{
    if (m_selected == noNode)
        return;
    const MessageRef message = m_log.latestMessage(m_store.topicOf(m_selected));
    if (!message)
        return;
    const bool isText = message.payload.isValidUtf8();
    QGuiApplication::clipboard()->setText(
        isText ? QString::fromUtf8(message.payload)
               : QString::fromLatin1(message.payload.toByteArray().toHex(' ')));
}

void TopicPane::publishToTopic()
{
    if (m_selected != noNode)
        Q_EMIT publishRequested(QString::fromUtf8(m_store.pathOf(m_selected)));
}

void TopicPane::expandAllBelow()
{
    const QModelIndex current = m_tree->currentIndex();
    if (current.isValid())
        m_tree->expandBelow(current.siblingAtColumn(TopicTreeModel::NameColumn));
}

void TopicPane::collapseAll()
{
    m_tree->collapseAll();
}

NodeId TopicPane::selectedNode() const
{
    return m_selected;
}

void TopicPane::focusFilter()
{
    m_filter->focusAll();
}

void TopicPane::setSort(TopicSort sort)
{
    m_sort->setSort(sort);
    m_tree->showSort(sort);
    m_model->setSort(sort);
}

/// The same column once more turns the order round.
void TopicPane::sortByColumn(int column)
{
    if (column != TopicTreeModel::NameColumn && column != TopicTreeModel::MessagesColumn)
        return;
    const TopicSort sort =
        naturalSort(column == TopicTreeModel::NameColumn ? TopicSort::Key::Name : TopicSort::Key::Messages);
    setSort(sort == m_sort->sort() ? TopicSort{sort.key, !sort.isDescending} : sort);
}

void TopicPane::followCurrent(const QModelIndex &current)
{
    if (m_isRestoring)
        return;
    const NodeId node = current.isValid() ? TopicTreeModel::nodeOf(current) : noNode;
    if (node == m_selected)
        return;
    m_selected = node;
    if (node == noNode)
        Q_EMIT topicCleared();
    else
        Q_EMIT topicSelected(node);
}

bool TopicPane::selectTopic(const QString &topicName)
{
    const NodeId node = m_store.find(topicName.toUtf8());
    if (node == noNode)
        return false;
    m_model->releaseHeldBack();
    if (!m_model->indexOf(node).isValid())
        m_filter->clear();
    select(m_model->indexOf(node));
    return true;
}

void TopicPane::select(const QModelIndex &index)
{
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void TopicPane::applyFilter()
{
    if (!m_model->isFiltered())
        m_expandedBeforeFilter = m_tree->expandedNodes();
    m_isRestoring = true; // the reset takes the selection away; what is selected stays selected
    m_filter->setError(m_model->setFilter(m_filter->query()));
    expandMatches();
    if (!m_model->isFiltered())
        m_tree->expandNodes(std::exchange(m_expandedBeforeFilter, {}));
    if (m_selected != noNode && !m_tree->currentIndex().isValid())
        select(m_model->indexOf(m_selected));
    m_isRestoring = false;
    showEmptyWords();
}

void TopicPane::expandMatches()
{
    const std::vector<NodeId> &matches = m_model->matches();
    if (!m_model->isFiltered() || matches.size() > maximumExpandedMatches)
        return;
    for (; m_matchesExpanded < matches.size(); ++m_matchesExpanded) {
        const QModelIndex match = m_model->indexOf(matches[m_matchesExpanded]);
        if (!match.isValid())
            return; // not a row yet
        std::vector<QModelIndex> above;
        for (QModelIndex index = match.parent(); index.isValid(); index = index.parent())
            above.push_back(index);
        for (auto index = above.rbegin(); index != above.rend(); ++index)
            m_tree->expand(*index);
    }
    showEmptyWords();
}

} // namespace avocet
