// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionoracle.h"

#include "base/overloaded.h"
#include "input.h"

namespace mqtt {

namespace {

quint32 number(const PropertyList &properties, PropertyId id, quint32 otherwise)
{
    return properties.number(id).value_or(otherwise);
}

} // namespace

void SessionOracle::opened(const Connect &connect)
{
    lost();
    m_isOpen = true;
    m_connect = connect;
    if (connect.cleanStart) // 3.1.2-4
        loseSession();
}

void SessionOracle::lost()
{
    std::erase_if(m_uses, [](const auto &use) { return use.second.kind == Use::Kind::Request; });
    for (auto &[id, use] : m_uses)
        use.isSentHere = false;
    m_unacknowledged.clear();
    m_outboundAliases.clear();
    m_inboundAliases.clear();
    m_inboundInFlight.clear();
    m_limits = {};
    m_lastRepeated = 0;
    m_unknownPubrec = 0;
    m_isOpen = m_isConnected = m_isResumed = m_isClosing = false;
    m_hasSentConnect = m_hasSaidGoodbye = false;
}

void SessionOracle::discarded()
{
    const bool wasOpen = m_isOpen;
    lost();
    loseSession();
    m_isOpen = m_isClosing = wasOpen;
}

/// 3.2.2-5
void SessionOracle::loseSession()
{
    std::erase_if(m_uses, [](const auto &use) { return use.second.kind != Use::Kind::Request; });
    m_unacknowledged.clear();
    m_inboundWaiting.clear();
    m_inboundInFlight.clear();
}

void SessionOracle::published(Token token, PacketIdentifier id)
{
    ++m_issued;
    require(token == m_issued);
    if (id == 0)
        return;
    // 2.2.1-3: sent in these effects already, or kept for it
    require(m_uses.insert({id, Use{.kind = Use::Kind::Reserved, .token = token}}).second);
}

void SessionOracle::received(const Packet &packet, const Effects &effects)
{
    if (!isConnected() || effects.close)
        return;
    if (const auto *pubrec = std::get_if<Pubrec>(&packet)) {
        const auto use = m_uses.find(pubrec->packetId);
        const bool isKnown = use != m_uses.end() && use->second.kind == Use::Kind::Publish;
        m_unknownPubrec = isKnown ? 0 : pubrec->packetId;
        if (isKnown && !isFailure(pubrec->reason)) {
            require(use->second.qos == QoS::ExactlyOnce);
            use->second.isReleased = true;
        }
    } else if (const auto *pubrel = std::get_if<Pubrel>(&packet)) {
        m_inboundWaiting.erase(pubrel->packetId);
        m_inboundInFlight.erase(pubrel->packetId);
    }
}

bool SessionOracle::mayBeNew(const PublishView &message) const
{
    return isConnected() && (message.qos != QoS::ExactlyOnce || !m_inboundWaiting.contains(message.packetId));
}

void SessionOracle::accepted(const PublishView &arrived, const PublishView &message, bool isNew,
                             const Effects &effects)
{
    const bool isTaken = isConnected() && !effects.close;
    require(isNew == (isTaken && mayBeNew(arrived))); // 4.3.3-10
    if (!isTaken)
        return;
    if (arrived.topicAlias != 0) {
        require(arrived.topicAlias <=
                number(m_connect.properties, PropertyId::TopicAliasMaximum, 0)); // 3.1.2-26
        if (!arrived.topic.isEmpty())
            m_inboundAliases[arrived.topicAlias] = arrived.topic.toByteArray();
        require(!isNew || message.topic == m_inboundAliases[arrived.topicAlias]);
    }
    require(!isNew || !message.topic.isEmpty());
    if (arrived.qos == QoS::ExactlyOnce) {
        m_inboundWaiting.insert(arrived.packetId);
        m_inboundInFlight.insert(arrived.packetId);
    }
    const auto pending = m_inboundInFlight.size() + (arrived.qos == QoS::AtLeastOnce);
    require(pending <= number(m_connect.properties, PropertyId::ReceiveMaximum, 65'535)); // 3.3.4-9
}

void SessionOracle::judge(const Effects &effects)
{
    require(!effects.close || m_isOpen);
    for (const SessionEvent &event : effects.events)
        see(event);
    seeOutput(effects.output);
    m_isClosing = m_isClosing || effects.close;
}

void SessionOracle::judgeEnd() const
{
    require(unsettled() == 0 && m_uses.empty());
}

void SessionOracle::see(const SessionEvent &event)
{
    if (const auto *settlement = std::get_if<Settlement>(&event))
        return seeSettled(*settlement);
    require(isOpen()); // all the others come from the server
    if (const auto *connected = std::get_if<SessionConnected>(&event))
        return seeConnected(*connected);
    const auto release = [this](PacketIdentifier id) {
        const auto use = m_uses.find(id);
        require(use != m_uses.end() && use->second.kind == Use::Kind::Request);
        m_uses.erase(use);
    };
    if (const auto *subscribed = std::get_if<SubscribeAnswered>(&event)) {
        require(subscribed->codes.size() == subscribed->subscriptions.size());
        release(subscribed->packetId);
    } else if (const auto *unsubscribed = std::get_if<UnsubscribeAnswered>(&event)) {
        release(unsubscribed->packetId);
    }
}

void SessionOracle::seeConnected(const SessionConnected &event)
{
    require(!m_isConnected && event.connack.code == 0);
    m_isConnected = true;
    m_isResumed = event.resumed;
    if (!event.resumed)
        loseSession();
    if (m_connect.version != ProtocolVersion::V5_0)
        return;
    const PropertyList &properties = event.connack.properties;
    m_limits = {number(properties, PropertyId::ReceiveMaximum, 65'535),
                number(properties, PropertyId::MaximumPacketSize, maximumPacketSizeOfStandard),
                number(properties, PropertyId::TopicAliasMaximum, 0),
                number(properties, PropertyId::MaximumQoS, 2),
                number(properties, PropertyId::RetainAvailable, 1) != 0};
    require(m_limits.receiveMaximum != 0 && m_limits.maximumPacketSize != 0);
}

void SessionOracle::seeSettled(const Settlement &settlement)
{
    require(settlement.token >= 1 && settlement.token <= m_issued);
    require(m_settled.insert(settlement.token).second);
    const auto use = m_uses.find(settlement.packetId);
    if (use == m_uses.end() || use->second.token != settlement.token ||
        use->second.kind == Use::Kind::Request)
        return;
    m_unacknowledged.erase(settlement.packetId);
    m_uses.erase(use);
}

void SessionOracle::seeOutput(const QByteArray &output)
{
    require(output.isEmpty() || isOpen());
    PacketFramer framer;
    framer.append(output);
    Frame frame;
    while (framer.next(frame) == PacketFramer::Status::Frame) {
        const auto packet = decode(frame, m_connect.version);
        require(packet.hasValue());
        const qsizetype lengthBytes = frame.body.size() < 128 ? 1 : frame.body.size() < 16'384 ? 2 : 3;
        seePacket(*packet, 1 + lengthBytes + frame.body.size());
    }
    require(framer.pending() == 0);
}

void SessionOracle::seePacket(const Packet &packet, qsizetype size)
{
    require(!m_hasSaidGoodbye);                                               // 3.14.4-1
    require(m_hasSentConnect != std::holds_alternative<Connect>(packet));     // 3.1.0-1, 3.1.0-2
    require(!m_isConnected || size <= qsizetype(m_limits.maximumPacketSize)); // 3.2.2-15
    const auto requireConnected = [this] { require(m_isConnected); };
    const auto take = [this](PacketIdentifier id) { // 2.2.1-3
        require(m_isConnected && id != 0 && m_uses.insert({id, Use{}}).second);
    };
    std::visit(Overloaded{
                   [this](const Connect &) { m_hasSentConnect = true; },
                   [this](const Publish &publish) { seePublish(publish); },
                   [&](const Puback &) { requireConnected(); }, [&](const Pubrec &) { requireConnected(); },
                   [&](const Pubrel &pubrel) {
                       requireConnected();
                       const auto use = m_uses.find(pubrel.packetId);
                       const bool isReleased = use != m_uses.end() && use->second.isReleased;
                       require(isReleased || pubrel.packetId == m_unknownPubrec);
                   },
                   [&](const Pubcomp &) { requireConnected(); },
                   [&](const Subscribe &subscribe) { take(subscribe.packetId); },
                   [&](const Unsubscribe &unsubscribe) { take(unsubscribe.packetId); },
                   [&](const Pingreq &) { requireConnected(); },
                   [this](const Disconnect &) { m_hasSaidGoodbye = true; },
                   [this](const Auth &) {
                       require(m_connect.properties.contains(PropertyId::AuthenticationMethod)); // 4.12.0-7
                   },
                   [](const auto &) { require(false); }, // only a server sends it
               },
               packet);
}

void SessionOracle::seePublish(const Publish &publish)
{
    require(m_isConnected);                               // 3.2.0-1, and what 3.1.2-30 asks
    require(quint32(publish.qos) <= m_limits.maximumQoS); // 3.2.2-11
    require(!publish.retain || m_limits.retainAvailable); // 3.2.2-14
    require(!publish.properties.contains(PropertyId::SubscriptionIdentifier)); // 3.3.4-6
    if (const auto alias = publish.properties.number(PropertyId::TopicAlias)) {
        require(*alias >= 1 && *alias <= m_limits.topicAliasMaximum); // 3.2.2-17
        if (!publish.topic.isEmpty())
            m_outboundAliases[quint16(*alias)] = publish.topic;
        require(m_outboundAliases.contains(quint16(*alias)));
    } else {
        require(!publish.topic.isEmpty());
    }
    const Token token = publish.payload.toULongLong();
    require(token >= 1 && token <= m_issued);
    if (publish.qos == QoS::AtMostOnce)
        return require(!publish.dup); // 3.3.1-2
    if (publish.dup)
        seeRepetition(publish, token);
    else
        seeFirst(publish, token);
    m_unacknowledged.insert(publish.packetId);
    require(m_unacknowledged.size() <= m_limits.receiveMaximum); // 3.3.4-7
}

/// 4.4.0-1, 4.3.3-6, 4.6.0-1
void SessionOracle::seeRepetition(const Publish &publish, Token token)
{
    const auto found = m_uses.find(publish.packetId);
    require(m_isResumed && found != m_uses.end());
    Use &use = found->second;
    require(use.kind == Use::Kind::Publish && use.token == token && use.qos == publish.qos);
    require(!use.isReleased && !use.isSentHere && use.order > m_lastRepeated);
    m_lastRepeated = use.order;
    use.isSentHere = true;
}

/// 2.2.1-3, 4.3.2-1, 4.3.3-1
void SessionOracle::seeFirst(const Publish &publish, Token token)
{
    require(!m_settled.contains(token));
    const auto found = m_uses.find(publish.packetId);
    if (found != m_uses.end())
        require(found->second.kind == Use::Kind::Reserved && found->second.token == token);
    m_uses[publish.packetId] = {.kind = Use::Kind::Publish,
                                .token = token,
                                .qos = publish.qos,
                                .order = ++m_lastOrder,
                                .isSentHere = true};
}

} // namespace mqtt
