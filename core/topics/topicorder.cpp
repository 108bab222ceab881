// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicorder.h"

#include "topics/topicstore.h"

#include <algorithm>

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
qsizetype commonPrefix(const TopicStore &store, std::vector<NodeId>::iterator begin,
                       std::vector<NodeId>::iterator stop)
{
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

using Iterator = std::vector<NodeId>::iterator;

void sortRange(const TopicStore &store, Iterator begin, Iterator end)
{
    if (end - begin < 2)
        return;
    struct Keyed
    {
        quint64 key;
        NodeId node;
    };
    const qsizetype prefix = commonPrefix(store, begin, end);
    std::vector<Keyed> keyed;
    keyed.reserve(size_t(end - begin));
    for (Iterator i = begin; i != end; ++i)
        keyed.push_back({keyOf(store.level(*i), prefix), *i});
    std::sort(keyed.begin(), keyed.end(), [&](const Keyed &a, const Keyed &b) {
        return a.key != b.key ? a.key < b.key : compareLevels(store.level(a.node), store.level(b.node)) < 0;
    });
    std::transform(keyed.begin(), keyed.end(), begin, [](const Keyed &entry) { return entry.node; });
}
} // namespace

int compareLevels(QByteArrayView a, QByteArrayView b)
{
    if (isReserved(a) != isReserved(b))
        return isReserved(a) ? 1 : -1;
    const int order = compareFrom(a, b);
    return order != 0 ? order : a.compare(b);
}

void sortByLevel(const TopicStore &store, std::vector<NodeId> &siblings)
{
    const auto reserved = std::partition(siblings.begin(), siblings.end(),
                                         [&](NodeId node) { return !isReserved(store.level(node)); });
    sortRange(store, siblings.begin(), reserved);
    sortRange(store, reserved, siblings.end());
}

} // namespace avocet
