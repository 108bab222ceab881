// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/messagelog.h"
#include "topics/topicorder.h"
#include "topics/topicstore.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <vector>

class QKeySequence;
class QModelIndex;
class QPushButton;
class QStackedWidget;

namespace avocet {

class EmptyState;
class ToneLabel;
class TopicFilterBox;
class TopicSortButton;
class TopicTreeModel;
class TopicTreeView;

/// The live topic tree with its filter. Calm while hidden: nothing is painted and no timer runs.
class TopicPane : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the pane.
    TopicPane(const TopicStore &store, const MessageLog &log, QWidget *parent = nullptr);
    ~TopicPane() override;

    /// After every TopicStore::endFrame(), and at once after TopicStore::clear().
    void frame();
    /// Which words stand there while no topic does.
    void setConnected(bool isConnected);
    /// Shows and selects the topic, clearing the filter if it hides it. False if there is no such topic.
    bool selectTopic(const QString &topicName);
    /// Roots open by themselves while there are no more topics than this, but for those that begin with '$':
    /// a newcomer sees topics, not closed roots. 0, as it is at first: they stay closed.
    void setOpensRootsUpTo(size_t topics) { m_fewTopics = topics; }
    /// noNode: none.
    NodeId selectedNode() const;
    void focusFilter();
    void setSort(TopicSort sort);

Q_SIGNALS:
    void topicSelected(quint32 nodeId);
    void topicCleared();
    void publishRequested(const QString &topicName);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildLayout();
    QWidget *makeHeader();
    void makeActions();
    void addTreeAction(const QString &name, const QString &text, const QKeySequence &keys,
                       void (TopicPane::*slot)());
    void connectTree();
    void openFirstTopics(const QModelIndex &parent, int first, int last);
    void showContextMenu(const QPoint &position);
    void applyFilter();
    void expandMatches();
    void followCurrent(const QModelIndex &current);
    void sortByColumn(int column);
    void showHeldBack(int count);
    void refresh();
    void showCount();
    void select(const QModelIndex &index);
    void showEmptyWords();
    void copyTopic();
    void copyValue();
    void expandAllBelow();
    void collapseAll();
    void publishToTopic();

    const TopicStore &m_store;
    const MessageLog &m_log;
    TopicTreeModel *m_model;
    TopicTreeView *m_tree;
    TopicFilterBox *m_filter;
    TopicSortButton *m_sort;
    ToneLabel *m_count;
    QPushButton *m_heldBack;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QTimer m_rateTimer; ///< rates fade without messages
    QTimer m_sortTimer; ///< counters change the order
    std::vector<NodeId> m_expandedBeforeFilter;
    size_t m_fewTopics = 0;
    size_t m_matchesExpanded = 0;
    size_t m_shownCount = SIZE_MAX;
    quint32 m_generation = 0;
    NodeId m_selected = noNode;
    bool m_isConnected = false;
    bool m_isSeen = false; ///< not hidden, nor the window minimised
    bool m_isRestoring = false;
};

} // namespace avocet
