// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"
#include "base/instant.h"
#include "base/transportoptions.h"
#include "mqtt/packets.h"

#include <vector>

namespace mqtt {

/// Everything that a connection is opened with.
struct ConnectionSettings
{
    Endpoint endpoint;
    TransportOptions transport;
    Connect connect; ///< sent as it is on every attempt; 5.0 reconnects resume the Session while it lives
    std::vector<Subscription> subscriptions; ///< subscribed on every connect
    bool reconnects = true;
    milliseconds connectTimeout{15'000}; ///< for the Network Connection, and again for CONNACK
    quint32 maximumPacketSize = maximumPacketSizeOfStandard;
    quint32 outboxMessages = 10'000;
    qint64 outboxBytes = 64ll * 1024 * 1024;
    bool operator==(const ConnectionSettings &) const = default;
};

} // namespace mqtt
