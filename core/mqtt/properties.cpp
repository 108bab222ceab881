// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/properties.h"

#include <algorithm>
#include <array>

namespace mqtt {
namespace {

using PlaceSet = quint32;
constexpr PlaceSet bit(PropertyPlace place)
{
    return 1u << quint8(place);
}
constexpr PlaceSet connect = bit(PropertyPlace::Connect);
constexpr PlaceSet connack = bit(PropertyPlace::Connack);
constexpr PlaceSet publish = bit(PropertyPlace::Publish);
constexpr PlaceSet will = bit(PropertyPlace::Will);
constexpr PlaceSet subscribe = bit(PropertyPlace::Subscribe);
constexpr PlaceSet disconnect = bit(PropertyPlace::Disconnect);
constexpr PlaceSet auth = bit(PropertyPlace::Auth);
constexpr PlaceSet answers = bit(PropertyPlace::Puback) | bit(PropertyPlace::Pubrec) |
                             bit(PropertyPlace::Pubrel) | bit(PropertyPlace::Pubcomp) |
                             bit(PropertyPlace::Suback) | bit(PropertyPlace::Unsuback);
constexpr PlaceSet everywhere = connect | connack | publish | will | subscribe |
                                bit(PropertyPlace::Unsubscribe) | answers | disconnect | auth;

struct Definition
{
    PropertyId id;
    PropertyType type;
    PlaceSet places;
    const char *name;
};

/// Table 2-4 of MQTT 5.0 (2.2.2.2).
constexpr Definition definitions[] = {
    {PropertyId::PayloadFormatIndicator, PropertyType::Byte, publish | will, "Payload Format Indicator"},
    {PropertyId::MessageExpiryInterval, PropertyType::FourByteInteger, publish | will,
     "Message Expiry Interval"},
    {PropertyId::ContentType, PropertyType::Utf8String, publish | will, "Content Type"},
    {PropertyId::ResponseTopic, PropertyType::Utf8String, publish | will, "Response Topic"},
    {PropertyId::CorrelationData, PropertyType::BinaryData, publish | will, "Correlation Data"},
    {PropertyId::SubscriptionIdentifier, PropertyType::VariableByteInteger, publish | subscribe,
     "Subscription Identifier"},
    {PropertyId::SessionExpiryInterval, PropertyType::FourByteInteger, connect | connack | disconnect,
     "Session Expiry Interval"},
    {PropertyId::AssignedClientIdentifier, PropertyType::Utf8String, connack, "Assigned Client Identifier"},
    {PropertyId::ServerKeepAlive, PropertyType::TwoByteInteger, connack, "Server Keep Alive"},
    {PropertyId::AuthenticationMethod, PropertyType::Utf8String, connect | connack | auth,
     "Authentication Method"},
    {PropertyId::AuthenticationData, PropertyType::BinaryData, connect | connack | auth,
     "Authentication Data"},
    {PropertyId::RequestProblemInformation, PropertyType::Byte, connect, "Request Problem Information"},
    {PropertyId::WillDelayInterval, PropertyType::FourByteInteger, will, "Will Delay Interval"},
    {PropertyId::RequestResponseInformation, PropertyType::Byte, connect, "Request Response Information"},
    {PropertyId::ResponseInformation, PropertyType::Utf8String, connack, "Response Information"},
    {PropertyId::ServerReference, PropertyType::Utf8String, connack | disconnect, "Server Reference"},
    {PropertyId::ReasonString, PropertyType::Utf8String, connack | answers | disconnect | auth,
     "Reason String"},
    {PropertyId::ReceiveMaximum, PropertyType::TwoByteInteger, connect | connack, "Receive Maximum"},
    {PropertyId::TopicAliasMaximum, PropertyType::TwoByteInteger, connect | connack, "Topic Alias Maximum"},
    {PropertyId::TopicAlias, PropertyType::TwoByteInteger, publish, "Topic Alias"},
    {PropertyId::MaximumQoS, PropertyType::Byte, connack, "Maximum QoS"},
    {PropertyId::RetainAvailable, PropertyType::Byte, connack, "Retain Available"},
    {PropertyId::UserProperty, PropertyType::StringPair, everywhere, "User Property"},
    {PropertyId::MaximumPacketSize, PropertyType::FourByteInteger, connect | connack, "Maximum Packet Size"},
    {PropertyId::WildcardSubscriptionAvailable, PropertyType::Byte, connack,
     "Wildcard Subscription Available"},
    {PropertyId::SubscriptionIdentifierAvailable, PropertyType::Byte, connack,
     "Subscription Identifier Available"},
    {PropertyId::SharedSubscriptionAvailable, PropertyType::Byte, connack, "Shared Subscription Available"},
};

constexpr quint32 identifierEnd = 0x2B;

/// The definitions by identifier: found in one step, for PUBLISH carries properties at full speed.
constexpr std::array<const Definition *, identifierEnd> byIdentifier = [] {
    std::array<const Definition *, identifierEnd> index{};
    for (const Definition &definition : definitions)
        index[size_t(definition.id)] = &definition;
    return index;
}();

const Definition *find(quint32 id)
{
    return id < identifierEnd ? byIdentifier[id] : nullptr;
}

} // namespace

void PropertyList::remove(PropertyId id)
{
    std::erase_if(m_items, [id](const Property &property) { return property.id == id; });
}

bool PropertyList::contains(PropertyId id) const
{
    return std::any_of(begin(), end(), [id](const Property &property) { return property.id == id; });
}

std::optional<quint32> PropertyList::number(PropertyId id) const
{
    for (const Property &property : m_items) {
        if (property.id != id)
            continue;
        if (const auto *number = std::get_if<quint32>(&property.value))
            return *number;
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<QByteArray> PropertyList::bytes(PropertyId id) const
{
    for (const Property &property : m_items) {
        if (property.id != id)
            continue;
        if (const auto *bytes = std::get_if<QByteArray>(&property.value))
            return *bytes;
        return std::nullopt;
    }
    return std::nullopt;
}

std::vector<quint32> PropertyList::numbers(PropertyId id) const
{
    std::vector<quint32> found;
    for (const Property &property : m_items) {
        if (const auto *number = std::get_if<quint32>(&property.value); number && property.id == id)
            found.push_back(*number);
    }
    return found;
}

std::vector<StringPair> PropertyList::userProperties() const
{
    std::vector<StringPair> found;
    for (const Property &property : m_items) {
        if (const auto *pair = std::get_if<StringPair>(&property.value))
            found.push_back(*pair);
    }
    return found;
}

std::optional<PropertyType> propertyType(quint32 id)
{
    const Definition *definition = find(id);
    return definition ? std::optional(definition->type) : std::nullopt;
}

bool isPropertyAllowed(PropertyId id, PropertyPlace place)
{
    const Definition *definition = find(quint32(id));
    return definition && (definition->places & bit(place)) != 0;
}

bool isPropertyRepeatable(PropertyId id, PropertyPlace place)
{
    return id == PropertyId::UserProperty ||
           (id == PropertyId::SubscriptionIdentifier && place == PropertyPlace::Publish);
}

const char *propertyName(PropertyId id)
{
    const Definition *definition = find(quint32(id));
    return definition ? definition->name : "";
}

} // namespace mqtt
