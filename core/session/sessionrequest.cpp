// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/overloaded.h"
#include "mqtt/topicfilter.h"
#include "mqtt/topicname.h"
#include "session/session_p.h"

#include <algorithm>

namespace mqtt {

namespace {

constexpr qsizetype maximumStringSize = 65'535;

qint64 byteSize(const PropertyList &properties)
{
    qint64 size = 0;
    for (const Property &property : properties) {
        size += std::visit(Overloaded{[](quint32) { return qint64(5); },
                                      [](const QByteArray &bytes) { return qint64(3 + bytes.size()); },
                                      [](const StringPair &pair) {
                                          return qint64(5 + pair.name.size() + pair.value.size());
                                      }},
                           property.value);
    }
    return size;
}

bool isWritable(const Property &property)
{
    return std::visit(Overloaded{[](quint32) { return true; },
                                 [](const QByteArray &bytes) { return bytes.size() <= maximumStringSize; },
                                 [](const StringPair &pair) {
                                     return pair.name.size() <= maximumStringSize &&
                                            pair.value.size() <= maximumStringSize;
                                 }},
                      property.value);
}

bool isWritable(const PropertyList &properties)
{
    return std::all_of(properties.begin(), properties.end(),
                       [](const Property &property) { return isWritable(property); });
}

bool isValid(const Subscription &subscription)
{
    const bool shared = subscription.filter.startsWith("$share/");
    return checkTopicFilter(subscription.filter) == TopicError::None &&
           !(shared && subscription.noLocal); // 3.8.3-4
}

void dropDetails(PropertyList &properties)
{
    properties.remove(PropertyId::ReasonString);
    properties.remove(PropertyId::UserProperty);
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
    if (size > qint64(maximumVariableByteInteger) - 16 || !isWritable(message.properties))
        return Why::TooLarge;
    if (phase != Phase::Connected)
        return options.queuesWhileOffline ? Why::None : Why::Offline;
    if (message.topic.size() + message.payload.size() > qint64(writer.limits().maximumPacketSize))
        return Why::TooLarge;
    return writer.check(message);
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
    const qint64 size = message.topic.size() + message.payload.size() + byteSize(message.properties);
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

PacketIdentifier Session::subscribe(std::vector<Subscription> subscriptions, PropertyList properties,
                                    Token token, Instant, Effects &effects)
{
    if (subscriptions.empty() || !std::all_of(subscriptions.begin(), subscriptions.end(), isValid))
        return 0;
    const PacketIdentifier id = d->ids.next();
    Subscribe packet{id, subscriptions, std::move(properties)};
    return d->request(std::move(packet), id, PendingSubscribe{token, std::move(subscriptions)}, effects);
}

PacketIdentifier Session::unsubscribe(std::vector<QByteArray> filters, PropertyList properties, Token token,
                                      Instant, Effects &effects)
{
    const auto valid = [](const QByteArray &filter) { return checkTopicFilter(filter) == TopicError::None; };
    if (filters.empty() || !std::all_of(filters.begin(), filters.end(), valid))
        return 0;
    const PacketIdentifier id = d->ids.next();
    Unsubscribe packet{id, filters, std::move(properties)};
    return d->request(std::move(packet), id, PendingUnsubscribe{token, std::move(filters)}, effects);
}

PacketIdentifier Session::Private::request(Packet packet, PacketIdentifier id,
                                           PendingRequests::Request pending, Effects &effects)
{
    if (phase != Phase::Connected || id == 0 || !write(packet, effects))
        return 0;
    ids.take(id);
    requests.add(id, std::move(pending));
    return id;
}

void Session::authenticate(Auth auth, Instant, Effects &effects)
{
    if (!d->isOpen() || !d->hasAuthentication || d->write(auth, effects)) // 4.12.0-7
        return;
    dropDetails(auth.properties); // 3.15.2-2
    if (!d->write(auth, effects))
        d->fail(ConnectionCause::PacketTooLarge, ReasonCode::ImplementationSpecificError, "3.2.2-15",
                effects);
}

void Session::disconnect(Disconnect packet, Effects &effects)
{
    if (!d->isOpen())
        return;
    const auto expiry = d->connect.properties.number(PropertyId::SessionExpiryInterval).value_or(0);
    if (expiry == 0 && packet.properties.number(PropertyId::SessionExpiryInterval).value_or(0) != 0)
        packet.properties.remove(PropertyId::SessionExpiryInterval); // 3.14.2.2.2
    if (!d->write(packet, effects)) {
        dropDetails(packet.properties); // 3.14.2-3
        d->write(packet, effects);
    }
    d->close(effects);
}

void Session::discard(Effects &effects)
{
    const bool wasOpen = d->isOpen();
    d->dropConnection();
    d->outbox.discard(effects);
    d->inboundQoS2.clear();
    d->ids.reset();
    d->assignedClientId.clear();
    d->wasConnected = false;
    if (wasOpen)
        d->close(effects);
}

} // namespace mqtt
