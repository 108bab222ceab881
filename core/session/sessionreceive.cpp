// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetencoder.h"
#include "session/session_p.h"

namespace mqtt {

bool Session::accept(PublishView &message, Instant, Effects &effects)
{
    switch (d->phase) {
    case Private::Phase::Connected:
        return d->acceptConnected(message, effects);
    case Private::Phase::AwaitingConnack:
        d->violation("3.2.0-1", effects);
        return false;
    case Private::Phase::Idle:
    case Private::Phase::Closing:
        return false;
    }
    return false;
}

bool Session::Private::acceptConnected(PublishView &message, Effects &effects)
{
    if (!resolveAlias(message, effects))
        return false;
    switch (message.qos) {
    case QoS::AtMostOnce:
        return true;
    case QoS::AtLeastOnce:
        if (inboundQoS2.inFlight() >= receiveMaximum) {
            fail(ConnectionCause::ProtocolViolation, ReasonCode::ReceiveMaximumExceeded, "3.3.4-9", effects);
            return false;
        }
        encodeAnswer(PacketType::Puback, message.packetId, effects.output);
        return true;
    case QoS::ExactlyOnce:
        return acceptQoS2(message, effects);
    }
    return false;
}

/// 3.3.2.3.4
bool Session::Private::resolveAlias(PublishView &message, Effects &effects)
{
    if (message.topicAlias == 0) {
        if (message.topic.isEmpty())
            violation("3.3.2.1", effects);
        return !message.topic.isEmpty();
    }
    if (!inboundAliases.isAllowed(message.topicAlias)) {
        fail(ConnectionCause::ProtocolViolation, ReasonCode::TopicAliasInvalid, "3.1.2-26", effects);
        return false;
    }
    if (!message.topic.isEmpty()) {
        inboundAliases.set(message.topicAlias, message.topic);
        return true;
    }
    message.topic = inboundAliases.topic(message.topicAlias);
    if (message.topic.isEmpty())
        violation("3.3.2.3.4", effects);
    return !message.topic.isEmpty();
}

bool Session::Private::acceptQoS2(const PublishView &message, Effects &effects)
{
    if (!inboundQoS2.isInFlight(message.packetId) && inboundQoS2.inFlight() >= receiveMaximum) {
        fail(ConnectionCause::ProtocolViolation, ReasonCode::ReceiveMaximumExceeded, "3.3.4-9", effects);
        return false;
    }
    encodeAnswer(PacketType::Pubrec, message.packetId, effects.output);
    const bool isNew = inboundQoS2.add(message.packetId);
    effects.storeFirst |= isNew;
    return isNew;
}

void Session::receive(const Packet &packet, Instant now, Effects &effects)
{
    if (d->mayReceive(packet, effects))
        std::visit([&](const auto &p) { d->receive(p, now, effects); }, packet);
}

void Session::receiveAnswer(PacketType type, PacketIdentifier packetId, Instant now, Effects &effects)
{
    if (d->phase != Private::Phase::Connected)
        return receive(Puback{packetId, ReasonCode::Success, {}}, now, effects); // refused whatever it is
    switch (type) {
    case PacketType::Puback:
        return d->receive(Puback{packetId, ReasonCode::Success, {}}, now, effects);
    case PacketType::Pubrec:
        return d->receive(Pubrec{packetId, ReasonCode::Success, {}}, now, effects);
    case PacketType::Pubrel:
        return d->receive(Pubrel{packetId, ReasonCode::Success, {}}, now, effects);
    default:
        return d->receive(Pubcomp{packetId, ReasonCode::Success, {}}, now, effects);
    }
}

bool Session::Private::mayReceive(const Packet &packet, Effects &effects)
{
    if (!isOpen())
        return false;
    const bool opens = std::holds_alternative<Connack>(packet) || std::holds_alternative<Auth>(packet);
    if (phase == Phase::AwaitingConnack && !opens) {
        violation("3.2.0-1", effects);
        return false;
    }
    return true;
}

/// 3.1.2-29; DISCONNECT, CONNACK and PUBLISH may have them always.
bool Session::Private::hasUnwantedDetails(const PropertyList &properties) const
{
    return !wantsDetails && !properties.isEmpty() &&
           (properties.contains(PropertyId::ReasonString) || properties.contains(PropertyId::UserProperty));
}

void Session::Private::receive(const Connack &packet, Instant now, Effects &effects)
{
    if (phase == Phase::Connected)
        return violation("3.2.0-2", effects);
    if (packet.code != 0) {
        effects.events.emplace_back(SessionRefused{packet});
        return close(effects);
    }
    phase = Phase::Connected;
    const auto limits = isV5() ? ServerLimits::of(packet) : ServerLimits{};
    writer.connectionOpened(version(), limits.value_or(ServerLimits{}));
    if (!limits)
        return violation("3.2.2.3", effects);
    if (!provesServer(packet, effects))
        return;
    if (packet.sessionPresent && version() != ProtocolVersion::V3_1 &&
        (connect.cleanStart || !(hasState || options.hasEarlierSession)))
        return violation("3.2.2-4", effects);
    connected(packet, now, effects);
}

void Session::Private::connected(const Connack &packet, Instant now, Effects &effects)
{
    // 3.1 has no Session Present: a Session that was not to be clean is taken to be there.
    const bool present = version() == ProtocolVersion::V3_1 ? !connect.cleanStart : packet.sessionPresent;
    const bool resumed = present && hasState;
    hasState = true;
    endsWithConnection =
        isV5()
            ? packet.properties.number(PropertyId::SessionExpiryInterval).value_or(sessionExpiryInterval()) ==
                  0
            : connect.cleanStart;
    if (isV5() && connect.clientId.isEmpty())
        assignedClientId =
            packet.properties.bytes(PropertyId::AssignedClientIdentifier).value_or(QByteArray());
    keepAlive.start(seconds(writer.limits().keepAlive.value_or(connect.keepAlive)), now); // 3.2.2-21
    effects.events.emplace_back(
        SessionConnected{packet, resumed, std::chrono::duration_cast<milliseconds>(now - openedAt)});
    if (resumed)
        outbox.resumeSession(effects);
    else
        loseSession(effects); // 3.2.2-5
    outbox.send(effects);
}

void Session::Private::receive(const Puback &packet, Instant, Effects &effects)
{
    if (hasUnwantedDetails(packet.properties))
        return violation("3.1.2-29", effects);
    if (!outbox.puback(packet, effects))
        return violation("4.3.3", effects);
    outbox.send(effects);
}

void Session::Private::receive(const Pubrec &packet, Instant, Effects &effects)
{
    if (hasUnwantedDetails(packet.properties))
        return violation("3.1.2-29", effects);
    if (!outbox.pubrec(packet, effects))
        return violation("4.3.2", effects);
    outbox.send(effects);
}

void Session::Private::receive(const Pubrel &packet, Instant, Effects &effects)
{
    if (hasUnwantedDetails(packet.properties))
        return violation("3.1.2-29", effects);
    if (inboundQoS2.release(packet.packetId)) {
        encodeAnswer(PacketType::Pubcomp, packet.packetId, effects.output);
        effects.storeFirst = true; // the server may use the Packet Identifier again once it has the answer
        return;
    }
    write(Pubcomp{packet.packetId, ReasonCode::PacketIdentifierNotFound, {}}, effects);
}

void Session::Private::receive(const Pubcomp &packet, Instant, Effects &effects)
{
    if (hasUnwantedDetails(packet.properties))
        return violation("3.1.2-29", effects);
    if (!outbox.pubcomp(packet, effects))
        return violation("4.3.3", effects);
    outbox.send(effects);
}

void Session::Private::receive(const Suback &packet, Instant, Effects &effects)
{
    const PendingRequests::Request *pending = requests.find(packet.packetId);
    if (hasUnwantedDetails(packet.properties))
        return violation("3.1.2-29", effects);
    if (!pending)
        return;
    const auto *subscribe = std::get_if<PendingSubscribe>(pending);
    if (!subscribe || subscribe->subscriptions.size() != packet.codes.size())
        return violation("3.8.4-6", effects);
    auto request = std::get<PendingSubscribe>(requests.take(packet.packetId));
    ids.release(packet.packetId);
    effects.events.emplace_back(SubscribeAnswered{
        request.token, packet.packetId, std::move(request.subscriptions), packet.codes, packet.properties});
    outbox.send(effects); // if it waited for a Packet Identifier
}

void Session::Private::receive(const Unsuback &packet, Instant, Effects &effects)
{
    const PendingRequests::Request *pending = requests.find(packet.packetId);
    if (hasUnwantedDetails(packet.properties))
        return violation("3.1.2-29", effects);
    if (!pending)
        return;
    const auto *unsubscribe = std::get_if<PendingUnsubscribe>(pending);
    if (!unsubscribe || (isV5() && unsubscribe->filters.size() != packet.codes.size()))
        return violation("3.11.3-1", effects);
    auto request = std::get<PendingUnsubscribe>(requests.take(packet.packetId));
    ids.release(packet.packetId);
    effects.events.emplace_back(UnsubscribeAnswered{
        request.token, packet.packetId, std::move(request.filters), packet.codes, packet.properties});
    outbox.send(effects);
}

void Session::Private::receive(const Pingresp &, Instant now, Effects &effects)
{
    if (const auto roundTrip = keepAlive.answered(now))
        effects.events.emplace_back(PingAnswered{*roundTrip});
}

void Session::Private::receive(const Disconnect &packet, Instant, Effects &effects)
{
    if (!isV5())
        return violation("3.14", effects); // only clients send it before 5.0
    if (packet.properties.contains(PropertyId::SessionExpiryInterval))
        return violation("3.14.2-2", effects);
    effects.events.emplace_back(ServerDisconnected{packet});
    close(effects);
}

} // namespace mqtt
