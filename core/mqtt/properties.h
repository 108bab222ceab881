// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QtCore/QByteArray>

#include <optional>
#include <variant>
#include <vector>

namespace mqtt {

/// Properties of MQTT 5.0 (2.2.2.2).
enum class PropertyId : quint8 {
    PayloadFormatIndicator = 0x01,
    MessageExpiryInterval = 0x02,
    ContentType = 0x03,
    ResponseTopic = 0x08,
    CorrelationData = 0x09,
    SubscriptionIdentifier = 0x0B,
    SessionExpiryInterval = 0x11,
    AssignedClientIdentifier = 0x12,
    ServerKeepAlive = 0x13,
    AuthenticationMethod = 0x15,
    AuthenticationData = 0x16,
    RequestProblemInformation = 0x17,
    WillDelayInterval = 0x18,
    RequestResponseInformation = 0x19,
    ResponseInformation = 0x1A,
    ServerReference = 0x1C,
    ReasonString = 0x1F,
    ReceiveMaximum = 0x21,
    TopicAliasMaximum = 0x22,
    TopicAlias = 0x23,
    MaximumQoS = 0x24,
    RetainAvailable = 0x25,
    UserProperty = 0x26,
    MaximumPacketSize = 0x27,
    WildcardSubscriptionAvailable = 0x28,
    SubscriptionIdentifierAvailable = 0x29,
    SharedSubscriptionAvailable = 0x2A,
};

/// How a property's value is written (1.5).
enum class PropertyType : quint8 { Byte, TwoByteInteger, FourByteInteger, VariableByteInteger, Utf8String, BinaryData, StringPair };

/// Where a property list stands: a Control Packet, or the Will inside CONNECT.
enum class PropertyPlace : quint8 {
    Connect = 1, Connack, Publish, Puback, Pubrec, Pubrel, Pubcomp, Subscribe, Suback, Unsubscribe, Unsuback,
    Disconnect = 14, Auth = 15, Will = 16,
};

/// A UTF-8 String Pair (1.5.7).
struct StringPair
{
    QByteArray name;
    QByteArray value;
    bool operator==(const StringPair &) const = default;
};

/// One property. Numbers of every width are a quint32; strings (UTF-8) and binary data are a QByteArray.
struct Property
{
    PropertyId id;
    std::variant<quint32, QByteArray, StringPair> value;
    bool operator==(const Property &) const = default;
};

/// Properties in the order of the wire, which for User Properties carries meaning (3.3.2-18).
class PropertyList
{
public:
    /// How many User Properties and Subscription Identifiers decodeProperties() keeps: as bytes they may be as
    /// many as fit into a packet, and decoded they take twenty times the room.
    static constexpr size_t mostRepeated = 10'000;

    PropertyList() = default;
    PropertyList(std::initializer_list<Property> items) : m_items(items) {}

    bool isEmpty() const { return m_items.empty(); }
    size_t size() const { return m_items.size(); }
    auto begin() const { return m_items.begin(); }
    auto end() const { return m_items.end(); }

    void add(PropertyId id, quint32 number) { m_items.push_back({id, number}); }
    void add(PropertyId id, QByteArray bytes) { m_items.push_back({id, std::move(bytes)}); }
    void addUserProperty(QByteArray name, QByteArray value)
    {
        m_items.push_back({PropertyId::UserProperty, StringPair{std::move(name), std::move(value)}});
    }
    void add(Property property) { m_items.push_back(std::move(property)); }
    /// Those beyond mostRepeated, which were well-formed and are not here.
    quint32 omitted() const { return m_omitted; }
    void setOmitted(quint32 count) { m_omitted = count; }
    /// Takes every property of that id away.
    void remove(PropertyId id);

    bool contains(PropertyId id) const;
    /// The first value of that id; nullopt without one, or if it is of the other kind.
    std::optional<quint32> number(PropertyId id) const;
    std::optional<QByteArray> bytes(PropertyId id) const;
    /// All values of that id, in order: Subscription Identifiers may come several times (3.3.4).
    std::vector<quint32> numbers(PropertyId id) const;
    std::vector<StringPair> userProperties() const;

    bool operator==(const PropertyList &) const = default;

private:
    std::vector<Property> m_items;
    quint32 m_omitted = 0;
};

/// nullopt for an identifier that the standard does not know.
std::optional<PropertyType> propertyType(quint32 id);
bool isPropertyAllowed(PropertyId id, PropertyPlace place);
/// User Property everywhere, Subscription Identifier in PUBLISH (2.2.2.2, 3.3.4).
bool isPropertyRepeatable(PropertyId id, PropertyPlace place);
/// In English, as in the standard ("Content Type"); kebab case for tools is derived from it.
const char *propertyName(PropertyId id);

} // namespace mqtt
