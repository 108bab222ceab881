// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <bitset>
#include <vector>

namespace mqtt {

/// The QoS 2 messages that we took and that wait for their PUBREL (4.3.3), by Packet Identifier. They outlive
/// the Network Connection; how many count against our Receive Maximum does not (4.9).
class InboundQoS2
{
public:
    /// True if the message is new, false if it is a repetition (4.3.3-10).
    bool add(PacketIdentifier id);
    /// PUBREL came. False if nothing waited for it.
    bool release(PacketIdentifier id);
    bool isInFlight(PacketIdentifier id) const { return m_inFlight.test(id); }
    /// PUBLISH packets of this Network Connection without PUBREL.
    quint32 inFlight() const { return m_inFlightCount; }

    void connectionOpened();
    void clear();

    /// In ascending order.
    std::vector<PacketIdentifier> waiting() const;
    void restore(const std::vector<PacketIdentifier> &waiting);
    /// Another number whenever waiting() has changed.
    quint64 revision() const { return m_revision; }

private:
    std::bitset<65'536> m_waiting;
    std::bitset<65'536> m_inFlight;
    quint32 m_inFlightCount = 0;
    quint64 m_revision = 0;
};

} // namespace mqtt
