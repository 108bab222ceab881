// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicorder.h"

#include "topics/topicstore.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <cstring>

namespace avocet {

namespace {
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

uchar folded(char c)
{
    return uchar(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/// The run of digits at `from`, without leading zeros.
QByteArrayView numberAt(QByteArrayView text, qsizetype &from)
{
    while (from < text.size() && text[from] == '0')
        ++from;
    const qsizetype begin = from;
    while (from < text.size() && isDigit(text[from]))
        ++from;
    return text.sliced(begin, from - begin);
}

int compareNumbers(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b);
}

int compareFrom(QByteArrayView a, QByteArrayView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const QByteArrayView left = numberAt(a, i);
            if (const int order = compareNumbers(left, numberAt(b, j)))
                return order;
            continue;
        }
        const int order = int(folded(a[i++])) - int(folded(b[j++]));
        if (order != 0)
            return order;
    }
    return int(i < a.size()) - int(j < b.size());
}

bool isReserved(QByteArrayView level)
{
    return level.startsWith('$');
}

/// Bytes that all siblings share, up to the last place where no run of digits is cut.
template <class Iterator>
qsizetype commonPrefix(const TopicStore &store, Iterator begin, Iterator stop)
{
    if (begin == stop)
        return 0;
    const QByteArrayView first = store.level(*begin);
    qsizetype shared = first.size();
    for (; begin != stop; ++begin) {
        const QByteArrayView level = store.level(*begin);
        const auto end =
            std::mismatch(first.begin(), first.begin() + std::min(shared, level.size()), level.begin());
        shared = end.first - first.begin();
    }
    while (shared > 0 && isDigit(first[shared - 1]))
        --shared;
    return shared;
}

/// The first bytes after the shared prefix as a number whose order never contradicts compareLevels(); equal
/// keys need the full comparison. A run of digits is '0' and its value in 32 bits.
quint64 keyOf(QByteArrayView level, qsizetype prefix)
{
    quint64 key = 0;
    int shift = 56;
    for (qsizetype i = prefix; i < level.size() && shift >= 0; shift -= 8) {
        if (!isDigit(level[i])) {
            key |= quint64(folded(level[i++])) << shift;
            continue;
        }
        key |= quint64('0') << shift;
        if (shift < 32)
            return key;
        const QByteArrayView number = numberAt(level, i);
        shift -= 32;
        if (number.size() > 9)
            return key | quint64(0xFFFFFFFFu) << shift;
        quint64 value = 0;
        for (const char digit : number)
            value = value * 10 + quint64(digit - '0');
        key |= value << shift;
    }
    return key;
}

constexpr size_t smallRange = 8'192; // items sorted in one go
/// Beyond so many siblings, equal counters leave them in order of appearance: names would be compared over
/// and over.
constexpr size_t mostComparedByName = 100'000;

/// A number that is never negative, as one whose order is that of unsigned integers.
quint64 orderedBits(double value)
{
    quint64 bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}

quint64 keyOf(const TopicStore &store, TopicSort::Key key, qint64 now, NodeId node)
{
    switch (key) {
    case TopicSort::Key::Name:
        break;
    case TopicSort::Key::Messages:
        return store.messages(node) + store.messagesBelow(node);
    case TopicSort::Key::Rate:
        return orderedBits(store.rate(node, now));
    case TopicSort::Key::Bytes:
        return store.bytes(node);
    case TopicSort::Key::LastActivity:
        return quint64(store.lastActivity(node));
    }
    return 0;
}
} // namespace

SiblingSorter::SiblingSorter(const TopicStore &store, TopicSort sort, qint64 now,
                             const std::vector<NodeId> &siblings)
    : m_store(store)
    , m_sort(sort)
{
    m_items.reserve(siblings.size());
    if (sort.key == TopicSort::Key::Name) {
        fillByName(siblings);
        return;
    }
    for (const NodeId node : siblings) {
        const quint64 key = keyOf(store, sort.key, now, node);
        m_items.push_back({sort.isDescending ? ~key : key, node});
    }
    push(0, m_items.size());
}

