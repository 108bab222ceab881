// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/exchanges.h"

#include "mqtt/packetdecoder.h"
#include "mqtt/reasoncode.h"

#include <QtCore/QtEndian>

namespace mqtt {

namespace {
quint32 key(TraceDirection direction, quint16 number)
{
    return quint32(direction) << 16 | number;
}

TraceDirection opposite(TraceDirection direction)
{
    return direction == TraceDirection::Sent ? TraceDirection::Received : TraceDirection::Sent;
}

/// Stands first in every packet with one, but PUBLISH.
PacketIdentifier leadingIdentifier(const Frame &frame)
{
    return frame.body.size() < 2 ? PacketIdentifier(0) : qFromBigEndian<quint16>(frame.body.data());
}

/// A PUBREC that refuses ends the exchange (4.3.3).
bool isRefusal(const TracedPacket &packet)
{
    const QByteArrayView body = packet.frame().body;
    return packet.version == ProtocolVersion::V5_0 && body.size() > 2 &&
           isFailure(ReasonCode(quint8(body[2])));
}
} // namespace

void Exchanges::join(TraceEntry &entry, const Request &request)
{
    entry.exchange = request.exchange;
    entry.topics = request.topics;
}

TraceEntry Exchanges::follow(TracedPacket packet)
{
    TraceEntry entry{.packet = std::move(packet)};
    if (entry.packet.connection != std::exchange(m_connection, entry.packet.connection)) {
        m_aliases.clear(); // 3.3.2-7
        m_connect.reset();
        m_ping.reset();
    }
    switch (entry.packet.type()) {
    case PacketType::Publish:
        readPublish(entry);
        break;
    case PacketType::Subscribe:
    case PacketType::Unsubscribe:
        readFilters(entry);
        entry.packetId = leadingIdentifier(entry.packet.frame());
        begin(entry, false);
        break;
    case PacketType::Puback:
    case PacketType::Pubcomp:
    case PacketType::Suback:
    case PacketType::Unsuback:
        answer(entry, true);
        break;
    case PacketType::Pubrec:
        answer(entry, isRefusal(entry.packet));
        break;
    case PacketType::Pubrel:
        entry.packetId = leadingIdentifier(entry.packet.frame());
        if (const auto open = m_open.find(key(entry.packet.direction, entry.packetId)); open != m_open.end())
            join(entry, open->second);
        break;
    case PacketType::Connect:
    case PacketType::Connack:
    case PacketType::Auth:
        follow(entry, m_connect, entry.packet.type() == PacketType::Connect,
               entry.packet.type() == PacketType::Connack);
        break;
    case PacketType::Pingreq:
    case PacketType::Pingresp:
        follow(entry, m_ping, entry.packet.type() == PacketType::Pingreq,
               entry.packet.type() == PacketType::Pingresp);
        break;
    case PacketType::Disconnect:
        break;
    }
    return entry;
}

void Exchanges::begin(TraceEntry &entry, bool isRepeated)
{
    if (entry.packetId == 0)
        return;
    const auto [open, isNew] =
        m_open.try_emplace(key(entry.packet.direction, entry.packetId), Request{});
    if (isNew || !isRepeated)
        open->second.exchange = ++m_lastExchange;
    open->second.time = entry.packet.time;
    open->second.topics = entry.topics;
    entry.exchange = open->second.exchange;
}

void Exchanges::answer(TraceEntry &entry, bool isLast)
{
    entry.packetId = leadingIdentifier(entry.packet.frame());
    const auto open = m_open.find(key(opposite(entry.packet.direction), entry.packetId));
    if (open == m_open.end())
        return;
    join(entry, open->second);
    entry.latency = entry.packet.time - open->second.time;
    if (isLast)
        m_open.erase(open);
}

/// Exchanges without a Packet Identifier, of which there is one at a time.
void Exchanges::follow(TraceEntry &entry, std::optional<Request> &request, bool isRequest, bool isLast)
{
    if (isRequest)
        request = {++m_lastExchange, entry.packet.time, {}};
    if (!request)
        return;
    entry.exchange = request->exchange;
    if (isLast) {
        entry.latency = entry.packet.time - request->time;
        request.reset();
    }
}

void Exchanges::readPublish(TraceEntry &entry)
{
    const auto message = decodePublish(entry.packet.frame(), entry.packet.version);
    if (!message)
        return;
    QByteArray topic = message->topic.toByteArray();
    if (message->topicAlias != 0) {
        QByteArray &known = m_aliases[key(entry.packet.direction, message->topicAlias)];
        if (topic.isEmpty())
            topic = known;
        else
            known = topic;
    }
    entry.topics = {topic};
    entry.packetId = message->packetId;
    begin(entry, message->dup);
}

void Exchanges::readFilters(TraceEntry &entry)
{
    const auto packet = decode(entry.packet.frame(), entry.packet.version);
    if (!packet)
        return;
    if (const auto *subscribe = std::get_if<Subscribe>(&*packet)) {
        for (const Subscription &subscription : subscribe->subscriptions)
            entry.topics += subscription.filter;
    } else if (const auto *unsubscribe = std::get_if<Unsubscribe>(&*packet)) {
        for (const QByteArray &filter : unsubscribe->filters)
            entry.topics += filter;
    }
}

} // namespace mqtt
