// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/publishqueue.h"

namespace mqtt {

/// Properties of a size that matters are refused later, by the Session.
qint64 PublishQueue::sizeOf(const Publish &message)
{
    return qint64(sizeof(Request)) + message.topic.size() + message.payload.size();
}

PublishQueue::Put PublishQueue::put(const Publish &message, Token token)
{
    const qint64 size = sizeOf(message);
    const std::lock_guard lock(m_mutex);
    if (m_bytes + size > m_limit)
        return Put::Full;
    m_bytes += size;
    m_requests.push_back({message, token});
    return m_requests.size() == 1 ? Put::First : Put::Behind;
}

bool PublishQueue::take(size_t count, Token last, std::vector<Request> &crowd)
{
    crowd.clear();
    const std::lock_guard lock(m_mutex);
    while (!m_requests.empty() && crowd.size() < count && m_requests.front().token <= last) {
        m_bytes -= sizeOf(m_requests.front().message);
        crowd.push_back(std::move(m_requests.front()));
        m_requests.pop_front();
    }
    return !m_requests.empty();
}

} // namespace mqtt
