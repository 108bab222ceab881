// SPDX-License-Identifier: GPL-3.0-or-later
// How changes of the store reach the view: the half of TopicTreeModel that moves on.
#include "models/topictreemodel.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <tuple>

namespace avocet {

namespace {
constexpr int structureInterval = 100; // milliseconds
constexpr size_t maximumRuns = 100;
constexpr size_t maximumMoves = 2'000'000; // rows given a new number in one flush
constexpr size_t maximumChangedRows = 256;
constexpr size_t maximumChangedRuns = 32;

constexpr size_t mostSortedUnasked = 50'000; // rows
constexpr qint64 sortSlice = 5'000;          // microseconds

struct ByLevel
{
    const TopicRows &rows;
    bool operator()(NodeId a, NodeId b) const { return rows.isBefore(a, b); }
};

/// Neighbours among the added rows that come to stand before the same present row.
struct Run
{
    size_t position; ///< among the present rows
    size_t first;    ///< of the added rows
    size_t count;
};

std::vector<Run> runsOf(const TopicRows &rows, NodeId parent, const TopicRows::Siblings &present,
                        const TopicRows::Siblings &added)
{
    if (!rows.isSorted(parent) && !added.empty())
        return {{present.size(), 0, added.size()}};
    std::vector<Run> runs;
    auto from = present.begin();
    for (size_t i = 0; i < added.size(); ++i) {
        from = std::upper_bound(from, present.end(), added[i], ByLevel{rows});
        const auto position = size_t(from - present.begin());
        if (runs.empty() || runs.back().position != position)
            runs.push_back({position, i, 0});
        ++runs.back().count;
    }
    return runs;
}

/// Few comparisons, and the rows between the runs are moved as they stand.
void mergeInto(TopicRows::Siblings &rows, const std::vector<Run> &runs, const TopicRows::Siblings &added)
{
    TopicRows::Siblings merged;
    merged.reserve(rows.size() + added.size());
    size_t taken = 0;
    for (const Run &run : runs) {
        merged.insert(merged.end(), rows.begin() + qsizetype(taken), rows.begin() + qsizetype(run.position));
        const auto first = added.begin() + qsizetype(run.first);
        merged.insert(merged.end(), first, first + qsizetype(run.count));
        taken = run.position;
    }
    merged.insert(merged.end(), rows.begin() + qsizetype(taken), rows.end());
    rows.swap(merged);
}
} // namespace

void TopicTreeModel::flushSoon()
{
    m_isFlushWanted = m_structureTimer.isActive();
    if (m_isFlushWanted)
        return;
    QElapsedTimer clock;
    clock.start();
    flushStructure();
    // Where very many rows are laid out, that is most of the time; it gets a tenth of it.
    m_structureTimer.start(std::max(structureInterval, int(clock.elapsed()) * 10));
}

void TopicTreeModel::flushStructure()
{
    Pending pending = takeNewRows();
    holdBack(pending);
    insertRows(pending);
    if (isFiltered())
        Q_EMIT searchAdvanced();
}

TopicTreeModel::Pending TopicTreeModel::takeNewRows()
{
    Pending pending = std::move(m_held);
    m_held = {};
    if (isFiltered()) {
        for (const TopicRows::Announced &announced :
             m_rows.announceShown(m_search.shownNodes(), m_shownTaken))
            addTo(pending, announced);
        m_shownTaken = m_search.shownNodes().size();
    } else {
        for (const TopicRows::Announced &announced : m_rows.announceUpTo(m_store.nodeCount()))
            addTo(pending, announced);
    }
    return pending;
}

void TopicTreeModel::addTo(Pending &pending, const TopicRows::Announced &announced)
{
    const NodeId parent = m_store.parent(announced.node);
    if (!m_rows.builtChildren(parent)) {
        // The view has to learn that a row without children has some now; all other rows are built when asked
        // for.
        if (!announced.wasLeaf || (parent != rootNode && !m_rows.isRow(parent)))
            return;
        m_rows.buildEmpty(parent);
    }
    pending[parent].push_back(announced.node);
}

void TopicTreeModel::holdBack(Pending &pending)
{
    int held = 0;
    if (m_anchor != noNode) {
        for (auto &[parent, nodes] : pending) {
            if (m_rows.builtChildren(parent)->empty() || !isSeen(parent))
                continue;
            const auto waiting = std::stable_partition(nodes.begin(), nodes.end(),
                                                       [this](NodeId node) { return !mustWait(node); });
            if (waiting == nodes.end())
                continue;
            m_held[parent].assign(waiting, nodes.end());
            held += int(nodes.end() - waiting);
            nodes.erase(waiting, nodes.end());
        }
    }
    setHeldCount(held);
}

bool TopicTreeModel::mustWait(NodeId node) const
{
    NodeId a = m_anchor;
    NodeId b = node;
    while (m_store.depth(b) > m_store.depth(a))
        b = m_store.parent(b);
    if (a == b)
        return false; // below the anchor
    while (m_store.depth(a) > m_store.depth(b))
        a = m_store.parent(a);
    while (m_store.parent(a) != m_store.parent(b)) {
        a = m_store.parent(a);
        b = m_store.parent(b);
    }
    if (m_rows.isRow(b))
        return m_rows.rowOf(b) < m_rows.rowOf(a);
    return m_rows.isSorted(m_store.parent(b)) && m_rows.isBefore(b, a); // else it comes last
}

bool TopicTreeModel::isSeen(NodeId parent) const
{
    if (!m_isExpanded)
        return true;
    for (; parent != rootNode; parent = m_store.parent(parent)) {
        if (!m_rows.isRow(parent) || !m_isExpanded(indexOfRow(parent)))
            return false;
    }
    return true;
}

void TopicTreeModel::setAnchor(NodeId node)
{
    if (m_anchor == node)
        return;
    m_anchor = node;
    if (std::exchange(m_isSortWaiting, false))
        m_sortTimer.start();
    if (m_heldCount == 0)
        return;
    if (node == noNode)
        flushStructure();
    else
        flushSoon();
}

void TopicTreeModel::releaseHeldBack()
{
    Pending pending = takeNewRows();
    setHeldCount(0);
    insertRows(pending);
}

void TopicTreeModel::setHeldCount(int count)
{
    if (m_heldCount == count)
        return;
    m_heldCount = count;
    Q_EMIT heldBackChanged(count);
}

void TopicTreeModel::insertRows(Pending &pending)
{
    size_t runs = 0;
    size_t moves = 0;
    for (auto &[parent, added] : pending) {
        sortSiblings(m_store, m_rows.sortByName(), 0, added);
        const TopicRows::Siblings &present = *m_rows.builtChildren(parent);
        const size_t count = runsOf(m_rows, parent, present, added).size();
        runs += count;
        moves += count * (present.size() + added.size());
    }
    if (runs > maximumRuns || moves > maximumMoves) {
        insertAtOnce(pending);
        return;
    }
    for (const auto &[parent, added] : pending)
        insertInRuns(parent, added);
}

void TopicTreeModel::insertInRuns(NodeId parent, const TopicRows::Siblings &added)
{
    TopicRows::Siblings &rows = *m_rows.builtChildren(parent);
    const std::vector<Run> runs = runsOf(m_rows, parent, rows, added);
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const int row = int(run->position);
        beginInsertRows(indexOfRow(parent), row, row + int(run->count) - 1);
        const auto first = added.begin() + qsizetype(run->first);
        rows.insert(rows.begin() + row, first, first + qsizetype(run->count));
        m_rows.renumber(rows, run->position);
        endInsertRows();
    }
}

