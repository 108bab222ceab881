// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicstore.h"

#include <unordered_map>
#include <vector>

namespace avocet {

/// The rows of the topic tree as they have been announced to the view: a snapshot of the store that moves on
/// only when it is told. The children of a node are put together and sorted when somebody asks for them.
class TopicRows
{
public:
    static constexpr quint32 noRow = 0xFFFFFFFFu;
    using Siblings = std::vector<NodeId>;

    explicit TopicRows(const TopicStore &store)
        : m_store(store)
    {
    }

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

    const TopicStore &m_store;
    std::unordered_map<NodeId, Siblings> m_children;
    std::vector<quint32> m_rowOf;
    size_t m_announced = 0;
    bool m_isFiltered = false;
    std::vector<bool> m_shown;    ///< with a filter: announced nodes
    std::vector<bool> m_branches; ///< with a filter: nodes that have announced children
};

} // namespace avocet
