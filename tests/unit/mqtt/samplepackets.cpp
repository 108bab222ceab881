// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplepackets.h"

using namespace mqtt;

namespace {

Property sampleProperty(PropertyId id, PropertyType type)
{
    switch (type) {
    case PropertyType::Byte:
        return {id, 1u};
    case PropertyType::TwoByteInteger:
        return {id, 0xABCDu};
    case PropertyType::FourByteInteger:
        return {id, 0x89ABCDEFu};
    case PropertyType::VariableByteInteger:
        return {id, maximumVariableByteInteger};
    case PropertyType::Utf8String:
        return {id, QByteArray("caf\xC3\xA9 \xF0\x9F\x90\xA6")};
    case PropertyType::BinaryData:
        return {id, QByteArray("\x00\xFF\xC0", 3)};
    case PropertyType::StringPair:
        return {id, StringPair{"name", "value"}};
    }
    return {};
}

template <class Answer>
void addAnswers(std::vector<Sample> &samples, const QByteArray &name, ReasonCode failure)
{
    for (ProtocolVersion version : allVersions)
        samples.push_back({name, version, Answer{0x1234, ReasonCode::Success, {}}});
    const PropertyList properties = everyPropertyOf(PropertyPlace(Answer::type));
    samples.push_back({name + " with reason", ProtocolVersion::V5_0, Answer{1, failure, {}}});
    samples.push_back({name + " with properties", ProtocolVersion::V5_0, Answer{65535, failure, properties}});
    samples.push_back({name + " with success and properties", ProtocolVersion::V5_0,
                       Answer{1, ReasonCode::Success, properties}});
}

void addConnects(std::vector<Sample> &samples, ProtocolVersion version)
{
    const bool isV5 = version == ProtocolVersion::V5_0;
    Connect connect;
    connect.version = version;
    samples.push_back({"CONNECT smallest", version, connect});
    connect.cleanStart = false;
    connect.keepAlive = 65535;
    connect.clientId = "avocet-1";
    connect.userName = "user";
    samples.push_back({"CONNECT with user name", version, connect});
    connect.password = QByteArray("\x00\xFFsecret", 8);
    connect.will = Will{"status/avocet", QByteArray("\x00\xFF", 2), QoS::ExactlyOnce, true, {}};
    samples.push_back({"CONNECT with will", version, connect});
    if (!isV5)
        return;
    connect.properties = everyPropertyOf(PropertyPlace::Connect);
    connect.will->properties = everyPropertyOf(PropertyPlace::Will);
    samples.push_back({"CONNECT with everything", version, connect});
    connect.userName.reset();
    samples.push_back({"CONNECT with password only", version, connect});
}

void addPublishes(std::vector<Sample> &samples, ProtocolVersion version)
{
    samples.push_back(
        {"PUBLISH empty payload", version, Publish{"a", {}, QoS::AtMostOnce, false, false, 0, {}}});
    samples.push_back(
        {"PUBLISH retained", version, Publish{"$SYS/\xC3\xA9", "21.5", QoS::AtMostOnce, true, false, 0, {}}});
    samples.push_back({"PUBLISH QoS 1", version, Publish{"a/b", "x", QoS::AtLeastOnce, false, true, 1, {}}});
    const QByteArray large(70'000, 'p');
    samples.push_back(
        {"PUBLISH QoS 2 large", version, Publish{"a/b", large, QoS::ExactlyOnce, true, true, 65535, {}}});
    if (version != ProtocolVersion::V5_0)
        return;
    const PropertyList properties = everyPropertyOf(PropertyPlace::Publish);
    samples.push_back({"PUBLISH with everything", version,
                       Publish{"a/b", "payload", QoS::ExactlyOnce, true, true, 7, properties}});
    samples.push_back({"PUBLISH by alias", version,
                       Publish{{}, "x", QoS::AtMostOnce, false, false, 0, {{PropertyId::TopicAlias, 3u}}}});
}

void addSubscriptions(std::vector<Sample> &samples, ProtocolVersion version)
{
    const bool isV5 = version == ProtocolVersion::V5_0;
    Subscribe subscribe{10, {{"#"}, {"a/+/c", QoS::AtLeastOnce}, {"x/#", QoS::ExactlyOnce}}, {}};
    Unsubscribe unsubscribe{11, {"#", "a/+/c", "$share/group/x/#"}, {}};
    Suback suback{10, {0, 1, 2, 0x80}, {}};
    Unsuback unsuback{11, {}, {}};
    if (isV5) {
        subscribe.subscriptions.push_back({"own", QoS::AtMostOnce, true, true, RetainHandling::DoNotSend});
        subscribe.subscriptions.push_back(
            {"$share/g/s", QoS::AtLeastOnce, false, true, RetainHandling::SendIfNew});
        suback.codes = {0, 1, 2, 0x80, 0x83, 0x87, 0x8F, 0x91, 0x97, 0x9E, 0xA1, 0xA2};
        unsuback.codes = {0, 0x11, 0x80, 0x83, 0x87, 0x8F, 0x91};
    }
    samples.push_back({"SUBSCRIBE", version, subscribe});
    samples.push_back({"SUBACK", version, suback});
    samples.push_back({"UNSUBSCRIBE", version, unsubscribe});
    samples.push_back({"UNSUBACK", version, unsuback});
    if (!isV5)
        return;
    subscribe.properties = everyPropertyOf(PropertyPlace::Subscribe);
    suback.properties = everyPropertyOf(PropertyPlace::Suback);
    unsubscribe.properties = everyPropertyOf(PropertyPlace::Unsubscribe);
    unsuback.properties = everyPropertyOf(PropertyPlace::Unsuback);
    samples.push_back({"SUBSCRIBE with properties", version, subscribe});
    samples.push_back({"SUBACK with properties", version, suback});
    samples.push_back({"UNSUBSCRIBE with properties", version, unsubscribe});
    samples.push_back({"UNSUBACK with properties", version, unsuback});
}

void addConnacks(std::vector<Sample> &samples)
{
    for (ProtocolVersion version : allVersions) {
        samples.push_back({"CONNACK accepted", version, Connack{}});
        if (version != ProtocolVersion::V3_1)
            samples.push_back({"CONNACK session present", version, Connack{true, 0, {}}});
    }
    samples.push_back({"CONNACK not authorized", ProtocolVersion::V3_1, Connack{false, 5, {}}});
    samples.push_back({"CONNACK wrong version", ProtocolVersion::V3_1_1, Connack{false, 1, {}}});
    samples.push_back({"CONNACK banned", ProtocolVersion::V5_0, Connack{false, 0x8A, {}}});
    samples.push_back({"CONNACK with everything", ProtocolVersion::V5_0,
                       Connack{true, 0, everyPropertyOf(PropertyPlace::Connack)}});
}

void addOnlyIn5(std::vector<Sample> &samples)
{
    const ProtocolVersion version = ProtocolVersion::V5_0;
    const ReasonCode reason = ReasonCode::ServerMoved;
    samples.push_back({"DISCONNECT with reason", version, Disconnect{reason, {}}});
    samples.push_back({"DISCONNECT with everything", version,
                       Disconnect{reason, everyPropertyOf(PropertyPlace::Disconnect)}});
    samples.push_back({"DISCONNECT normal with properties", version,
                       Disconnect{ReasonCode::Success, everyPropertyOf(PropertyPlace::Disconnect)}});
    samples.push_back({"AUTH shortest", version, Auth{}});
    samples.push_back({"AUTH with everything", version,
                       Auth{ReasonCode::ContinueAuthentication, everyPropertyOf(PropertyPlace::Auth)}});
    samples.push_back(
        {"AUTH again", version,
         Auth{ReasonCode::Reauthenticate, {{PropertyId::AuthenticationMethod, QByteArray("m")}}}});
}

} // namespace

std::vector<Sample> samplePackets()
{
    std::vector<Sample> samples;
    addConnacks(samples);
    for (ProtocolVersion version : allVersions) {
        addConnects(samples, version);
        addPublishes(samples, version);
        addSubscriptions(samples, version);
        samples.push_back({"PINGREQ", version, Pingreq{}});
        samples.push_back({"PINGRESP", version, Pingresp{}});
        samples.push_back({"DISCONNECT", version, Disconnect{}});
    }
    addAnswers<Puback>(samples, "PUBACK", ReasonCode::NoMatchingSubscribers);
    addAnswers<Pubrec>(samples, "PUBREC", ReasonCode::QuotaExceeded);
    addAnswers<Pubrel>(samples, "PUBREL", ReasonCode::PacketIdentifierNotFound);
    addAnswers<Pubcomp>(samples, "PUBCOMP", ReasonCode::PacketIdentifierNotFound);
    addOnlyIn5(samples);
    return samples;
}

PropertyList everyPropertyOf(PropertyPlace place)
{
    PropertyList list;
    for (quint32 number = 0; number < 0x80; ++number) {
        const auto id = PropertyId(number);
        const std::optional<PropertyType> type = propertyType(number);
        if (!type || !isPropertyAllowed(id, place))
            continue;
        Property property = sampleProperty(id, *type);
        if (id == PropertyId::ResponseTopic)
            property.value = QByteArray("answers/here");
        list.add(property);
        if (isPropertyRepeatable(id, place))
            list.add(property);
    }
    return list;
}

Frame frameOf(const QByteArray &bytes)
{
    qsizetype header = 1;
    while (quint8(bytes.at(header)) >= 0x80)
        ++header;
    return {quint8(bytes.at(0)), QByteArrayView(bytes).sliced(header + 1)};
}
