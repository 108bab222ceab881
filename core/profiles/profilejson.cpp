// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profilejson.h"

#include "profiles/transportjson.h"

#include <QtCore/QJsonArray>

namespace avocet {

namespace {

constexpr Word<mqtt::Scheme> schemes[] = {{"mqtt", mqtt::Scheme::Tcp},
                                          {"mqtts", mqtt::Scheme::Tls},
                                          {"ws", mqtt::Scheme::WebSocket},
                                          {"wss", mqtt::Scheme::SecureWebSocket}};
constexpr Word<mqtt::ProtocolVersion> versions[] = {{"3.1", mqtt::ProtocolVersion::V3_1},
                                                    {"3.1.1", mqtt::ProtocolVersion::V3_1_1},
                                                    {"5.0", mqtt::ProtocolVersion::V5_0}};
constexpr Word<mqtt::AuthenticationMethod> authenticationMethods[] = {
    {"", mqtt::AuthenticationMethod::None}, {"SCRAM-SHA-256", mqtt::AuthenticationMethod::ScramSha256}};

QString fromBytes(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QJsonArray toJson(const mqtt::PropertyList &properties)
{
    QJsonArray array;
    for (const mqtt::Property &property : properties) {
        if (property.id == mqtt::PropertyId::AuthenticationData)
            continue;
        QJsonObject object{{"id", int(property.id)}};
        if (const auto *number = std::get_if<quint32>(&property.value)) {
            object["number"] = qint64(*number);
        } else if (const auto *bytes = std::get_if<QByteArray>(&property.value)) {
            object["bytes"] = fromBytes(*bytes);
        } else if (const auto *pair = std::get_if<mqtt::StringPair>(&property.value)) {
            object["name"] = QString::fromUtf8(pair->name);
            object["value"] = QString::fromUtf8(pair->value);
        }
        array.append(object);
    }
    return array;
}

std::optional<mqtt::Property> propertyFromJson(const QJsonValue &value, mqtt::PropertyPlace place)
{
    FieldReader reader(value.toObject());
    const auto id = quint32(reader.number("id", 0, 0, 255));
    const std::optional<mqtt::PropertyType> type = mqtt::propertyType(id);
    if (!type || !mqtt::isPropertyAllowed(mqtt::PropertyId(id), place))
        return std::nullopt;
    mqtt::Property property{mqtt::PropertyId(id), quint32(0)};
    switch (*type) {
    case mqtt::PropertyType::Byte:
        property.value = quint32(reader.number("number", 0, 0, 0xFF));
        break;
    case mqtt::PropertyType::TwoByteInteger:
        property.value = quint32(reader.number("number", 0, 0, 0xFFFF));
        break;
    case mqtt::PropertyType::FourByteInteger:
        property.value = quint32(reader.number("number", 0, 0, 0xFFFFFFFF));
        break;
    case mqtt::PropertyType::VariableByteInteger:
        property.value = quint32(reader.number("number", 0, 0, mqtt::maximumVariableByteInteger));
        break;
    case mqtt::PropertyType::Utf8String:
    case mqtt::PropertyType::BinaryData:
        property.value = reader.base64("bytes");
        break;
    case mqtt::PropertyType::StringPair:
        property.value = mqtt::StringPair{reader.utf8("name"), reader.utf8("value")};
        break;
    }
    return reader.isGood() ? std::optional(property) : std::nullopt;
}

mqtt::PropertyList readProperties(FieldReader &reader, mqtt::PropertyPlace place)
{
    mqtt::PropertyList list;
    const QJsonArray array = reader.array("properties");
    for (const QJsonValue &value : array) {
        const std::optional<mqtt::Property> property = propertyFromJson(value, place);
        if (!reader.expect(property.has_value()))
            break;
        list.add(*property);
    }
    return list;
}

QJsonObject toJson(const mqtt::Will &will)
{
    return {{"topic", QString::fromUtf8(will.topic)},
            {"payload", fromBytes(will.payload)},
            {"qos", int(will.qos)},
            {"retain", will.retain},
            {"properties", toJson(will.properties)}};
}

mqtt::Will readWill(FieldReader &profile)
{
    FieldReader reader(profile.object("will"));
    mqtt::Will will;
    will.topic = reader.utf8("topic");
    will.payload = reader.base64("payload");
    will.qos = reader.qos("qos");
    will.retain = reader.flag("retain", false);
    will.properties = readProperties(reader, mqtt::PropertyPlace::Will);
    profile.expect(reader.isGood() && !will.topic.isEmpty());
    return will;
}

QJsonObject toJson(const mqtt::Subscription &subscription)
{
    return {{"filter", QString::fromUtf8(subscription.filter)},
            {"qos", int(subscription.qos)},
            {"noLocal", subscription.noLocal},
            {"retainAsPublished", subscription.retainAsPublished},
            {"retainHandling", int(subscription.retainHandling)}};
}

std::vector<mqtt::Subscription> readSubscriptions(FieldReader &profile)
{
    std::vector<mqtt::Subscription> subscriptions;
    const QJsonArray array = profile.array("subscriptions");
    if (!profile.expect(array.size() <= maximumSubscriptionsPerProfile))
        return subscriptions;
    for (const QJsonValue &value : array) {
        FieldReader reader(value.toObject());
        mqtt::Subscription subscription;
        subscription.filter = reader.utf8("filter");
        subscription.qos = reader.qos("qos");
        subscription.noLocal = reader.flag("noLocal", false);
        subscription.retainAsPublished = reader.flag("retainAsPublished", false);
        subscription.retainHandling = mqtt::RetainHandling(reader.number("retainHandling", 0, 0, 2));
        if (!profile.expect(reader.isGood() && !subscription.filter.isEmpty()))
            break;
        subscriptions.push_back(subscription);
    }
    return subscriptions;
}

void readEndpoint(FieldReader &reader, mqtt::Endpoint &endpoint)
{
    endpoint.scheme = reader.word("scheme", schemes, mqtt::Scheme::Tcp);
    endpoint.host = reader.text("host");
    endpoint.port = quint16(reader.number("port", mqtt::defaultPort(endpoint.scheme), 1, 65'535));
    endpoint.path = reader.text("path");
    reader.expect(!endpoint.host.isEmpty());
}

void readConnect(FieldReader &reader, mqtt::Connect &connect)
{
    connect.version = reader.word("version", versions, mqtt::ProtocolVersion::V5_0);
    connect.cleanStart = reader.flag("cleanStart", true);
    connect.keepAlive = quint16(reader.number("keepAlive", 60, 0, 65'535));
    connect.clientId = reader.utf8("clientId");
    if (reader.contains("userName"))
        connect.userName = reader.utf8("userName");
    if (reader.contains("will"))
        connect.will = readWill(reader);
    connect.properties = readProperties(reader, mqtt::PropertyPlace::Connect);
}

} // namespace

QJsonObject toJson(const Profile &profile)
{
    const mqtt::ConnectionSettings &settings = profile.settings;
    const mqtt::Connect &connect = settings.connect;
    QJsonArray subscriptions;
    for (const mqtt::Subscription &subscription : settings.subscriptions)
        subscriptions.append(toJson(subscription));

    QJsonObject object = profile.unknown;
    object["id"] = profile.id;
    object["name"] = profile.name;
    object["scheme"] = wordFor(schemes, settings.endpoint.scheme);
    object["host"] = settings.endpoint.host;
    object["port"] = settings.endpoint.port;
    object["path"] = settings.endpoint.path;
    object["version"] = wordFor(versions, connect.version);
    object["cleanStart"] = connect.cleanStart;
    object["keepAlive"] = connect.keepAlive;
    object["clientId"] = QString::fromUtf8(connect.clientId);
    if (connect.userName)
        object["userName"] = QString::fromUtf8(*connect.userName);
    if (connect.will)
        object["will"] = toJson(*connect.will);
    object["properties"] = toJson(connect.properties);
    object["subscriptions"] = subscriptions;
    addTransport(object, settings.transport);
    object["authentication"] = wordFor(authenticationMethods, settings.authentication);
    object["fallsBack"] = settings.fallsBack;
    object["keepsSession"] = settings.keepsSession;
    object["reconnects"] = settings.reconnects;
    object["connectTimeout"] = qint64(settings.connectTimeout.count());
    object["maximumPacketSize"] = qint64(settings.maximumPacketSize);
    object["remembersPassword"] = profile.remembersPassword;
    object["chatName"] = profile.chatName;
    if (profile.lastUsed.isValid())
        object["lastUsed"] = profile.lastUsed.toUTC().toString(Qt::ISODateWithMs);
    return object;
}

std::optional<Profile> profileFromJson(const QJsonObject &object)
{
    FieldReader reader(object);
    Profile profile;
    profile.id = reader.text("id");
    profile.name = reader.text("name");
    mqtt::ConnectionSettings &settings = profile.settings;
    readEndpoint(reader, settings.endpoint);
    readConnect(reader, settings.connect);
    settings.subscriptions = readSubscriptions(reader);
    settings.transport = readTransport(reader);
    settings.authentication =
        reader.word("authentication", authenticationMethods, mqtt::AuthenticationMethod::None);
    settings.fallsBack = reader.flag("fallsBack", false);
    settings.keepsSession = reader.flag("keepsSession", false);
    settings.reconnects = reader.flag("reconnects", true);
    settings.connectTimeout = mqtt::milliseconds(reader.number("connectTimeout", 15'000, 1, 3'600'000));
    settings.maximumPacketSize = quint32(reader.number("maximumPacketSize", mqtt::maximumPacketSizeOfStandard,
                                                       1, mqtt::maximumPacketSizeOfStandard));
    profile.remembersPassword = reader.flag("remembersPassword", false);
    profile.chatName = reader.text("chatName");
    if (reader.contains("lastUsed")) {
        profile.lastUsed = QDateTime::fromString(reader.text("lastUsed"), Qt::ISODateWithMs).toUTC();
        reader.expect(profile.lastUsed.isValid());
    }
    profile.unknown = reader.rest();
    if (!reader.isGood() || profile.id.isEmpty())
        return std::nullopt;
    return profile;
}

} // namespace avocet
