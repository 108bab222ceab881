// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/bodydecoders.h"
#include "mqtt/topicfilter.h"

#include <algorithm>

namespace mqtt {
namespace {

QByteArrayView readTopicFilter(ByteReader &reader)
{
    const QByteArrayView filter = reader.utf8String();
    if (!reader.hasFailed()) // 4.7.1-1, 4.7.1-2, 4.7.3-1, 4.8.2-1, 4.8.2-2
        reader.require(checkTopicFilter(filter) == TopicError::None, ReasonCode::TopicFilterInvalid, "4.7.1");
    return filter;
}

/// Subscription Options (3.8.3.1), or Requested QoS before 5.0.
void readOptions(ByteReader &reader, Subscription &subscription, ProtocolVersion version)
{
    const quint8 options = reader.byte();
    const bool isV5 = version == ProtocolVersion::V5_0;
    reader.require((options & (isV5 ? 0xC0 : 0xFC)) == 0, ReasonCode::MalformedPacket, "3.8.3-5");
    reader.require((options & 0x03) != 3, isV5 ? ReasonCode::ProtocolError : ReasonCode::MalformedPacket,
                   "3.8.3.1");
    reader.require((options >> 4 & 0x03) != 3, ReasonCode::ProtocolError, "3.8.3.1");
    subscription.qos = QoS(options & 0x03);
    subscription.noLocal = (options & 0x04) != 0;
    subscription.retainAsPublished = (options & 0x08) != 0;
    subscription.retainHandling = RetainHandling(options >> 4 & 0x03);
    reader.require(!subscription.noLocal || !subscription.filter.startsWith("$share/"),
                   ReasonCode::ProtocolError, "3.8.3-4");
}

bool isGrantedBefore5(quint8 code)
{
    return code <= 2 || code == 0x80;
}

/// The rest of `reader`: one code for each Topic Filter.
std::vector<quint8> readCodes(ByteReader &reader, PacketType type, ProtocolVersion version,
                              const char *clause)
{
    reader.require(!reader.atEnd(), ReasonCode::ProtocolError, clause);
    const QByteArrayView codes = reader.rest();
    const bool areValid = std::all_of(codes.begin(), codes.end(), [type, version](char code) {
        return version == ProtocolVersion::V5_0 ? isReasonCodeOf(type, quint8(code))
                                                : isGrantedBefore5(quint8(code));
    });
    reader.require(areValid,
                   version == ProtocolVersion::V5_0 ? ReasonCode::ProtocolError : ReasonCode::MalformedPacket,
                   clause);
    return std::vector<quint8>(codes.begin(), codes.end());
}

} // namespace

Result<Packet, DecodeError> decodeSubscribe(QByteArrayView body, ProtocolVersion version)
{
    ByteReader reader(body);
    Subscribe subscribe;
    subscribe.packetId = readPacketIdentifier(reader);
    if (version == ProtocolVersion::V5_0)
        subscribe.properties = readProperties(reader, PropertyPlace::Subscribe);
    reader.require(!reader.atEnd(), ReasonCode::ProtocolError, "3.8.3-2");
    while (!reader.atEnd()) {
        Subscription subscription;
        subscription.filter = readTopicFilter(reader).toByteArray();
        readOptions(reader, subscription, version);
        subscribe.subscriptions.push_back(std::move(subscription));
    }
    return finish(reader, std::move(subscribe));
}

Result<Packet, DecodeError> decodeSuback(QByteArrayView body, ProtocolVersion version)
{
    ByteReader reader(body);
    Suback suback;
    suback.packetId = readPacketIdentifier(reader);
    if (version == ProtocolVersion::V5_0)
        suback.properties = readProperties(reader, PropertyPlace::Suback);
    suback.codes = readCodes(reader, PacketType::Suback, version, "3.9.3-2");
    return finish(reader, std::move(suback));
}

Result<Packet, DecodeError> decodeUnsubscribe(QByteArrayView body, ProtocolVersion version)
{
    ByteReader reader(body);
    Unsubscribe unsubscribe;
    unsubscribe.packetId = readPacketIdentifier(reader);
    if (version == ProtocolVersion::V5_0)
        unsubscribe.properties = readProperties(reader, PropertyPlace::Unsubscribe);
    reader.require(!reader.atEnd(), ReasonCode::ProtocolError, "3.10.3-2");
    while (!reader.atEnd())
        unsubscribe.filters.push_back(readTopicFilter(reader).toByteArray());
    return finish(reader, std::move(unsubscribe));
}

Result<Packet, DecodeError> decodeUnsuback(QByteArrayView body, ProtocolVersion version)
{
    ByteReader reader(body);
    Unsuback unsuback;
    unsuback.packetId = readPacketIdentifier(reader);
    if (version == ProtocolVersion::V5_0) {
        unsuback.properties = readProperties(reader, PropertyPlace::Unsuback);
        unsuback.codes = readCodes(reader, PacketType::Unsuback, version, "3.11.3-2");
    }
    return finish(reader, std::move(unsuback));
}

} // namespace mqtt
