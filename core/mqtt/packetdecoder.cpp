// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetdecoder.h"

#include "mqtt/bodydecoders.h"

namespace mqtt {
namespace {

constexpr quint8 duplicateFlag = 0x08;
constexpr quint8 requestFlags = 0x02;

/// Reserved flags have exactly the listed value (2.1.3-1). In 3.1 what a client or server sends again may
/// carry DUP.
bool areFlagsValid(PacketType type, quint8 flags, ProtocolVersion version)
{
    switch (type) {
    case PacketType::Publish:
        return true; // decodePublish looks at them
    case PacketType::Pubrel:
    case PacketType::Subscribe:
    case PacketType::Unsubscribe:
        if (version == ProtocolVersion::V3_1)
            flags &= quint8(~duplicateFlag);
        return flags == requestFlags;
    case PacketType::Connect:
    case PacketType::Connack:
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubcomp:
    case PacketType::Suback:
    case PacketType::Unsuback:
    case PacketType::Pingreq:
    case PacketType::Pingresp:
    case PacketType::Disconnect:
    case PacketType::Auth:
        return flags == 0;
    }
    return false;
}

/// PUBACK, PUBREC, PUBREL, PUBCOMP. Reason Code and Property Length may be left out (3.4.2.1, 3.4.2.2.1).
template <class Answer>
Result<Packet, DecodeError> decodeAnswer(QByteArrayView body, ProtocolVersion version,
                                         const char *reasonClause)
{
    ByteReader reader(body);
    Answer answer;
    answer.packetId = readPacketIdentifier(reader);
    if (version == ProtocolVersion::V5_0 && !reader.atEnd()) {
        answer.reason = readReasonCode(reader, Answer::type, reasonClause);
        if (!reader.atEnd())
            answer.properties = readProperties(reader, PropertyPlace(Answer::type));
    }
    return finish(reader, std::move(answer));
}

Result<Packet, DecodeError> decodeWholePublish(const Frame &frame, ProtocolVersion version)
{
    const Result<PublishView, DecodeError> decoded = decodePublish(frame, version);
    if (!decoded)
        return decoded.error();
    const PublishView &view = *decoded;
    Publish publish{view.topic.toByteArray(),
                    view.payload.toByteArray(),
                    view.qos,
                    view.retain,
                    view.dup,
                    view.packetId,
                    {}};
    if (!view.properties.isEmpty()) {
        Result<PropertyList, DecodeError> properties =
            decodeProperties(view.properties, PropertyPlace::Publish);
        if (!properties)
            return properties.error();
        publish.properties = std::move(*properties);
    }
    return Packet(std::move(publish));
}

Result<Packet, DecodeError> decodeDisconnect(QByteArrayView body, ProtocolVersion version)
{
    ByteReader reader(body);
    Disconnect disconnect;
    if (version == ProtocolVersion::V5_0 && !reader.atEnd()) {
        disconnect.reason = readReasonCode(reader, PacketType::Disconnect, "3.14.2-1");
        if (!reader.atEnd()) // 3.14.2.2.1
            disconnect.properties = readProperties(reader, PropertyPlace::Disconnect);
    }
    return finish(reader, std::move(disconnect));
}

Result<Packet, DecodeError> decodeAuth(QByteArrayView body, ProtocolVersion version)
{
    if (version != ProtocolVersion::V5_0)
        return DecodeError{ReasonCode::MalformedPacket, "2.1.2"};
    ByteReader reader(body);
    Auth auth;
    if (!reader.atEnd()) { // 3.15.2.1: both are left out, or neither
        auth.reason = readReasonCode(reader, PacketType::Auth, "3.15.2-1");
        auth.properties = readProperties(reader, PropertyPlace::Auth);
        reader.require(auth.properties.contains(PropertyId::AuthenticationMethod), ReasonCode::ProtocolError,
                       "3.15.2.2.2");
    }
    return finish(reader, std::move(auth));
}

template <class Empty>
Result<Packet, DecodeError> decodeEmpty(QByteArrayView body)
{
    ByteReader reader(body);
    return finish(reader, Empty{});
}

} // namespace

Result<Packet, DecodeError> decode(const Frame &frame, ProtocolVersion version)
{
    const QByteArrayView body = frame.body;
    if (!areFlagsValid(frame.type(), frame.flags(), version))
        return DecodeError{ReasonCode::MalformedPacket, "2.1.3-1"};
    switch (frame.type()) {
    case PacketType::Connect:
        return decodeConnect(body);
    case PacketType::Connack:
        return decodeConnack(body, version);
    case PacketType::Publish:
        return decodeWholePublish(frame, version);
    case PacketType::Puback:
        return decodeAnswer<Puback>(body, version, "3.4.2-1");
    case PacketType::Pubrec:
        return decodeAnswer<Pubrec>(body, version, "3.5.2-1");
    case PacketType::Pubrel:
        return decodeAnswer<Pubrel>(body, version, "3.6.2-1");
    case PacketType::Pubcomp:
        return decodeAnswer<Pubcomp>(body, version, "3.7.2-1");
    case PacketType::Subscribe:
        return decodeSubscribe(body, version);
    case PacketType::Suback:
        return decodeSuback(body, version);
    case PacketType::Unsubscribe:
        return decodeUnsubscribe(body, version);
    case PacketType::Unsuback:
        return decodeUnsuback(body, version);
    case PacketType::Pingreq:
        return decodeEmpty<Pingreq>(body);
    case PacketType::Pingresp:
        return decodeEmpty<Pingresp>(body);
    case PacketType::Disconnect:
        return decodeDisconnect(body, version);
    case PacketType::Auth:
        return decodeAuth(body, version);
    }
    return DecodeError{ReasonCode::MalformedPacket, "2.1.2"};
}

PropertyList readProperties(ByteReader &reader, PropertyPlace place)
{
    const quint32 size = reader.variableByteInteger();
    if (size > reader.remaining())
        reader.fail(ReasonCode::MalformedPacket, "2.2.2.1");
    const QByteArrayView bytes = reader.bytes(size);
    if (reader.hasFailed() || bytes.isEmpty())
        return {};
    Result<PropertyList, DecodeError> properties = decodeProperties(bytes, place);
    if (properties)
        return std::move(*properties);
    reader.fail(properties.error().reason, properties.error().clause);
    return {};
}

PacketIdentifier readPacketIdentifier(ByteReader &reader)
{
    const PacketIdentifier packetId = reader.twoByteInteger();
    reader.require(packetId != 0, ReasonCode::ProtocolError, "2.2.1-3");
    return packetId;
}

QByteArray readTopicName(ByteReader &reader)
{
    const QByteArrayView name = reader.utf8String();
    if (reader.hasFailed())
        return {};
    reader.require(!name.isEmpty(), ReasonCode::TopicNameInvalid, "4.7.3-1");
    reader.require(checkTopicName(name) != TopicError::Wildcard, ReasonCode::TopicNameInvalid, "4.7.0-1");
    return name.toByteArray();
}

ReasonCode readReasonCode(ByteReader &reader, PacketType type, const char *clause)
{
    const quint8 value = reader.byte();
    reader.require(isReasonCodeOf(type, value), ReasonCode::ProtocolError, clause);
    return ReasonCode(value);
}

Result<Packet, DecodeError> finish(ByteReader &reader, Packet packet)
{
    reader.require(reader.atEnd(), ReasonCode::MalformedPacket, "2.1.4");
    if (reader.hasFailed())
        return reader.error();
    return packet;
}

} // namespace mqtt
