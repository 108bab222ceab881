// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/copygate.h"

#include <algorithm>

namespace avocet {

namespace {
constexpr qint64 watchTime = 2 * oneSecond;
constexpr qint64 memory = 10 * oneSecond;
constexpr qsizetype maximumCounts = 4096;
} // namespace

void CopyGate::setMatchingSubscriptions(int count)
{
    m_matching = std::max(1, count);
    m_copies = std::min(m_copies, m_matching);
    if (m_matching == 1)
        m_watched.reset();
    if (m_copies == 1)
        m_counts.clear();
}

void CopyGate::watch(const PayloadKey &payload, qint64 time)
{
    if (m_matching == 1)
        return;
    m_watched = Watched{.payload = payload, .since = time};
    m_counts.remove(payload);
}

bool CopyGate::takes(const PayloadKey &payload, qint64 time)
{
    if (isWatchedCopy(payload, time))
        return false;
    if (m_copies == 1)
        return true;
    prune(time);
    Count &count = m_counts[payload];
    if (time - count.last > memory)
        count.arrivals = 0;
    count.last = time;
    return count.arrivals++ % m_copies == 0;
}

bool CopyGate::isWatchedCopy(const PayloadKey &payload, qint64 time)
{
    if (!m_watched)
        return false;
    if (time - m_watched->since > watchTime) {
        m_copies = m_watched->arrivals;
        m_watched.reset();
        return false;
    }
    if (payload != m_watched->payload)
        return false;
    m_copies = std::max(m_copies, ++m_watched->arrivals);
    if (m_watched->arrivals == m_matching)
        m_watched.reset();
    return true;
}

void CopyGate::prune(qint64 time)
{
    if (m_counts.size() < maximumCounts)
        return;
    m_counts.removeIf([time](const auto &entry) { return time - entry.value().last > memory; });
    if (m_counts.size() >= maximumCounts)
        m_counts.clear();
}

} // namespace avocet
