// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/overloaded.h"
#include "mqtt/packetcheck.h"
#include "mqtt/topicfilter.h"
#include "mqtt/topicname.h"
#include "session/session_p.h"

#include <algorithm>

namespace mqtt {

qint64 byteSize(const Publish &message)
{
    qint64 size = message.topic.size() + message.payload.size();
    for (const Property &property : message.properties) {
        size += std::visit(Overloaded{[](quint32) { return qint64(5); },
                                      [](const QByteArray &bytes) { return qint64(3 + bytes.size()); },
                                      [](const StringPair &pair) {
                                          return qint64(5 + pair.name.size() + pair.value.size());
                                      }},
                           property.value);
    }
    return size;
}

namespace {

bool isShared(const Subscription &subscription)
{
    return subscription.filter.startsWith("$share/");
}

bool isValidFilter(const QByteArray &filter)
{
    return checkTopicFilter(filter) == TopicError::None;
}

RequestResult refused(RequestResult::Refusal refusal)
{
    return {0, refusal};
}

} // namespace

Settlement::Why Session::Private::refusal(const Publish &message, qint64 size) const
{
    using Why = Settlement::Why;
    if (message.topic.isEmpty()) {
        if (!isV5() || !message.properties.contains(PropertyId::TopicAlias))
            return Why::InvalidTopic;
        if (phase != Phase::Connected)
            return Why::TopicAliasInvalid; // no alias is known without a connection
    } else if (checkTopicName(message.topic) != TopicError::None) {
        return Why::InvalidTopic;
    }
    if (size > qint64(maximumVariableByteInteger) - 16 || !isEncodable(message.properties))
        return Why::TooLarge;
    if (phase == Phase::Connected) {
        if (message.topic.size() + message.payload.size() > qint64(writer.limits().maximumPacketSize))
            return Why::TooLarge;
        if (const Why why = writer.check(message); why != Why::None)
            return why;
    } else if (!options.queuesWhileOffline) {
        return Why::Offline;
    }
    const bool isAllowed = !isV5() || !checkOutgoingPublishProperties(message.properties);
    return isAllowed ? Why::None : Why::PropertyNotAllowed;
}

PacketIdentifier Session::publish(Publish message, Token token, Instant, Effects &effects)
{
    using Outcome = Settlement::Outcome;
    const auto settle = [&](Outcome outcome, Settlement::Why why) {
        Settlement settlement;
        settlement.token = token;
        settlement.outcome = outcome;
        settlement.why = why;
        effects.events.emplace_back(std::move(settlement));
        return PacketIdentifier(0);
    };
    message.packetId = 0;
    message.dup = false;
    const qint64 size = byteSize(message);
    const Settlement::Why why = d->refusal(message, size);
    if (why != Settlement::Why::None)
        return settle(Outcome::Rejected, why);
    if (isConnected() && message.qos == QoS::AtMostOnce) {
        const Settlement::Why unwritten = d->writer.write(message, effects.output);
        return settle(unwritten == Settlement::Why::None ? Outcome::Written : Outcome::Rejected, unwritten);
    }
    if (!d->outbox.hasRoom(size))
        return settle(Outcome::Rejected, Settlement::Why::QueueFull);
    if (isConnected())
        return d->outbox.publish(std::move(message), token, size, effects);
    d->outbox.append(std::move(message), token, size);
    return 0;
}

RequestResult Session::subscribe(std::vector<Subscription> subscriptions, PropertyList properties,
                                 Token token, Instant, Effects &effects)
{
    if (!std::ranges::all_of(subscriptions, isValidFilter, &Subscription::filter))
        return refused(RequestResult::Refusal::InvalidTopicFilter);
    const PacketIdentifier id = d->ids.next();
    Subscribe packet{id, subscriptions, std::move(properties)};
    if (isConnected() && !d->isSupported(packet))
        return refused(RequestResult::Refusal::NotSupported);
    return d->request(std::move(packet), id, PendingSubscribe{token, std::move(subscriptions)}, effects);
}

RequestResult Session::unsubscribe(std::vector<QByteArray> filters, PropertyList properties, Token token,
                                   Instant, Effects &effects)
{
    if (!std::ranges::all_of(filters, isValidFilter))
        return refused(RequestResult::Refusal::InvalidTopicFilter);
    const PacketIdentifier id = d->ids.next();
    Unsubscribe packet{id, filters, std::move(properties)};
    return d->request(std::move(packet), id, PendingUnsubscribe{token, std::move(filters)}, effects);
}

bool Session::Private::isSupported(const Subscribe &packet) const
{
    const ServerLimits &limits = writer.limits();
    const auto needsMore = [&](const Subscription &s) {
        return (!limits.wildcardSubscriptions && hasWildcard(s.filter)) ||
               (!limits.sharedSubscriptions && isShared(s));
    };
    return std::ranges::none_of(packet.subscriptions, needsMore) &&
           (limits.subscriptionIdentifiers ||
            !packet.properties.contains(PropertyId::SubscriptionIdentifier));
}

RequestResult Session::Private::request(Packet packet, PacketIdentifier id, PendingRequests::Request pending,
                                        Effects &effects)
{
    using Refusal = RequestResult::Refusal;
    if (phase != Phase::Connected)
        return refused(Refusal::Offline);
    if (id == 0)
        return refused(Refusal::NoPacketIdentifier);
    if (checkOutgoing(packet, version()))
        return refused(Refusal::Invalid);
    if (!write(packet, effects))
        return refused(Refusal::TooLarge);
    ids.take(id);
    requests.add(id, std::move(pending));
    return {id, Refusal::None};
}

void Session::disconnect(Disconnect packet, Effects &effects)
{
    if (!d->isOpen())
        return;
    const auto expiry = packet.properties.number(PropertyId::SessionExpiryInterval);
    if (d->sessionExpiryInterval() == 0 && expiry.value_or(0) != 0)
        packet.properties.remove(PropertyId::SessionExpiryInterval); // 3.14.2.2.2
    else if (expiry && d->isV5())
        d->endsWithConnection = *expiry == 0;
    d->writeDisconnect(std::move(packet), effects);
    d->close(effects);
}

void Session::discard(Effects &effects)
{
    const bool wasOpen = d->isOpen();
    d->outbox.discard(effects);
    d->reset();
    if (wasOpen)
        d->close(effects);
}

void Session::leave(Effects &effects)
{
    const bool wasOpen = d->isOpen();
    d->outbox.leave(effects);
    d->reset();
    if (wasOpen)
        d->close(effects);
}

void Session::Private::reset()
{
    dropConnection();
    inboundQoS2.clear();
    ids.reset();
    assignedClientId.clear();
    hasState = false;
}

} // namespace mqtt
