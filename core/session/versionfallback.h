// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"
#include "session/connectionstate.h"

namespace mqtt {

/// How sure it is that a server does not speak 5.0.
enum class VersionRefusal : quint8 {
    None,
    Likely, ///< it closed the connection upon CONNECT, as some old servers do
    Said,   ///< CONNACK with Unsupported Protocol Version, or 0x01 in the form of 3.1.1
};
/// Why an attempt with 5.0 failed.
VersionRefusal versionRefusal(const ConnectionError &error);

/// The same for 3.1.1, as far as that can say it: no properties; a clean Session without a Client Identifier
/// (3.1.3-7); with a password there is a user name (3.1.2-22), be it empty.
Connect downTo311(Connect connect);

} // namespace mqtt
