// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QtCore/QByteArray>

#include <functional>
#include <optional>

namespace avocet {

/// Published with QoS 1.
struct ChatPublication
{
    QByteArray topic;
    QByteArray payload;
    bool retain = false;
    quint32 expiry = 0; ///< seconds that the broker keeps it, where it can tell; 0: for ever
    bool operator==(const ChatPublication &) const = default;
};

/// What the chat asks of a connection.
struct ChatPort
{
    std::function<void(const QByteArray &filter, mqtt::QoS qos)> subscribe;
    std::function<void(const QByteArray &filter)> unsubscribe;
    /// While there is a connection. What became of it comes later with ChatService::settled() under the
    /// returned token, never from within the call.
    std::function<quint64(const ChatPublication &publication)> publish;
    /// The Will Message of this and later connections; none: as the user set it up. True: the present
    /// connection is given up for a new one that has it.
    std::function<bool(const std::optional<ChatPublication> &will)> setWill;
    std::function<qint64()> now; ///< microseconds since 1970, UTC
};

} // namespace avocet