void SiblingSorter::fillByName(const std::vector<NodeId> &siblings)
{
    std::vector<NodeId> ordinary;
    std::vector<NodeId> reserved;
    for (const NodeId node : siblings)
        (isReserved(m_store.level(node)) ? reserved : ordinary).push_back(node);
    for (const std::vector<NodeId> *nodes : {&ordinary, &reserved}) {
        const qsizetype prefix = commonPrefix(m_store, nodes->begin(), nodes->end());
        const size_t begin = m_items.size();
        for (const NodeId node : *nodes) {
            const quint64 key = keyOf(m_store.level(node), prefix);
            m_items.push_back({m_sort.isDescending ? ~key : key, node});
        }
        push(begin, m_items.size());
    }
    std::reverse(m_open.begin(), m_open.end());
}

void SiblingSorter::push(size_t begin, size_t end)
{
    if (end - begin > 1)
        m_open.push_back({begin, end});
}

bool SiblingSorter::isBefore(const Item &a, const Item &b) const
{
    if (a.key != b.key)
        return a.key < b.key;
    if (m_sort.key != TopicSort::Key::Name && m_items.size() > mostComparedByName)
        return a.node < b.node;
    return isBeforeByName(m_store, m_sort.isDescending && m_sort.key == TopicSort::Key::Name, a.node, b.node);
}

void SiblingSorter::sortHead(size_t count)
{
    while (!m_open.empty() && m_open.back().begin < count) {
        const Range range = m_open.back();
        m_open.pop_back();
        const auto before = [this](const Item &a, const Item &b) { return isBefore(a, b); };
        const Iterator begin = m_items.begin() + qptrdiff(range.begin);
        const Iterator end = m_items.begin() + qptrdiff(range.end);
        if (range.end <= count || range.end - range.begin <= smallRange) {
            std::sort(begin, end, before);
            continue;
        }
        std::nth_element(begin, m_items.begin() + qptrdiff(count), end, before);
        push(count, range.end);
        push(range.begin, count);
    }
}

bool SiblingSorter::advance(qint64 microseconds)
{
    QElapsedTimer clock;
    clock.start();
    const auto before = [this](const Item &a, const Item &b) { return isBefore(a, b); };
    while (!m_open.empty() && clock.nsecsElapsed() < microseconds * 1000) {
        const Range range = m_open.back();
        m_open.pop_back();
        const Iterator begin = m_items.begin() + qptrdiff(range.begin);
        const Iterator end = m_items.begin() + qptrdiff(range.end);
        if (range.end - range.begin <= smallRange) {
            std::sort(begin, end, before);
            continue;
        }
        const size_t middle = range.begin + (range.end - range.begin) / 2;
        std::nth_element(begin, m_items.begin() + qptrdiff(middle), end, before);
        push(middle, range.end);
        push(range.begin, middle);
    }
    return m_open.empty();
}

void SiblingSorter::copyTo(std::vector<NodeId> &siblings) const
{
    siblings.resize(m_items.size());
    std::transform(m_items.begin(), m_items.end(), siblings.begin(),
                   [](const Item &item) { return item.node; });
}

int compareLevels(QByteArrayView a, QByteArrayView b)
{
    if (isReserved(a) != isReserved(b))
        return isReserved(a) ? 1 : -1;
    const int order = compareFrom(a, b);
    return order != 0 ? order : a.compare(b);
}

bool isBeforeByName(const TopicStore &store, bool isDescending, NodeId a, NodeId b)
{
    const QByteArrayView left = store.level(a);
    const QByteArrayView right = store.level(b);
    const int order = compareLevels(left, right);
    return isDescending && isReserved(left) == isReserved(right) ? order > 0 : order < 0;
}

void sortByLevel(const TopicStore &store, std::vector<NodeId> &siblings)
{
    sortSiblings(store, {}, 0, siblings);
}

void sortSiblings(const TopicStore &store, TopicSort sort, qint64 now, std::vector<NodeId> &siblings)
{
    if (siblings.size() < 2)
        return;
    SiblingSorter sorter(store, sort, now, siblings);
    sorter.sortHead(siblings.size());
    sorter.copyTo(siblings);
}

} // namespace avocet
