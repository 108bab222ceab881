// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/messagelog.h"
#include "models/topicrows.h"
#include "topics/topicsearch.h"
#include "topics/topicstore.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QTimer>

#include <functional>
#include <unordered_map>

namespace avocet {

/// The live topic tree for a view. New topics become rows at most ten times a second; values are announced
/// once per frame, only for rows that somebody asked for, and all text is made in data().
///
/// While an anchor is set (the row under the pointer), rows that would come before it are held back, so that
/// nothing moves under the pointer. With a filter the rows are the matches and what is above them.
class TopicTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, MessagesColumn, TopicsColumn, ColumnCount };
    enum Role {
        TopicNameRole = Qt::UserRole + 1, ///< the full name, QString
        NodeIdRole,                       ///< quint32
        TopicIdRole,                      ///< quint32, mqtt::noTopic for a mere branch
        LastActivityRole,                 ///< at or below: milliseconds since 1970, UTC; 0: never
        HasMessageRole,                   ///< bool: there is a last value
    };

    /// Both must outlive the model.
    TopicTreeModel(const TopicStore &store, const MessageLog &log, QObject *parent = nullptr);

    /// After every TopicStore::endFrame(), and at once after TopicStore::clear().
    void frame();
    /// After frames were left out (nobody looked): everything may have changed.
    void catchUp();

    /// Returns what is wrong with a regular expression, and then changes nothing; empty if all is well.
    QString setFilter(const TopicQuery &query);
    const TopicQuery &filter() const { return m_search.query(); }
    bool isFiltered() const { return m_search.isActive(); }
    bool isSearching() const { return !m_search.isComplete(); }
    const std::vector<NodeId> &matches() const { return m_search.matches(); }

    /// Rows are sorted anew: those that are seen at once, very many others in slices.
    void setSort(TopicSort sort);
    TopicSort sort() const { return m_rows.sort(); }
    /// Counters have changed since: puts the rows in the order that they say now. Does nothing while an
    /// anchor is set or if there are too many rows to do it unasked.
    void sortAgain();

    /// noNode: none. `isExpanded` tells whether the rows below a node can be seen.
    void setAnchor(NodeId node);
    NodeId anchor() const { return m_anchor; }
    void setExpandedTest(std::function<bool(const QModelIndex &)> isExpanded)
    {
        m_isExpanded = std::move(isExpanded);
    }
    int heldBack() const { return m_heldCount; }
    void releaseHeldBack();

    const TopicStore &store() const { return m_store; }
    /// Invalid if the node is not shown. Builds the rows above it.
    QModelIndex indexOf(NodeId node, int column = NameColumn) const;
    /// rootNode for an invalid index.
    static NodeId nodeOf(const QModelIndex &index)
    {
        return index.isValid() ? NodeId(index.internalId()) : rootNode;
    }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// The full names, as text.
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

Q_SIGNALS:
    void heldBackChanged(int count);
    /// Rows have been added because of the filter, or all topics have been looked at.
    void searchAdvanced();

private:
    using Pending = std::unordered_map<NodeId, TopicRows::Siblings>;

    void reset();
    void sortRows();
    void advanceSorting();
    template <class Change>
    void changeLayout(Change change);
    void advanceSearch();
    void flushStructure();
    void flushSoon();
    Pending takeNewRows();
    void addTo(Pending &pending, const TopicRows::Announced &announced);
    void holdBack(Pending &pending);
    bool mustWait(NodeId node) const;
    bool isSeen(NodeId parent) const;
    void setHeldCount(int count);
    void insertRows(Pending &pending);
    void insertInRuns(NodeId parent, const TopicRows::Siblings &added);
    void insertAtOnce(Pending &pending);
    void announceValues();
    void announceAllValues();
    bool hasNewNodes() const;
    QString displayText(NodeId node, int column) const;
    QString toolTip(NodeId node, int column) const;
    QModelIndex indexOfRow(NodeId node, int column = NameColumn) const;

    const TopicStore &m_store;
    const MessageLog &m_log;
    mutable TopicRows m_rows; ///< mutable: children are put together when the view asks
    TopicSearch m_search;
    size_t m_shownTaken = 0; ///< of the search's nodes
    quint32 m_generation;
    NodeId m_anchor = noNode;
    std::function<bool(const QModelIndex &)> m_isExpanded;
    Pending m_held;
    int m_heldCount = 0;
    QTimer m_structureTimer;
    QTimer m_searchTimer;
    mutable QTimer m_sortTimer;   ///< between slices; begins when rows are put together
    bool m_isSortWaiting = false; ///< for the pointer to go elsewhere
    bool m_isFlushWanted = false;
};

} // namespace avocet
