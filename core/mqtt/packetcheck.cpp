// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetcheck.h"

#include "base/overloaded.h"
#include "mqtt/packetdecoder.h"
#include "mqtt/packetencoder.h"
#include "mqtt/packetframer.h"

#include <algorithm>

namespace mqtt {

namespace {

using Error = std::optional<DecodeError>;

constexpr qsizetype maximumStringSize = 65'535;

bool isShort(QByteArrayView bytes)
{
    return bytes.size() <= maximumStringSize;
}

quint32 maximumNumber(PropertyId id)
{
    switch (propertyType(quint32(id)).value_or(PropertyType::BinaryData)) {
    case PropertyType::Byte:
        return 0xFF;
    case PropertyType::TwoByteInteger:
        return 0xFFFF;
    case PropertyType::FourByteInteger:
        return 0xFFFF'FFFF;
    case PropertyType::VariableByteInteger:
        return maximumVariableByteInteger;
    case PropertyType::Utf8String:
    case PropertyType::BinaryData:
    case PropertyType::StringPair:
        return 0;
    }
    return 0;
}

/// Whether the encoder can write it at all.
bool isWritable(const Property &property)
{
    return std::visit(
        Overloaded{[&](quint32 number) { return number <= maximumNumber(property.id); },
                   [](const QByteArray &bytes) { return isShort(bytes); },
                   [](const StringPair &pair) { return isShort(pair.name) && isShort(pair.value); }},
        property.value);
}

bool isWritable(const Connect &p)
{
    return isEncodable(p.properties) && isShort(p.clientId) && isShort(p.userName.value_or(QByteArray())) &&
           isShort(p.password.value_or(QByteArray())) &&
           (!p.will ||
            (isEncodable(p.will->properties) && isShort(p.will->topic) && isShort(p.will->payload)));
}

bool isWritable(const Subscribe &p)
{
    return isEncodable(p.properties) &&
           std::ranges::all_of(p.subscriptions, [](const Subscription &s) { return isShort(s.filter); });
}

bool isWritable(const Unsubscribe &p)
{
    return isEncodable(p.properties) && std::ranges::all_of(p.filters, isShort);
}

bool isWritable(const Publish &p)
{
    return isEncodable(p.properties) && isShort(p.topic);
}

template <class Body>
bool isWritable(const Body &body)
{
    if constexpr (requires { body.properties; })
        return isEncodable(body.properties);
    else
        return true;
}

/// What the decoder of a server would say to it.
Error checkAsServer(const Packet &packet, ProtocolVersion version)
{
    QByteArray bytes;
    encode(packet, version, bytes);
    PacketFramer framer;
    framer.append(bytes);
    Frame frame;
    if (framer.next(frame) != PacketFramer::Status::Frame)
        return DecodeError{ReasonCode::MalformedPacket, "2.1.4"};
    const auto decoded = decode(frame, version);
    return decoded ? Error() : decoded.error();
}

/// What holds for clients alone.
Error checkAsClient(const Connect &p)
{
    const bool mayBeAnonymous = p.version == ProtocolVersion::V5_0 ||
                                (p.version == ProtocolVersion::V3_1_1 && p.cleanStart); // 3.1.1: 3.1.3-7
    if (p.clientId.isEmpty() && !mayBeAnonymous)
        return DecodeError{ReasonCode::ClientIdentifierNotValid, "3.1.3-7"};
    return std::nullopt;
}

Error checkAsClient(const Auth &p)
{
    if (p.reason == ReasonCode::Success)
        return DecodeError{ReasonCode::ProtocolError, "3.15.2-1"};
    return std::nullopt;
}

Error checkAsClient(const Disconnect &p)
{
    if (p.properties.contains(PropertyId::ServerReference))
        return DecodeError{ReasonCode::ProtocolError, "3.14.2.2.5"};
    return std::nullopt;
}

template <class Body>
Error checkAsClient(const Body &)
{
    return std::nullopt;
}

} // namespace

bool isEncodable(const PropertyList &properties)
{
    return std::all_of(properties.begin(), properties.end(),
                       [](const Property &property) { return isWritable(property); });
}

std::optional<DecodeError> checkOutgoing(const Packet &packet, ProtocolVersion version)
{
    if (!std::visit([](const auto &body) { return isWritable(body); }, packet))
        return DecodeError{ReasonCode::MalformedPacket, "1.5"};
    if (const Error error = std::visit([](const auto &body) { return checkAsClient(body); }, packet))
        return error;
    return checkAsServer(packet, version);
}

std::optional<DecodeError> checkOutgoingPublishProperties(const PropertyList &properties)
{
    if (properties.isEmpty())
        return std::nullopt;
    if (properties.contains(PropertyId::SubscriptionIdentifier)) // a server's alone
        return DecodeError{ReasonCode::ProtocolError, "3.3.4-6"};
    Publish publish;
    publish.topic = "t";
    publish.properties = properties;
    return checkOutgoing(publish, ProtocolVersion::V5_0);
}

} // namespace mqtt