void TopicTreeModel::insertAtOnce(Pending &pending)
{
    changeLayout([&] {
        for (auto &[parent, added] : pending) {
            TopicRows::Siblings &rows = *m_rows.builtChildren(parent);
            mergeInto(rows, runsOf(m_rows, parent, rows, added), added);
            m_rows.renumber(rows, 0);
        }
    });
}

template <class Change>
void TopicTreeModel::changeLayout(Change change)
{
    Q_EMIT layoutAboutToBeChanged();
    change();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after.append(indexOfRow(nodeOf(index), index.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void TopicTreeModel::setSort(TopicSort sort)
{
    m_rows.setSort(sort);
    releaseHeldBack();
    sortRows();
}

void TopicTreeModel::sortAgain()
{
    if (m_anchor == noNode && m_rows.builtCount() <= mostSortedUnasked)
        sortRows();
}

void TopicTreeModel::sortRows()
{
    changeLayout([this] { m_rows.sortAgain(); });
    if (m_rows.isSorting())
        m_sortTimer.start();
}

/// Nothing moves under the pointer: what would, waits until it has gone elsewhere.
void TopicTreeModel::advanceSorting()
{
    std::vector<NodeId> ready = m_rows.advanceSorting(sortSlice);
    const auto wouldMove = [this](NodeId parent) { return m_rows.wouldMove(parent, m_anchor); };
    m_isSortWaiting = std::erase_if(ready, wouldMove) > 0;
    if (!ready.empty()) {
        changeLayout([&] {
            for (const NodeId parent : ready)
                m_rows.finishSorting(parent);
        });
    }
    if (m_rows.isSorting() && !m_isSortWaiting)
        m_sortTimer.start();
}

void TopicTreeModel::announceValues()
{
    struct Changed
    {
        NodeId parent;
        quint32 row;
        NodeId node;
    };
    std::vector<Changed> changed;
    for (const NodeId node : m_store.touchedNodes()) {
        const quint32 row = m_rows.rowOf(node);
        if (row == TopicRows::noRow)
            continue;
        if (changed.size() == maximumChangedRows) {
            announceAllValues();
            return;
        }
        changed.push_back({m_store.parent(node), row, node});
    }
    std::sort(changed.begin(), changed.end(), [](const Changed &a, const Changed &b) {
        return std::tie(a.parent, a.row) < std::tie(b.parent, b.row);
    });
    const auto isRunEnd = [&](size_t i) {
        return i + 1 == changed.size() || changed[i + 1].parent != changed[i].parent ||
               changed[i + 1].row != changed[i].row + 1;
    };
    size_t runs = 0;
    for (size_t i = 0; i < changed.size(); ++i)
        runs += isRunEnd(i);
    if (runs > maximumChangedRuns) {
        announceAllValues();
        return;
    }
    for (size_t first = 0, i = 0; i < changed.size(); ++i) {
        if (!isRunEnd(i))
            continue;
        Q_EMIT dataChanged(indexOfRow(changed[first].node, ValueColumn),
                           indexOfRow(changed[i].node, TopicsColumn));
        first = i + 1;
    }
}

void TopicTreeModel::announceAllValues()
{
    const TopicRows::Siblings *top = m_rows.builtChildren(rootNode);
    if (top && !top->empty())
        Q_EMIT dataChanged(indexOfRow(top->front(), ValueColumn), indexOfRow(top->back(), TopicsColumn));
}

} // namespace avocet
