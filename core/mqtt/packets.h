// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"
#include "mqtt/reasoncode.h"
#include "mqtt/types.h"

#include <QtCore/QByteArray>

#include <optional>
#include <variant>
#include <vector>

// The fifteen MQTT Control Packets (chapter 3) as values. Topic Names, Topic Filters and strings are UTF-8 bytes.
// Property lists are empty in versions before 5.0.
namespace mqtt {

/// Will Message (3.1.3.2 to 3.1.3.4).
struct Will
{
    QByteArray topic;
    QByteArray payload;
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    PropertyList properties;
    bool operator==(const Will &) const = default;
};

struct Connect
{
    ProtocolVersion version = ProtocolVersion::V5_0;
    bool cleanStart = true; ///< Clean Session before 5.0
    quint16 keepAlive = 60; ///< seconds; 0 switches Keep Alive off
    QByteArray clientId;
    std::optional<Will> will;
    std::optional<QByteArray> userName;
    std::optional<QByteArray> password;
    PropertyList properties;
    bool operator==(const Connect &) const = default;
};

struct Connack
{
    bool sessionPresent = false;
    quint8 code = 0; ///< ConnectReturnCode before 5.0, ReasonCode in 5.0
    PropertyList properties;
    bool operator==(const Connack &) const = default;
};

struct Publish
{
    QByteArray topic;
    QByteArray payload;
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    bool dup = false;
    PacketIdentifier packetId = 0; ///< 0 with QoS 0
    PropertyList properties;
    bool operator==(const Publish &) const = default;
};

/// PUBACK, PUBREC, PUBREL and PUBCOMP have one shape (3.4 to 3.7).
template <PacketType Type>
struct PublishAnswer
{
    static constexpr PacketType type = Type;
    PacketIdentifier packetId = 0;
    ReasonCode reason = ReasonCode::Success;
    PropertyList properties;
    bool operator==(const PublishAnswer &) const = default;
};
using Puback = PublishAnswer<PacketType::Puback>;
using Pubrec = PublishAnswer<PacketType::Pubrec>;
using Pubrel = PublishAnswer<PacketType::Pubrel>;
using Pubcomp = PublishAnswer<PacketType::Pubcomp>;

/// Retain Handling (3.8.3.1).
enum class RetainHandling : quint8 { SendAlways = 0, SendIfNew = 1, DoNotSend = 2 };

/// A Topic Filter with its Subscription Options (3.8.3); only `qos` exists before 5.0.
struct Subscription
{
    QByteArray filter;
    QoS qos = QoS::AtMostOnce;
    bool noLocal = false;
    bool retainAsPublished = false;
    RetainHandling retainHandling = RetainHandling::SendAlways;
    bool operator==(const Subscription &) const = default;
};

struct Subscribe
{
    PacketIdentifier packetId = 0;
    std::vector<Subscription> subscriptions;
    PropertyList properties;
    bool operator==(const Subscribe &) const = default;
};

struct Suback
{
    PacketIdentifier packetId = 0;
    std::vector<quint8> codes; ///< one for each filter: granted QoS, or 0x80 and above
    PropertyList properties;
    bool operator==(const Suback &) const = default;
};

struct Unsubscribe
{
    PacketIdentifier packetId = 0;
    std::vector<QByteArray> filters;
    PropertyList properties;
    bool operator==(const Unsubscribe &) const = default;
};

struct Unsuback
{
    PacketIdentifier packetId = 0;
    std::vector<quint8> codes; ///< empty before 5.0
    PropertyList properties;
    bool operator==(const Unsuback &) const = default;
};

struct Pingreq
{
    bool operator==(const Pingreq &) const = default;
};

struct Pingresp
{
    bool operator==(const Pingresp &) const = default;
};

struct Disconnect
{
    ReasonCode reason = ReasonCode::Success;
    PropertyList properties;
    bool operator==(const Disconnect &) const = default;
};

struct Auth
{
    ReasonCode reason = ReasonCode::Success;
    PropertyList properties;
    bool operator==(const Auth &) const = default;
};

using Packet = std::variant<Connect, Connack, Publish, Puback, Pubrec, Pubrel, Pubcomp, Subscribe, Suback, Unsubscribe,
                            Unsuback, Pingreq, Pingresp, Disconnect, Auth>;

PacketType packetType(const Packet &packet);
/// "CONNECT", "PUBACK" …
const char *packetName(PacketType type);

} // namespace mqtt
