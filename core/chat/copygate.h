// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/payloadkey.h"

#include <QtCore/QHash>

#include <optional>

namespace avocet {

/// Without Subscription Identifiers nothing tells a copy that a broker sends for a second matching
/// subscription (3.3.4) from the same words said twice. But the broker's habit can be learned: a message of
/// our own goes out once, and as often as it comes back, so often does everything come. Times are in
/// microseconds.
class CopyGate
{
public:
    /// How many of our subscriptions match the chat's topic: the most copies that there can be. 1 opens the
    /// gate.
    void setMatchingSubscriptions(int count);
    int copies() const { return m_copies; }

    /// The message that has just been let in is the only one of its kind of our own: count how often it
    /// comes.
    void watch(const PayloadKey &payload, qint64 time);
    /// The same is sent once more, or the connection is lost: nothing can be learned from the count.
    void stopWatching() { m_watched.reset(); }

    /// False for a copy. True for everything while copies() is 1.
    bool takes(const PayloadKey &payload, qint64 time);

private:
    struct Watched
    {
        PayloadKey payload;
        qint64 since = 0;
        int arrivals = 1;
    };
    struct Count
    {
        int arrivals = 0;
        qint64 last = 0;
    };

    bool isWatchedCopy(const PayloadKey &payload, qint64 time);
    void prune(qint64 time);

    int m_matching = 1;
    int m_copies = 1;
    std::optional<Watched> m_watched;
    QHash<PayloadKey, Count> m_counts;
};

} // namespace avocet
