// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/packetfields.h"

#include "base/overloaded.h"
#include "mqtt/packetdecoder.h"

namespace mqtt {

namespace {
using Kind = PacketField::Kind;
using Fields = std::vector<PacketField>;

PacketField number(const char *name, quint32 value)
{
    return {.name = name, .number = value};
}

PacketField flag(const char *name, bool value)
{
    return {.name = name, .kind = Kind::Flag, .number = value};
}

PacketField text(const char *name, QByteArray utf8)
{
    return {.name = name, .kind = Kind::Text, .bytes = std::move(utf8)};
}

PacketField bytes(const char *name, QByteArray value)
{
    return {.name = name, .kind = Kind::Bytes, .bytes = std::move(value)};
}

PacketField reason(quint8 code, ProtocolVersion version)
{
    return {.name = version == ProtocolVersion::V5_0 ? "Reason Code" : "Return Code",
            .kind = Kind::Reason,
            .number = code};
}

bool isFlag(PropertyId id)
{
    switch (id) {
    case PropertyId::RequestProblemInformation:
    case PropertyId::RequestResponseInformation:
    case PropertyId::RetainAvailable:
    case PropertyId::WildcardSubscriptionAvailable:
    case PropertyId::SubscriptionIdentifierAvailable:
    case PropertyId::SharedSubscriptionAvailable:
        return true;
    default:
        return false;
    }
}

PacketField fieldOf(const Property &property)
{
    const char *name = propertyName(property.id);
    return std::visit(
        Overloaded{
            [&](quint32 value) { return isFlag(property.id) ? flag(name, value != 0) : number(name, value); },
            [&](const QByteArray &value) {
                if (property.id == PropertyId::AuthenticationData)
                    return PacketField{.name = name, .kind = Kind::Masked};
                return property.id == PropertyId::CorrelationData ? bytes(name, value) : text(name, value);
            },
            [&](const StringPair &pair) {
                return PacketField{
                    .name = name, .kind = Kind::Pair, .bytes = pair.name, .value = pair.value};
            },
        },
        property.value);
}

void addProperties(Fields &fields, const PropertyList &properties, const char *name = "Properties")
{
    if (properties.isEmpty())
        return;
    PacketField group{.name = name, .kind = Kind::Group};
    for (const Property &property : properties)
        group.children.push_back(fieldOf(property));
    fields.push_back(std::move(group));
}

void addCodes(Fields &fields, const std::vector<quint8> &codes, ProtocolVersion version)
{
    PacketField list{.name = version == ProtocolVersion::V5_0 ? "Reason Codes" : "Return Codes",
                     .kind = Kind::List};
    for (const quint8 code : codes)
        list.children.push_back(reason(code, version));
    if (!codes.empty())
        fields.push_back(std::move(list));
}

Fields fieldsOf(const Connect &connect, ProtocolVersion)
{
    const bool is5 = connect.version == ProtocolVersion::V5_0;
    Fields fields{number("Protocol Version", quint8(connect.version)),
                  flag(is5 ? "Clean Start" : "Clean Session", connect.cleanStart),
                  number("Keep Alive", connect.keepAlive)};
    addProperties(fields, connect.properties);
    fields.push_back(text("Client Identifier", connect.clientId));
    if (connect.will) {
        PacketField will{.name = "Will Message", .kind = Kind::Group};
        will.children = {number("Will QoS", quint8(connect.will->qos)),
                         flag("Will Retain", connect.will->retain)};
        addProperties(will.children, connect.will->properties, "Will Properties");
        will.children.push_back(text("Will Topic", connect.will->topic));
        will.children.push_back(bytes("Will Payload", connect.will->payload));
        fields.push_back(std::move(will));
    }
    if (connect.userName)
        fields.push_back(text("User Name", *connect.userName));
    if (connect.password)
        fields.push_back({.name = "Password", .kind = Kind::Masked});
    return fields;
}

Fields fieldsOf(const Connack &connack, ProtocolVersion version)
{
    Fields fields{flag("Session Present", connack.sessionPresent), reason(connack.code, version)};
    addProperties(fields, connack.properties);
    return fields;
}

Fields fieldsOf(const Publish &publish, ProtocolVersion)
{
    Fields fields{flag("DUP", publish.dup), number("QoS", quint8(publish.qos)), flag("RETAIN", publish.retain),
                  text("Topic Name", publish.topic)};
    if (publish.packetId != 0)
        fields.push_back(number("Packet Identifier", publish.packetId));
    addProperties(fields, publish.properties);
    fields.push_back(bytes("Payload", publish.payload));
    return fields;
}

template <PacketType Type>
Fields fieldsOf(const PublishAnswer<Type> &answer, ProtocolVersion version)
{
    Fields fields{number("Packet Identifier", answer.packetId)};
    if (version == ProtocolVersion::V5_0)
        fields.push_back(reason(quint8(answer.reason), version));
    addProperties(fields, answer.properties);
    return fields;
}

Fields fieldsOf(const Subscribe &subscribe, ProtocolVersion version)
{
    Fields fields{number("Packet Identifier", subscribe.packetId)};
    addProperties(fields, subscribe.properties);
    PacketField list{.name = "Subscriptions", .kind = Kind::List};
    for (const Subscription &wanted : subscribe.subscriptions) {
        PacketField field{.name = "Subscription", .kind = Kind::Group};
        field.children = {text("Topic Filter", wanted.filter), number("QoS", quint8(wanted.qos))};
        if (version == ProtocolVersion::V5_0) {
            field.children.push_back(flag("No Local", wanted.noLocal));
            field.children.push_back(flag("Retain As Published", wanted.retainAsPublished));
            field.children.push_back(number("Retain Handling", quint8(wanted.retainHandling)));
        }
        list.children.push_back(std::move(field));
    }
    fields.push_back(std::move(list));
    return fields;
}

Fields fieldsOf(const Unsubscribe &unsubscribe, ProtocolVersion)
{
    Fields fields{number("Packet Identifier", unsubscribe.packetId)};
    addProperties(fields, unsubscribe.properties);
    PacketField list{.name = "Topic Filters", .kind = Kind::List};
    for (const QByteArray &filter : unsubscribe.filters)
        list.children.push_back(text("Topic Filter", filter));
    fields.push_back(std::move(list));
    return fields;
}

template <class Answer>
Fields fieldsOfAnswer(const Answer &answer, ProtocolVersion version)
{
    Fields fields{number("Packet Identifier", answer.packetId)};
    addProperties(fields, answer.properties);
    addCodes(fields, answer.codes, version);
    return fields;
}

Fields fieldsOf(const Suback &suback, ProtocolVersion version)
{
    return fieldsOfAnswer(suback, version);
}

Fields fieldsOf(const Unsuback &unsuback, ProtocolVersion version)
{
    return fieldsOfAnswer(unsuback, version);
}

Fields fieldsOf(const Pingreq &, ProtocolVersion)
{
    return {};
}

Fields fieldsOf(const Pingresp &, ProtocolVersion)
{
    return {};
}

Fields fieldsOf(const Disconnect &disconnect, ProtocolVersion version)
{
    Fields fields;
    if (version == ProtocolVersion::V5_0)
        fields.push_back(reason(quint8(disconnect.reason), version));
    addProperties(fields, disconnect.properties);
    return fields;
}

Fields fieldsOf(const Auth &auth, ProtocolVersion version)
{
    Fields fields{reason(quint8(auth.reason), version)};
    addProperties(fields, auth.properties);
    return fields;
}
} // namespace

PacketFields packetFields(const TracedPacket &packet)
{
    using State = PacketFields::State;
    if (!packet.isWhole() && packet.type() != PacketType::Publish)
        return {.state = State::NotKept};
    const auto decoded = decode(packet.frame(), packet.version);
    if (!decoded)
        return {.state = packet.isWhole() ? State::Malformed : State::NotKept, .error = decoded.error()};
    return {.state = packet.isWhole() ? State::Whole : State::PayloadCut,
            .fields = std::visit([&](const auto &p) { return fieldsOf(p, packet.version); }, *decoded)};
}

} // namespace mqtt
