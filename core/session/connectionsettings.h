// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"
#include "base/instant.h"
#include "base/transportoptions.h"
#include "mqtt/packets.h"

#include <vector>

namespace mqtt {

/// Enhanced authentication (4.12) with the user name and password of CONNECT, which then carries neither. 5.0
/// only: ignored with other versions.
enum class AuthenticationMethod : quint8 { None, ScramSha256 };

/// Everything that a connection is opened with.
struct ConnectionSettings
{
    Endpoint endpoint;
    TransportOptions transport;
    AuthenticationMethod authentication = AuthenticationMethod::None;
    /// With 3.1.1 if the server refuses 5.0; never with enhanced authentication.
    bool fallsBack = false;
    /// The Session state is kept in a file, for the next run of the program. Needs a Client Identifier and
    /// Clean Start 0; without them it is ignored.
    bool keepsSession = false;
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
