// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/bodydecoders.h"

namespace mqtt {
namespace {

/// Connect Flags (3.1.2.3).
struct ConnectFlags
{
    quint8 bits;
    bool isReserved() const { return (bits & 0x01) != 0; }
    bool cleanStart() const { return (bits & 0x02) != 0; }
    bool hasWill() const { return (bits & 0x04) != 0; }
    quint8 willQoS() const { return (bits >> 3) & 0x03; }
    bool willRetain() const { return (bits & 0x20) != 0; }
    bool hasPassword() const { return (bits & 0x40) != 0; }
    bool hasUserName() const { return (bits & 0x80) != 0; }
};

ProtocolVersion readVersion(ByteReader &reader)
{
    const QByteArrayView name = reader.utf8String();
    const quint8 version = reader.byte();
    const bool isOld = name == QByteArrayView("MQIsdp", 6) && version == 3;
    const bool isStandard = name == QByteArrayView("MQTT", 4) && (version == 4 || version == 5);
    reader.require(isOld || isStandard, ReasonCode::UnsupportedProtocolVersion, "3.1.2-1");
    return ProtocolVersion(version);
}

void checkFlags(ByteReader &reader, ConnectFlags flags, ProtocolVersion version)
{
    reader.require(!flags.isReserved(), ReasonCode::MalformedPacket, "3.1.2-3");
    reader.require(flags.willQoS() != 3, ReasonCode::MalformedPacket, "3.1.2-12");
    if (!flags.hasWill()) {
        reader.require(flags.willQoS() == 0, ReasonCode::MalformedPacket, "3.1.2-11");
        reader.require(!flags.willRetain(), ReasonCode::MalformedPacket, "3.1.2-13");
    }
    if (version != ProtocolVersion::V5_0) // a rule of 3.1.1 only
        reader.require(flags.hasUserName() || !flags.hasPassword(), ReasonCode::MalformedPacket, "3.1.2-22");
}

Will readWill(ByteReader &reader, ConnectFlags flags, ProtocolVersion version)
{
    Will will;
    will.qos = QoS(flags.willQoS());
    will.retain = flags.willRetain();
    if (version == ProtocolVersion::V5_0)
        will.properties = readProperties(reader, PropertyPlace::Will);
    will.topic = readTopicName(reader);
    will.payload = reader.binaryData().toByteArray();
    return will;
}

/// What a server that does not know 5.0 answers to its CONNECT: CONNACK as in 3.1.1 with "unacceptable
/// protocol version" (3.1.2-2 of 3.1.1).
bool refusesVersion(QByteArrayView body)
{
    return body.size() == 2 && body[0] == 0 &&
           quint8(body[1]) == quint8(ConnectReturnCode::UnacceptableProtocolVersion);
}

} // namespace

Result<Packet, DecodeError> decodeConnect(QByteArrayView body)
{
    ByteReader reader(body);
    Connect connect;
    connect.version = readVersion(reader);
    const ConnectFlags flags{reader.byte()};
    checkFlags(reader, flags, connect.version);
    connect.cleanStart = flags.cleanStart();
    connect.keepAlive = reader.twoByteInteger();
    if (connect.version == ProtocolVersion::V5_0) {
        connect.properties = readProperties(reader, PropertyPlace::Connect);
        reader.require(!connect.properties.contains(PropertyId::AuthenticationData) ||
                           connect.properties.contains(PropertyId::AuthenticationMethod),
                       ReasonCode::ProtocolError, "3.1.2.11.10");
    }
    connect.clientId = reader.utf8String().toByteArray(); // the payload in its order: 3.1.3-1
    if (flags.hasWill())
        connect.will = readWill(reader, flags, connect.version);
    if (flags.hasUserName())
        connect.userName = reader.utf8String().toByteArray();
    if (flags.hasPassword())
        connect.password = reader.binaryData().toByteArray();
    return finish(reader, std::move(connect));
}

Result<Packet, DecodeError> decodeConnack(QByteArrayView body, ProtocolVersion version)
{
    if (version == ProtocolVersion::V5_0 && refusesVersion(body))
        return Packet(Connack{false, quint8(ReasonCode::UnsupportedProtocolVersion), {}});
    ByteReader reader(body);
    Connack connack;
    const quint8 flags = reader.byte();
    if (version != ProtocolVersion::V3_1) { // in 3.1 that byte is reserved and not used
        reader.require((flags & 0xFE) == 0, ReasonCode::MalformedPacket, "3.2.2-1");
        connack.sessionPresent = (flags & 0x01) != 0;
    }
    connack.code = reader.byte();
    if (version == ProtocolVersion::V5_0) {
        reader.require(isReasonCodeOf(PacketType::Connack, connack.code), ReasonCode::ProtocolError,
                       "3.2.2-8");
        connack.properties = readProperties(reader, PropertyPlace::Connack);
    } else {
        reader.require(connack.code <= quint8(ConnectReturnCode::NotAuthorized), ReasonCode::MalformedPacket,
                       "3.2.2.3");
    }
    reader.require(!connack.sessionPresent || connack.code == 0, ReasonCode::ProtocolError, "3.2.2-6");
    return finish(reader, std::move(connack));
}

} // namespace mqtt
