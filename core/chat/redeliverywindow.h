// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/payloadkey.h"
#include "mqtt/types.h"

#include <deque>

namespace avocet {

/// Knows the last messages of QoS 1 of this connection and of the one before. When our PUBACK did not get
/// through, the broker sends the message again with DUP set and the same Packet Identifier (4.4).
class RedeliveryWindow
{
public:
    void connectionLost();
    /// True if the message was here before. Remembers it otherwise.
    bool isRepeat(mqtt::PacketIdentifier packetId, bool dup, const PayloadKey &payload);

private:
    struct Entry
    {
        mqtt::PacketIdentifier packetId = 0;
        PayloadKey payload;
        bool operator==(const Entry &) const = default;
    };

    std::deque<Entry> m_recent;
    std::deque<Entry> m_previous;
};

} // namespace avocet
