// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/topicrows.h"

#include "topics/topicorder.h"

namespace avocet {

void TopicRows::reset(bool isFiltered)
{
    m_children.clear();
    m_rowOf.assign(m_store.nodeCount(), noRow);
    m_announced = m_store.nodeCount();
    m_isFiltered = isFiltered;
    m_shown.clear();
    m_branches.clear();
}

std::vector<TopicRows::Announced> TopicRows::announceUpTo(size_t nodeCount)
{
    std::vector<Announced> announced;
    announced.reserve(nodeCount - m_announced);
    const size_t first = m_announced;
    for (size_t node = first; node < nodeCount; ++node) {
        const NodeId parent = m_store.parent(NodeId(node));
        announced.push_back({NodeId(node), m_store.firstChild(parent) >= first});
    }
    m_announced = nodeCount;
    m_rowOf.resize(nodeCount, noRow);
    return announced;
}

std::vector<TopicRows::Announced> TopicRows::announceShown(const std::vector<NodeId> &shown, size_t first)
{
    std::vector<Announced> announced;
    announced.reserve(shown.size() - first);
    m_shown.resize(m_store.nodeCount());
    m_branches.resize(m_store.nodeCount());
    m_rowOf.resize(m_store.nodeCount(), noRow);
    for (size_t i = first; i < shown.size(); ++i)
        announced.push_back({shown[i], !m_branches[m_store.parent(shown[i])]});
    for (size_t i = first; i < shown.size(); ++i) {
        m_shown[shown[i]] = true;
        m_branches[m_store.parent(shown[i])] = true;
    }
    return announced;
}

bool TopicRows::hasChildren(NodeId parent) const
{
    const auto built = m_children.find(parent);
    if (built != m_children.end())
        return !built->second.empty();
    if (m_isFiltered)
        return isMarked(m_branches, parent);
    return m_store.firstChild(parent) < m_announced; // noNode is above every count
}

const TopicRows::Siblings &TopicRows::children(NodeId parent)
{
    static const Siblings none;
    if (const Siblings *built = builtChildren(parent))
        return *built;
    if (!hasChildren(parent))
        return none;
    Siblings &siblings = m_children[parent];
    for (NodeId node = m_store.firstChild(parent); node != noNode; node = m_store.nextSibling(node)) {
        if (isAnnounced(node))
            siblings.push_back(node);
    }
    sortByLevel(m_store, siblings);
    renumber(siblings, 0);
    return siblings;
}

TopicRows::Siblings *TopicRows::builtChildren(NodeId parent)
{
    const auto built = m_children.find(parent);
    return built == m_children.end() ? nullptr : &built->second;
}

void TopicRows::renumber(const Siblings &siblings, size_t from)
{
    for (size_t row = from; row < siblings.size(); ++row)
        m_rowOf[siblings[row]] = quint32(row);
}

} // namespace avocet
