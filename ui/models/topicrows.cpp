// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/topicrows.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace avocet {

namespace {
constexpr size_t manySiblings = 20'000; ///< from here on they are sorted bit by bit
constexpr size_t sortedFirst = 2'000;   ///< more than a screen shows
} // namespace

void TopicRows::reset(bool isFiltered)
{
    m_children.clear();
    m_sorting.clear();
    m_lastParent = noNode;
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
    if (!m_store.hasChildren(parent))
        return false;
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
    if (parent == m_lastParent)
        return *m_lastChildren;
    if (const Siblings *built = builtChildren(parent)) {
        m_lastParent = parent;
        m_lastChildren = built; // which stays where it is
        return *built;
    }
    if (!hasChildren(parent))
        return none;
    Siblings &siblings = m_children[parent];
    for (NodeId node = m_store.firstChild(parent); node != noNode; node = m_store.nextSibling(node)) {
        if (isAnnounced(node))
            siblings.push_back(node);
    }
    sort(parent, siblings);
    renumber(siblings, 0);
    return siblings;
}

void TopicRows::sort(NodeId parent, Siblings &siblings)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1000;
    m_sorting.erase(parent);
    if (siblings.size() < manySiblings) {
        sortSiblings(m_store, m_sort, now, siblings);
        return;
    }
    auto sorter = std::make_unique<SiblingSorter>(m_store, m_sort, now, siblings);
    sorter->sortHead(sortedFirst);
    sorter->copyTo(siblings);
    m_sorting.emplace(parent, std::move(sorter));
}

void TopicRows::sortAgain()
{
    for (auto &[parent, siblings] : m_children) {
        sort(parent, siblings);
        renumber(siblings, 0);
    }
}

size_t TopicRows::builtCount() const
{
    size_t count = 0;
    for (const auto &[parent, siblings] : m_children)
        count += siblings.size();
    return count;
}

std::vector<NodeId> TopicRows::advanceSorting(qint64 microseconds)
{
    std::vector<NodeId> ready;
    for (const auto &[parent, sorter] : m_sorting) {
        if (!sorter->advance(microseconds / qint64(m_sorting.size())))
            continue;
        ready.push_back(parent);
    }
    return ready;
}

/// The first ones are where they will stay.
bool TopicRows::wouldMove(NodeId parent, NodeId node) const
{
    while (node != noNode && node != rootNode && m_store.parent(node) != parent)
        node = m_store.parent(node);
    return node != noNode && node != rootNode && isRow(node) && rowOf(node) >= sortedFirst;
}

void TopicRows::finishSorting(NodeId parent)
{
    Siblings &siblings = m_children[parent];
    const auto sorter = m_sorting.find(parent);
    Siblings late(siblings.begin() + qsizetype(sorter->second->size()), siblings.end());
    sorter->second->copyTo(siblings);
    m_sorting.erase(sorter);
    const auto sorted = qsizetype(siblings.size());
    siblings.insert(siblings.end(), late.begin(), late.end());
    if (isSorted(parent)) {
        const auto before = [this](NodeId a, NodeId b) { return isBefore(a, b); };
        std::sort(siblings.begin() + sorted, siblings.end(), before);
        std::inplace_merge(siblings.begin(), siblings.begin() + sorted, siblings.end(), before);
    }
    renumber(siblings, 0);
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
