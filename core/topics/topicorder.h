// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicnode.h"

#include <QtCore/QByteArrayView>

#include <vector>

namespace avocet {

class TopicStore;

/// The order in which a person expects siblings: without regard to ASCII case, runs of digits by their value
/// ("pump9" before "pump10"), levels that begin with `$` last. Total: levels that differ only in case or in
/// leading zeros are ordered by their bytes. < 0, 0 or > 0.
int compareLevels(QByteArrayView a, QByteArrayView b);

/// What siblings are sorted by. Equal ones are ordered by name.
struct TopicSort
{
    enum class Key : quint8 { Name, Messages, Rate, Bytes, LastActivity };
    Key key = Key::Name;
    bool isDescending = false;
    bool operator==(const TopicSort &) const = default;
};

/// Whether `a` stands before `b` when siblings are sorted by name: levels that begin with `$` are last either
/// way.
bool isBeforeByName(const TopicStore &store, bool isDescending, NodeId a, NodeId b);

/// Sorts siblings in that order.
void sortByLevel(const TopicStore &store, std::vector<NodeId> &siblings);
/// Sorts siblings by what they show at the time `now` (microseconds since 1970).
void sortSiblings(const TopicStore &store, TopicSort sort, qint64 now, std::vector<NodeId> &siblings);

/// Very many siblings, sorted bit by bit: first those that stand first, then the rest, in slices. Names,
/// counters and rates are those at its beginning, so the order is a consistent one. GUI thread only, as the
/// store.
class SiblingSorter
{
public:
    /// Costs one look at each.
    SiblingSorter(const TopicStore &store, TopicSort sort, qint64 now, const std::vector<NodeId> &siblings);

    /// Puts the first `count` in order.
    void sortHead(size_t count);
    /// Goes on for about `microseconds`. True when all is in order.
    bool advance(qint64 microseconds);
    /// In the order reached so far.
    void copyTo(std::vector<NodeId> &siblings) const;
    size_t size() const { return m_items.size(); }

private:
    struct Item
    {
        quint64 key;
        NodeId node;
    };
    struct Range
    {
        size_t begin;
        size_t end;
    };
    using Iterator = std::vector<Item>::iterator;

    void fillByName(const std::vector<NodeId> &siblings);
    bool isBefore(const Item &a, const Item &b) const;
    void push(size_t begin, size_t end);

    const TopicStore &m_store;
    TopicSort m_sort;
    std::vector<Item> m_items;
    std::vector<Range> m_open; ///< not in order yet, the first of them last
};

} // namespace avocet
