// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"

#include <deque>
#include <mutex>
#include <vector>

namespace mqtt {

/// Messages on their way from the window to the network thread: they cross over in crowds, not with a queued
/// call for each. Bounded in bytes. Thread-safe.
class PublishQueue
{
public:
    struct Request
    {
        Publish message;
        Token token = 0;
    };
    enum class Put {
        First, ///< into an empty queue: the network thread has to be called
        Behind,
        Full, ///< not taken
    };
    static constexpr qint64 defaultLimit = 128ll * 1024 * 1024;

    explicit PublishQueue(qint64 limit = defaultLimit)
        : m_limit(limit)
    {
    }

    /// Tokens must rise.
    Put put(const Publish &message, Token token);
    /// Up to `count` of those that wait longest and have a token up to `last`, into `crowd`. True if any
    /// message is left in the queue.
    bool take(size_t count, Token last, std::vector<Request> &crowd);

private:
    static qint64 sizeOf(const Publish &message);

    std::mutex m_mutex;
    std::deque<Request> m_requests;
    qint64 m_bytes = 0;
    qint64 m_limit;
};

} // namespace mqtt
