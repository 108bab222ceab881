// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <optional>

namespace mqtt {

/// What a server lets us do, for one Network Connection (3.2.2.3). The defaults are those of a server that
/// says nothing, which is all that servers before 5.0 can say.
struct ServerLimits
{
    quint16 receiveMaximum = 65'535;
    /// How many QoS 2 handshakes may be open at a time. Before 5.0 a server cannot say it, yet mosquitto
    /// throws off who opens more than 20, which is also where other clients stop by default.
    quint16 openHandshakes = 20;
    quint16 topicAliasMaximum = 0;
    quint32 maximumPacketSize = maximumPacketSizeOfStandard;
    QoS maximumQoS = QoS::ExactlyOnce;
    bool retainAvailable = true;
    bool wildcardSubscriptions = true;
    bool subscriptionIdentifiers = true;
    bool sharedSubscriptions = true;
    std::optional<quint16> keepAlive; ///< Server Keep Alive, seconds

    /// nullopt if a limit is one that the standard forbids (3.2.2.3.3, 3.2.2.3.6: zero), or leaves no room to
    /// answer.
    static std::optional<ServerLimits> of(const Connack &connack);
};

} // namespace mqtt
