// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverlimits.h"

#include <algorithm>

namespace mqtt {

namespace {
/// Bytes, of a PUBREL with a Reason Code: a server that takes less cannot be answered (3.2.2-15).
constexpr quint32 largestAnswer = 5;
} // namespace

std::optional<ServerLimits> ServerLimits::of(const Connack &connack)
{
    const PropertyList &properties = connack.properties;
    ServerLimits limits;
    limits.receiveMaximum =
        quint16(properties.number(PropertyId::ReceiveMaximum).value_or(limits.receiveMaximum));
    limits.openHandshakes = limits.receiveMaximum;
    limits.topicAliasMaximum = quint16(properties.number(PropertyId::TopicAliasMaximum).value_or(0));
    limits.maximumPacketSize =
        std::min(properties.number(PropertyId::MaximumPacketSize).value_or(maximumPacketSizeOfStandard),
                 maximumPacketSizeOfStandard);
    limits.maximumQoS = QoS(std::min(properties.number(PropertyId::MaximumQoS).value_or(2), 2u));
    limits.retainAvailable = properties.number(PropertyId::RetainAvailable).value_or(1) != 0;
    const auto isAvailable = [&](PropertyId id) { return properties.number(id).value_or(1) != 0; };
    limits.wildcardSubscriptions = isAvailable(PropertyId::WildcardSubscriptionAvailable);
    limits.subscriptionIdentifiers = isAvailable(PropertyId::SubscriptionIdentifierAvailable);
    limits.sharedSubscriptions = isAvailable(PropertyId::SharedSubscriptionAvailable);
    if (const auto keepAlive = properties.number(PropertyId::ServerKeepAlive))
        limits.keepAlive = quint16(*keepAlive);
    if (limits.receiveMaximum == 0 || limits.maximumPacketSize < largestAnswer)
        return std::nullopt;
    return limits;
}

} // namespace mqtt
