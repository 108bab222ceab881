// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/batchpool.h"
#include "session/connectionstate.h"

#include <functional>
#include <memory>
#include <mutex>
#include <variant>
#include <vector>

namespace mqtt {

using SubscriptionStates = std::vector<SubscriptionState>;
using Settlements = std::vector<Settlement>;
using InboxEntry =
    std::variant<std::shared_ptr<MessageBatch>, ConnectionState, SubscriptionStates, Settlements>;

/// The one way from the network thread to the window: messages, acknowledgements and states in the order in
/// which they happened. Bounded in bytes of messages, taken and not yet released ones included. Thread-safe.
class Inbox
{
public:
    static constexpr qint64 defaultLimit = 64ll * 1024 * 1024;

    /// `wake` is called, on the posting thread and outside the lock, when an entry enters an empty Inbox.
    explicit Inbox(std::function<void()> wake, qint64 limit = defaultLimit);

    /// Takes the messages out of `batch` and leaves it empty for the next ones. Small batches are merged with
    /// the last one that waits. Batches that nobody holds any more are filled again.
    void post(MessageBatch &batch);
    void post(ConnectionState state);
    void post(SubscriptionStates states);
    /// Settlements that follow on each other become one entry, up to a bound.
    void post(Settlement settlement);
    void setCounters(const TrafficCounters &counters);

    /// Everything that waits, in order.
    std::vector<InboxEntry> take();
    /// These bytes of taken batches are dealt with.
    void release(qint64 bytes);
    TrafficCounters counters() const;

    /// True when it is full: the reader waits now, until takeResume() has said once that there is room again.
    bool pauseReader();
    bool takeResume();
    bool isFull() const;
    qint64 bytes() const;

private:
    template <class Entry>
    void push(Entry &&entry);

    mutable std::mutex m_mutex;
    std::function<void()> m_wake;
    std::shared_ptr<BatchPool> m_pool = std::make_shared<BatchPool>();
    std::vector<InboxEntry> m_entries;
    TrafficCounters m_counters;
    qint64 m_bytes = 0;
    qint64 m_limit;
    bool m_readerWaits = false;
};

} // namespace mqtt
