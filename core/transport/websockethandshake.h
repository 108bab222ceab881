// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"
#include "base/transportoptions.h"

#include <QtCore/QByteArray>

#include <optional>

namespace mqtt {

/// The opening handshake of a client (RFC 6455, 4.1) that asks for the subprotocol "mqtt"
/// (MQTT 5.0, 6.0.0-3).
class WebSocketHandshake
{
public:
    /// With a new key. Of `options`, headers that the handshake is made of are left out; Host is taken.
    WebSocketHandshake(const Endpoint &endpoint, const WebSocketOptions &options);

    const QByteArray &request() const { return m_request; }
    /// What is wrong with the server's answer, which is all up to its empty line; nothing if it agrees.
    std::optional<QString> complaintOf(const QByteArray &answer) const;

private:
    QByteArray m_key;
    QByteArray m_request;
};

} // namespace mqtt
