// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/reasoncode.h"

namespace mqtt {
namespace {

using PacketSet = quint16;
constexpr PacketSet bit(PacketType type)
{
    return PacketSet(1u << quint8(type));
}
constexpr PacketSet connack = bit(PacketType::Connack);
constexpr PacketSet puback =
    bit(PacketType::Puback) | bit(PacketType::Pubrec); // 3.4.2.1 and 3.5.2.1 are equal
constexpr PacketSet pubrel = bit(PacketType::Pubrel) | bit(PacketType::Pubcomp); // so are 3.6.2.1 and 3.7.2.1
constexpr PacketSet suback = bit(PacketType::Suback);
constexpr PacketSet unsuback = bit(PacketType::Unsuback);
constexpr PacketSet disconnect = bit(PacketType::Disconnect);
constexpr PacketSet auth = bit(PacketType::Auth);

struct Reason
{
    ReasonCode code;
    PacketSet packets;
    const char *name;
};

/// Table 2-6 of MQTT 5.0 (2.4).
constexpr Reason reasons[] = {
    {ReasonCode::Success, connack | puback | pubrel | suback | unsuback | disconnect | auth, "Success"},
    {ReasonCode::GrantedQoS1, suback, "Granted QoS 1"},
    {ReasonCode::GrantedQoS2, suback, "Granted QoS 2"},
    {ReasonCode::DisconnectWithWillMessage, disconnect, "Disconnect with Will Message"},
    {ReasonCode::NoMatchingSubscribers, puback, "No matching subscribers"},
    {ReasonCode::NoSubscriptionExisted, unsuback, "No subscription existed"},
    {ReasonCode::ContinueAuthentication, auth, "Continue authentication"},
    {ReasonCode::Reauthenticate, auth, "Re-authenticate"},
    {ReasonCode::UnspecifiedError, connack | puback | suback | unsuback | disconnect, "Unspecified error"},
    {ReasonCode::MalformedPacket, connack | disconnect, "Malformed Packet"},
    {ReasonCode::ProtocolError, connack | disconnect, "Protocol Error"},
    {ReasonCode::ImplementationSpecificError, connack | puback | suback | unsuback | disconnect,
     "Implementation specific error"},
    {ReasonCode::UnsupportedProtocolVersion, connack, "Unsupported Protocol Version"},
    {ReasonCode::ClientIdentifierNotValid, connack, "Client Identifier not valid"},
    {ReasonCode::BadUserNameOrPassword, connack, "Bad User Name or Password"},
    {ReasonCode::NotAuthorized, connack | puback | suback | unsuback | disconnect, "Not authorized"},
    {ReasonCode::ServerUnavailable, connack, "Server unavailable"},
    {ReasonCode::ServerBusy, connack | disconnect, "Server busy"},
    {ReasonCode::Banned, connack, "Banned"},
    {ReasonCode::ServerShuttingDown, disconnect, "Server shutting down"},
    {ReasonCode::BadAuthenticationMethod, connack | disconnect, "Bad authentication method"},
    {ReasonCode::KeepAliveTimeout, disconnect, "Keep Alive timeout"},
    {ReasonCode::SessionTakenOver, disconnect, "Session taken over"},
    {ReasonCode::TopicFilterInvalid, suback | unsuback | disconnect, "Topic Filter invalid"},
    {ReasonCode::TopicNameInvalid, connack | puback | disconnect, "Topic Name invalid"},
    {ReasonCode::PacketIdentifierInUse, puback | suback | unsuback, "Packet Identifier in use"},
    {ReasonCode::PacketIdentifierNotFound, pubrel, "Packet Identifier not found"},
    {ReasonCode::ReceiveMaximumExceeded, disconnect, "Receive Maximum exceeded"},
    {ReasonCode::TopicAliasInvalid, disconnect, "Topic Alias invalid"},
    {ReasonCode::PacketTooLarge, connack | disconnect, "Packet too large"},
    {ReasonCode::MessageRateTooHigh, disconnect, "Message rate too high"},
    {ReasonCode::QuotaExceeded, connack | puback | suback | disconnect, "Quota exceeded"},
    {ReasonCode::AdministrativeAction, disconnect, "Administrative action"},
    {ReasonCode::PayloadFormatInvalid, connack | puback | disconnect, "Payload format invalid"},
    {ReasonCode::RetainNotSupported, connack | disconnect, "Retain not supported"},
    {ReasonCode::QoSNotSupported, connack | disconnect, "QoS not supported"},
    {ReasonCode::UseAnotherServer, connack | disconnect, "Use another server"},
    {ReasonCode::ServerMoved, connack | disconnect, "Server moved"},
    {ReasonCode::SharedSubscriptionsNotSupported, suback | disconnect, "Shared Subscriptions not supported"},
    {ReasonCode::ConnectionRateExceeded, connack | disconnect, "Connection rate exceeded"},
    {ReasonCode::MaximumConnectTime, disconnect, "Maximum connect time"},
    {ReasonCode::SubscriptionIdentifiersNotSupported, suback | disconnect,
     "Subscription Identifiers not supported"},
    {ReasonCode::WildcardSubscriptionsNotSupported, suback | disconnect,
     "Wildcard Subscriptions not supported"},
};

const Reason *find(quint8 value)
{
    for (const Reason &reason : reasons) {
        if (quint8(reason.code) == value)
            return &reason;
    }
    return nullptr;
}

} // namespace

bool isReasonCodeOf(PacketType type, quint8 value)
{
    const Reason *reason = find(value);
    return reason && (reason->packets & bit(type)) != 0;
}

const char *reasonName(quint8 value)
{
    const Reason *reason = find(value);
    return reason ? reason->name : nullptr;
}

} // namespace mqtt
