// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicorder.h"
#include "topics/topicstore.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace avocet {

/// The rows of the topic tree as they have been announced to the view: a snapshot of the store that moves on
/// only when it is told. The children of a node are put together and sorted when somebody asks for them; of
/// very many, those that stand first, and the rest bit by bit.
class TopicRows
{
public:
    static constexpr quint32 noRow = 0xFFFFFFFFu;
    using Siblings = std::vector<NodeId>;

    explicit TopicRows(const TopicStore &store)
        : m_store(store)
    {
    }

    /// What rows are sorted by, as it stands at the time `now` (microseconds since 1970) when they are put
    /// together. Rows that are there keep their places until sortAgain().
    void setSort(TopicSort sort) { m_sort = sort; }
    TopicSort sort() const { return m_sort; }
    void sortAgain();
    /// The order of names, as the sort wants it.
    TopicSort sortByName() const
    {
        return {TopicSort::Key::Name, m_sort.key == TopicSort::Key::Name && m_sort.isDescending};
    }
    /// Rows that have been put together.
    size_t builtCount() const;
    /// Whether the order of the children is a known one, so that a new one has its place among them.
    bool isSorted(NodeId parent) const
    {
        return m_sort.key == TopicSort::Key::Name && !m_sorting.contains(parent);
    }
    bool isSorting() const { return !m_sorting.empty(); }
    /// Goes on sorting for about `microseconds`; gives the nodes whose children are ready to be put in order.
    std::vector<NodeId> advanceSorting(qint64 microseconds);
    /// Puts them in order. Those that came meanwhile stand last if nobody knows better.
    void finishSorting(NodeId parent);
    bool isBefore(NodeId a, NodeId b) const { return isBeforeByName(m_store, m_sort.isDescending, a, b); }
    /// Whether putting its children in order would move the row of that node.
    bool wouldMove(NodeId parent, NodeId node) const;

    /// Without a filter all nodes that the store has now are announced; with one, none.
    void reset(bool isFiltered);

    /// Without a filter: the nodes from announcedCount() on are not announced yet.
    size_t announcedCount() const { return m_announced; }
    /// Moves the snapshot on. `wasLeaf` tells whether its parent had no children until now.
    struct Announced
    {
        NodeId node;
        bool wasLeaf;
    };
    std::vector<Announced> announceUpTo(size_t nodeCount);
    std::vector<Announced> announceShown(const std::vector<NodeId> &shown, size_t first);

    bool hasChildren(NodeId parent) const;
    const Siblings &children(NodeId parent);
    /// Null if nobody asked for them yet.
    Siblings *builtChildren(NodeId parent);
    Siblings &buildEmpty(NodeId parent) { return m_children[parent]; }

    /// noRow if its parent's children have not been built or it is not among them.
    quint32 rowOf(NodeId node) const { return node < m_rowOf.size() ? m_rowOf[node] : noRow; }
    bool isRow(NodeId node) const { return rowOf(node) != noRow; }
    void renumber(const Siblings &siblings, size_t from);

private:
    bool isAnnounced(NodeId node) const
    {
        return m_isFiltered ? isMarked(m_shown, node) : node < m_announced;
    }
    static bool isMarked(const std::vector<bool> &marks, NodeId node)
    {
        return node < marks.size() && marks[node];
    }

    void sort(NodeId parent, Siblings &siblings);

    const TopicStore &m_store;
    TopicSort m_sort;
    std::unordered_map<NodeId, std::unique_ptr<SiblingSorter>> m_sorting;
    NodeId m_lastParent = noNode; ///< whose children were asked for last, as a view does row by row
    const Siblings *m_lastChildren = nullptr;
    std::unordered_map<NodeId, Siblings> m_children;
    std::vector<quint32> m_rowOf;
    size_t m_announced = 0;
    bool m_isFiltered = false;
    std::vector<bool> m_shown;    ///< with a filter: announced nodes
    std::vector<bool> m_branches; ///< with a filter: nodes that have announced children
};

} // namespace avocet
