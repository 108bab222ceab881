// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatservice.h"

#include <algorithm>

namespace avocet {

namespace {

constexpr qint64 replayTime = 10 * oneSecond;

ChatRow rowFrom(const ChatArrival &arrival)
{
    ChatRow row{.time = arrival.time, .retained = arrival.retain};
    auto message = parseChatMessage(arrival.payload);
    if (message) {
        row.user = std::move(message->user);
        row.say = std::move(message->say);
    } else {
        row.kind = ChatRowKind::Raw;
        row.rawReason = message.error();
        row.payloadSize = arrival.payload.size();
        row.excerpt =
            arrival.payload.first(std::min(arrival.payload.size(), ChatRow::maximumExcerpt)).toByteArray();
    }
    return row;
}

} // namespace

ChatService::ChatService(ChatPort port, QObject *parent)
    : QObject(parent)
    , m_port(std::move(port))
{
}

bool ChatService::join(const QString &name)
{
    const QString wanted = name.trimmed().left(maximumChatName);
    if (wanted.isEmpty())
        return false;
    if (m_joined && wanted == m_name)
        return true;
    const bool renamed = m_joined;
    m_name = wanted;
    if (renamed) {
        note(ChatEvent::Renamed);
        if (m_connected)
            publish(QStringLiteral("Hello,anyone!"));
        return true;
    }
    m_joined = true;
    m_hasBeenConnected = false;
    m_firstRow = 0;
    Q_EMIT joinedChanged(true);
    if (m_connected)
        enter();
    return true;
}

void ChatService::leave()
{
    if (!m_joined)
        return;
    m_joined = false;
    m_port.unsubscribe(topic());
    m_echoes.clear();
    m_copies.stopWatching();
    note(ChatEvent::Left);
    Q_EMIT joinedChanged(false);
}

void ChatService::enter()
{
    note(m_hasBeenConnected ? ChatEvent::Reconnected : ChatEvent::Joined);
    m_hasBeenConnected = true;
    expectReplays();
    m_port.subscribe(topic(), mqtt::QoS::AtLeastOnce);
    publish(QStringLiteral("Hello,anyone!"));
}

ChatService::SendResult ChatService::send(const QString &text)
{
    if (!m_joined)
        return SendResult::NotJoined;
    if (text.trimmed().isEmpty())
        return SendResult::Blank;
    if (text.toUtf8().size() > maximumChatText || encodeChatMessage(m_name, text).size() > maximumChatPayload)
        return SendResult::TooLong;
    publish(text);
    return SendResult::Sent;
}

void ChatService::sendAgain(quint64 row)
{
    const int position = m_room.rowOf(row);
    if (position < 0 || m_room.at(position).state != ChatState::Failed || !m_joined)
        return;
    const QString text = m_room.at(position).say;
    m_room.remove(row);
    publish(text);
}

void ChatService::publish(const QString &text)
{
    const QByteArray payload = encodeChatMessage(m_name, text);
    const PayloadKey key(payload);
    if (m_echoes.count(key) > 0)
        m_copies.stopWatching();
    const quint64 row = m_room.add({.time = m_port.now(),
                                    .user = m_name,
                                    .say = text,
                                    .state = m_connected ? ChatState::Sending : ChatState::Queued,
                                    .own = true});
    m_echoes.add(row, key);
    m_rowOfToken.insert(m_port.publish(topic(), payload, mqtt::QoS::AtLeastOnce), row);
}

void ChatService::note(ChatEvent event)
{
    const quint64 row =
        m_room.add({.time = m_port.now(), .user = m_name, .kind = ChatRowKind::System, .event = event});
    if (m_firstRow == 0)
        m_firstRow = row;
}

void ChatService::connected(bool overlapsAreResolved)
{
    m_connected = true;
    m_overlapsAreResolved = overlapsAreResolved;
    updateCopyGate();
    changeUnsettled(ChatState::Queued, ChatState::Sending);
    if (m_joined)
        enter();
}

void ChatService::disconnected()
{
    if (!m_connected)
        return;
    m_connected = false;
    m_redelivery.connectionLost();
    m_echoes.connectionLost();
    m_copies.stopWatching();
    changeUnsettled(ChatState::Sending, ChatState::Queued);
    if (m_joined)
        note(ChatEvent::ConnectionLost);
}

void ChatService::setMatchingSubscriptions(int count)
{
    if (count > m_matching)
        expectReplays();
    m_matching = std::max(1, count);
    updateCopyGate();
}

void ChatService::messageReceived(const ChatArrival &arrival)
{
    if (!m_joined || arrival.topic != topic())
        return;
    const PayloadKey key(arrival.payload);
    if (m_redelivery.isRepeat(arrival.packetId, arrival.dup, key))
        return;
    if (arrival.retain && m_replays > 0 && arrival.time <= m_replaysUntil) {
        addReplay(rowFrom(arrival));
        return;
    }
    const int copies = m_copies.copies();
    const bool takes = m_copies.takes(key, arrival.time);
    if (m_copies.copies() > copies)
        forgetCopies(m_copies.copies());
    if (!takes || takeEcho(key, arrival.time))
        return;
    ChatRow row = rowFrom(arrival);
    row.retained = false;
    m_room.add(std::move(row));
}

/// After a subscribe the broker sends the one retained message of the topic, once for each matching
/// subscription. When it stands in the room already, it is no news.
void ChatService::addReplay(ChatRow row)
{
    --m_replays;
    for (int i = m_room.size() - 1; i >= 0; --i) {
        if (m_room.at(i).saysTheSameAs(row))
            return;
    }
    m_room.add(std::move(row));
}

bool ChatService::takeEcho(const PayloadKey &payload, qint64 time)
{
    const bool single = m_echoes.count(payload) == 1;
    const auto row = m_echoes.take(payload, time);
    if (!row)
        return false;
    m_room.setState(*row, ChatState::Delivered);
    if (single && !m_overlapsAreResolved)
        m_copies.watch(payload, time);
    return true;
}

void ChatService::settled(quint64 token, ChatOutcome outcome, quint8 reasonCode)
{
    const auto found = m_rowOfToken.constFind(token);
    if (found == m_rowOfToken.constEnd())
        return;
    const quint64 row = *found;
    m_rowOfToken.erase(found);
    const int position = m_room.rowOf(row);
    const bool seen = position >= 0 && m_room.at(position).state == ChatState::Delivered;
    if (outcome == ChatOutcome::Delivered) {
        m_echoes.acknowledged(row, m_port.now());
        if (!seen)
            m_room.setState(row, ChatState::Delivered);
        return;
    }
    if (outcome != ChatOutcome::Lost)
        m_echoes.remove(row);
    if (!seen)
        m_room.setState(row, ChatState::Failed, outcome, reasonCode);
}

void ChatService::expectReplays()
{
    m_replays = m_matching;
    m_replaysUntil = m_port.now() + replayTime;
}

void ChatService::updateCopyGate()
{
    m_copies.setMatchingSubscriptions(m_overlapsAreResolved ? 1 : m_matching);
}

/// It has just been learned that everything came in `copies`: what stands in the room several times in a row
/// since we joined was said less often.
void ChatService::forgetCopies(int copies)
{
    std::vector<quint64> doubled;
    int run = 0;
    for (int i = std::max(1, m_room.rowOf(m_firstRow)); i < m_room.size(); ++i) {
        const ChatRow &row = m_room.at(i);
        const bool repeats =
            !row.own && !row.retained && !m_room.at(i - 1).own && row.saysTheSameAs(m_room.at(i - 1));
        run = repeats ? run + 1 : 0;
        if (run % copies != 0)
            doubled.push_back(row.id);
    }
    for (const quint64 row : doubled)
        m_room.remove(row);
}

void ChatService::changeUnsettled(ChatState from, ChatState to)
{
    for (const quint64 row : std::as_const(m_rowOfToken)) {
        const int position = m_room.rowOf(row);
        if (position >= 0 && m_room.at(position).state == from)
            m_room.setState(row, to);
    }
}

} // namespace avocet
