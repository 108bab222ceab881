// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"
#include "session/connectionstate.h"

#include <optional>
#include <unordered_map>
#include <variant>
#include <vector>

namespace mqtt {

struct PendingSubscribe
{
    Token token = 0;
    std::vector<Subscription> subscriptions;
};
struct PendingUnsubscribe
{
    Token token = 0;
    std::vector<QByteArray> filters;
};

/// SUBSCRIBE and UNSUBSCRIBE packets that wait for their answer, by Packet Identifier.
class PendingRequests
{
public:
    using Request = std::variant<PendingSubscribe, PendingUnsubscribe>;

    void add(PacketIdentifier id, Request request) { m_requests.insert_or_assign(id, std::move(request)); }
    /// nullptr if there is none.
    const Request *find(PacketIdentifier id) const
    {
        const auto found = m_requests.find(id);
        return found == m_requests.end() ? nullptr : &found->second;
    }
    /// There must be one.
    Request take(PacketIdentifier id) { return std::move(m_requests.extract(id).mapped()); }
    /// Forgets all; calls `forgotten` with each Packet Identifier.
    template <typename F>
    void clear(F forgotten)
    {
        for (const auto &[id, request] : m_requests)
            forgotten(id);
        m_requests.clear();
    }

private:
    std::unordered_map<PacketIdentifier, Request> m_requests;
};

} // namespace mqtt
