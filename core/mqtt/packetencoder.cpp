// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetencoder.h"

#include "base/overloaded.h"
#include "mqtt/bytewriter.h"

#include <algorithm>

namespace mqtt {
namespace {

// Each body is described once, for a ByteCounter and for a ByteWriter.

template <class Sink>
void writeProperty(Sink &sink, const Property &property)
{
    const auto *number = std::get_if<quint32>(&property.value);
    const auto *bytes = std::get_if<QByteArray>(&property.value);
    const auto *pair = std::get_if<StringPair>(&property.value);
    const std::optional<PropertyType> type = propertyType(quint32(property.id));
    Q_ASSERT(type);
    sink.byte(quint8(property.id));
    switch (*type) {
    case PropertyType::Byte:
        return sink.byte(number ? quint8(*number) : quint8(0));
    case PropertyType::TwoByteInteger:
        return sink.twoByteInteger(number ? quint16(*number) : quint16(0));
    case PropertyType::FourByteInteger:
        return sink.fourByteInteger(number ? *number : 0);
    case PropertyType::VariableByteInteger:
        return sink.variableByteInteger(number ? *number : 0);
    case PropertyType::Utf8String:
    case PropertyType::BinaryData:
        return sink.binaryData(bytes ? QByteArrayView(*bytes) : QByteArrayView());
    case PropertyType::StringPair:
        sink.binaryData(pair ? QByteArrayView(pair->name) : QByteArrayView());
        return sink.binaryData(pair ? QByteArrayView(pair->value) : QByteArrayView());
    }
}

template <class Sink>
void writeProperties(Sink &sink, const PropertyList &properties)
{
    ByteCounter counter;
    for (const Property &property : properties)
        writeProperty(counter, property);
    sink.variableByteInteger(quint32(counter.size()));
    for (const Property &property : properties)
        writeProperty(sink, property);
}

template <class Sink>
void writePropertiesOf5(Sink &sink, const PropertyList &properties, ProtocolVersion version)
{
    if (version == ProtocolVersion::V5_0)
        writeProperties(sink, properties);
}

quint8 connectFlags(const Connect &connect)
{
    quint8 flags = connect.cleanStart ? 0x02 : 0;
    if (connect.will)
        flags |= quint8(0x04 | quint8(connect.will->qos) << 3 | (connect.will->retain ? 0x20 : 0));
    if (connect.password)
        flags |= 0x40;
    if (connect.userName)
        flags |= 0x80;
    return flags;
}

template <class Sink>
void writeBody(Sink &sink, const Connect &connect, ProtocolVersion)
{
    sink.binaryData(connect.version == ProtocolVersion::V3_1 ? QByteArrayView("MQIsdp", 6)
                                                             : QByteArrayView("MQTT", 4));
    sink.byte(quint8(connect.version));
    sink.byte(connectFlags(connect));
    sink.twoByteInteger(connect.keepAlive);
    writePropertiesOf5(sink, connect.properties, connect.version);
    sink.binaryData(connect.clientId);
    if (connect.will) {
        writePropertiesOf5(sink, connect.will->properties, connect.version);
        sink.binaryData(connect.will->topic);
        sink.binaryData(connect.will->payload);
    }
    if (connect.userName)
        sink.binaryData(*connect.userName);
    if (connect.password)
        sink.binaryData(*connect.password);
}

template <class Sink>
void writeBody(Sink &sink, const Connack &connack, ProtocolVersion version)
{
    sink.byte(connack.sessionPresent && version != ProtocolVersion::V3_1 ? 1 : 0);
    sink.byte(connack.code);
    writePropertiesOf5(sink, connack.properties, version);
}

template <class Sink>
void writeBody(Sink &sink, const Publish &publish, ProtocolVersion version)
{
    sink.binaryData(publish.topic);
    if (publish.qos != QoS::AtMostOnce)
        sink.twoByteInteger(publish.packetId);
    writePropertiesOf5(sink, publish.properties, version);
    sink.bytes(publish.payload);
}

template <class Sink, PacketType Type>
void writeBody(Sink &sink, const PublishAnswer<Type> &answer, ProtocolVersion version)
{
    sink.twoByteInteger(answer.packetId);
    const bool hasProperties = !answer.properties.isEmpty();
    if (version != ProtocolVersion::V5_0 || (answer.reason == ReasonCode::Success && !hasProperties))
        return;
    sink.byte(quint8(answer.reason));
    if (hasProperties)
        writeProperties(sink, answer.properties);
}

quint8 subscriptionOptions(const Subscription &subscription, ProtocolVersion version)
{
    const auto qos = quint8(subscription.qos);
    if (version != ProtocolVersion::V5_0)
        return qos;
    return quint8(qos | (subscription.noLocal ? 0x04 : 0) | (subscription.retainAsPublished ? 0x08 : 0) |
                  quint8(subscription.retainHandling) << 4);
}

template <class Sink>
void writeBody(Sink &sink, const Subscribe &subscribe, ProtocolVersion version)
{
    sink.twoByteInteger(subscribe.packetId);
    writePropertiesOf5(sink, subscribe.properties, version);
    for (const Subscription &subscription : subscribe.subscriptions) {
        sink.binaryData(subscription.filter);
        sink.byte(subscriptionOptions(subscription, version));
    }
}

template <class Sink>
void writeBody(Sink &sink, const Suback &suback, ProtocolVersion version)
{
    sink.twoByteInteger(suback.packetId);
    writePropertiesOf5(sink, suback.properties, version);
    for (quint8 code : suback.codes)
        sink.byte(code);
}

template <class Sink>
void writeBody(Sink &sink, const Unsubscribe &unsubscribe, ProtocolVersion version)
{
    sink.twoByteInteger(unsubscribe.packetId);
    writePropertiesOf5(sink, unsubscribe.properties, version);
    for (const QByteArray &filter : unsubscribe.filters)
        sink.binaryData(filter);
}

template <class Sink>
void writeBody(Sink &sink, const Unsuback &unsuback, ProtocolVersion version)
{
    sink.twoByteInteger(unsuback.packetId);
    if (version != ProtocolVersion::V5_0)
        return;
    writeProperties(sink, unsuback.properties);
    for (quint8 code : unsuback.codes)
        sink.byte(code);
}

template <class Sink>
void writeBody(Sink &, const Pingreq &, ProtocolVersion)
{
}

template <class Sink>
void writeBody(Sink &, const Pingresp &, ProtocolVersion)
{
}

template <class Sink>
void writeBody(Sink &sink, const Disconnect &disconnect, ProtocolVersion version)
{
    const bool hasProperties = !disconnect.properties.isEmpty();
    if (version != ProtocolVersion::V5_0 || (disconnect.reason == ReasonCode::Success && !hasProperties))
        return;
    sink.byte(quint8(disconnect.reason));
    if (hasProperties)
        writeProperties(sink, disconnect.properties);
}

template <class Sink>
void writeBody(Sink &sink, const Auth &auth, ProtocolVersion)
{
    if (auth.reason == ReasonCode::Success && auth.properties.isEmpty())
        return;
    sink.byte(quint8(auth.reason));
    writeProperties(sink, auth.properties);
}

/// The first byte: type and flags (2.1).
quint8 headerOf(const Publish &publish)
{
    return quint8(quint8(PacketType::Publish) << 4 | (publish.dup ? 0x08 : 0) | quint8(publish.qos) << 1 |
                  (publish.retain ? 0x01 : 0));
}

quint8 headerOf(PacketType type)
{
    const bool hasRequestFlags =
        type == PacketType::Pubrel || type == PacketType::Subscribe || type == PacketType::Unsubscribe;
    return quint8(quint8(type) << 4 | (hasRequestFlags ? 0x02 : 0));
}

qsizetype packetSize(qsizetype bodySize)
{
    Q_ASSERT(bodySize <= qsizetype(maximumVariableByteInteger));
    return 1 + variableByteIntegerSize(quint32(bodySize)) + bodySize;
}

/// Room for `size` more bytes; many small packets in a row do not copy what is there each time.
char *extend(QByteArray &out, qsizetype size)
{
    const qsizetype before = out.size();
    if (out.capacity() < before + size)
        out.reserve(std::max(before + size, 2 * before));
    out.resize(before + size);
    return out.data() + before;
}

template <class Body>
qsizetype bodySize(const Body &body, ProtocolVersion version)
{
    ByteCounter counter;
    writeBody(counter, body, version);
    return counter.size();
}

template <class Body>
void encodeWhole(quint8 header, const Body &body, ProtocolVersion version, QByteArray &out)
{
    const qsizetype size = bodySize(body, version);
    const qsizetype whole = packetSize(size);
    ByteWriter writer(extend(out, whole), whole);
    writer.byte(header);
    writer.variableByteInteger(quint32(size));
    writeBody(writer, body, version);
}

} // namespace

void encode(const Packet &packet, ProtocolVersion version, QByteArray &out)
{
    std::visit(
        Overloaded{[&](const Publish &publish) { encodePublish(publish, version, out); },
                   [&](const auto &body) { encodeWhole(headerOf(packetType(packet)), body, version, out); }},
        packet);
}

void encodePublish(const Publish &publish, ProtocolVersion version, QByteArray &out)
{
    encodeWhole(headerOf(publish), publish, version, out);
}

qsizetype encodedSize(const Packet &packet, ProtocolVersion version)
{
    return std::visit([version](const auto &body) { return packetSize(bodySize(body, version)); }, packet);
}

void encodeAnswer(PacketType type, PacketIdentifier packetId, QByteArray &out)
{
    ByteWriter writer(extend(out, 4), 4);
    writer.byte(headerOf(type));
    writer.byte(2);
    writer.twoByteInteger(packetId);
}

} // namespace mqtt
