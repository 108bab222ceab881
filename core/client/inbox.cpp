// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/inbox.h"

namespace mqtt {

namespace {
/// Below this size copying into the waiting batch is cheaper than one more batch.
constexpr qsizetype mergeBelow = 64 * 1024;
constexpr qsizetype mergedMost = 1024 * 1024;
constexpr size_t settlementsTogether = 2048;
} // namespace

Inbox::Inbox(std::function<void()> wake, qint64 limit)
    : m_wake(std::move(wake))
    , m_limit(limit)
{
}

void Inbox::post(MessageBatch &batch)
{
    if (batch.isEmpty())
        return;
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        auto *waiting =
            m_entries.empty() ? nullptr : std::get_if<std::shared_ptr<MessageBatch>>(&m_entries.back());
        if (waiting && batch.usedBytes() < mergeBelow && (*waiting)->usedBytes() < mergedMost) {
            const qsizetype before = (*waiting)->usedBytes();
            (*waiting)->append(batch);
            m_bytes += (*waiting)->usedBytes() - before;
            batch.clear();
            return;
        }
        wasEmpty = m_entries.empty();
        m_bytes += batch.usedBytes();
        m_entries.emplace_back(m_pool->share(std::exchange(batch, m_pool->take())));
    }
    if (wasEmpty)
        m_wake();
}

template <class Entry>
void Inbox::push(Entry &&entry)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_entries.empty();
        m_entries.emplace_back(std::forward<Entry>(entry));
    }
    if (wasEmpty)
        m_wake();
}

void Inbox::post(ConnectionState state)
{
    push(std::move(state));
}

void Inbox::post(SubscriptionStates states)
{
    push(std::move(states));
}

void Inbox::post(Settlement settlement)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_entries.empty();
        auto *waiting = wasEmpty ? nullptr : std::get_if<Settlements>(&m_entries.back());
        if (!waiting || waiting->size() >= settlementsTogether)
            waiting = &std::get<Settlements>(m_entries.emplace_back(Settlements()));
        waiting->push_back(std::move(settlement));
    }
    if (wasEmpty)
        m_wake();
}

void Inbox::setCounters(const TrafficCounters &counters)
{
    const std::lock_guard lock(m_mutex);
    m_counters = counters;
}

std::vector<InboxEntry> Inbox::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_entries, {});
}

void Inbox::release(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_bytes -= bytes;
}

TrafficCounters Inbox::counters() const
{
    const std::lock_guard lock(m_mutex);
    TrafficCounters counters = m_counters;
    counters.backlogBytes = m_bytes;
    return counters;
}

bool Inbox::pauseReader()
{
    const std::lock_guard lock(m_mutex);
    if (m_bytes < m_limit)
        return false;
    m_readerWaits = true;
    return true;
}

bool Inbox::takeResume()
{
    const std::lock_guard lock(m_mutex);
    return m_bytes < m_limit && std::exchange(m_readerWaits, false);
}

bool Inbox::isFull() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes >= m_limit;
}

qint64 Inbox::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

} // namespace mqtt
