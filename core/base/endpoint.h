// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace mqtt {

enum class Scheme : quint8 { Tcp, Tls, WebSocket, SecureWebSocket };

/// Where a broker listens.
struct Endpoint
{
    Scheme scheme = Scheme::Tcp;
    QString host; ///< name or literal; an IPv6 literal without brackets
    quint16 port = 1883;
    QString path; ///< of a WebSocket; empty otherwise

    bool operator==(const Endpoint &) const = default;
    /// `mqtt://host:port`, with brackets around an IPv6 literal. Never holds a secret.
    QString toString() const;
};

/// An address as people type it: `[scheme://][user[:password]@]host[:port][/path]`.
struct Address
{
    Endpoint endpoint;
    std::optional<QString> userName;
    std::optional<QString> password;

    bool operator==(const Address &) const = default;
};

enum class AddressError { Empty, UnknownScheme, NoHost, BadPort, Malformed };

/// Schemes: mqtt and tcp (1883), mqtts and ssl (8883), ws (80), wss (443); none means mqtt.
/// User name and password are percent-decoded. At most 4096 characters are read.
Result<Address, AddressError> parseAddress(const QString &text);
quint16 defaultPort(Scheme scheme);

} // namespace mqtt
