// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatservice.h"

// What comes from the broker.
namespace avocet {

namespace {
constexpr qsizetype maximumHeardRooms = 500;
constexpr qsizetype maximumNames = 5000;
} // namespace

void ChatService::messageReceived(const ChatArrival &arrival)
{
    if (!m_joined)
        return;
    if (arrival.topic.startsWith(presencePrefix)) {
        takePresence(arrival);
        return;
    }
    const QByteArray where = arrival.topic.toByteArray();
    Conversation *room = find(where);
    if (!room) {
        const RoomName name = roomNameOf(where);
        if (name.kind == RoomName::Kind::Direct && isOurs(name) && !arrival.payload.isEmpty())
            room = joinRoom(where);
        else if (name.kind == RoomName::Kind::Room && !arrival.payload.isEmpty() && learnRoom(where))
            Q_EMIT roomsChanged();
    }
    if (room)
        take(*room, arrival);
}

bool ChatService::learnRoom(const QByteArray &room)
{
    if (m_heardRooms.size() >= maximumHeardRooms || m_heardRooms.contains(room))
        return false;
    m_heardRooms << room;
    return true;
}

void ChatService::takePresence(const ChatArrival &arrival)
{
    const QByteArray sender = arrival.topic.sliced(presencePrefix.size()).toByteArray();
    if (!isChatId(sender + ".aaaaaaaaaaaa"))
        return;
    const auto presence = parsePresence(arrival.payload);
    // The Will of our former connection, perhaps, that came after our own words.
    if (sender == m_sender && (!presence || presence->state != Presence::State::Here)) {
        publishPresence(Presence::State::Here);
        return;
    }
    const bool isLive = !arrival.retain;
    if (m_people.heard(sender, arrival.payload, arrival.time, isLive)) {
        Q_EMIT peopleChanged();
        Q_EMIT roomsChanged();
    }
}

void ChatService::take(Conversation &room, const ChatArrival &arrival)
{
    using Kind = Conversation::Taken::Kind;
    const Conversation::Taken taken = room.take(arrival, [this](ChatRow &row) { complete(row); });
    if (taken.kind == Kind::Nothing || taken.row.kind != ChatRowKind::Message)
        return;
    if (taken.kind == Kind::Echo) {
        if (UnsentLine *line = m_lines.find(taken.row.messageId)) {
            line->hasArrived = true;
            if (!line->isGreeting)
                Q_EMIT unsentChanged();
        }
    } else {
        countUnread(room, taken.row);
    }
    if (m_people.spoke(senderOf(taken.row.messageId), taken.row.user, room.topic, arrival.time))
        Q_EMIT peopleChanged();
    Q_EMIT said(room.topic, taken.row);
}

void ChatService::complete(ChatRow &row)
{
    if (row.kind != ChatRowKind::Message)
        return;
    const QByteArray sender = senderOf(row.messageId);
    row.own = sender == m_sender;
    row.state = row.own ? ChatState::Seen : ChatState::Received;
    row.mentions = !row.own && mentions(row.say, m_name);
    if (row.user == m_name) {
        row.ambiguous = !row.own;
        return;
    }
    const QByteArray first = m_senderOfName.value(row.user);
    if (first.isEmpty() && !sender.isEmpty() && m_senderOfName.size() < maximumNames)
        m_senderOfName.insert(row.user, sender);
    row.ambiguous = !first.isEmpty() && first != sender;
}

void ChatService::countUnread(Conversation &room, const ChatRow &row)
{
    if (row.own || row.retained || room.topic == m_reading || row.say == chatGreeting)
        return;
    if (room.unread++ == 0)
        room.firstUnread = row.id;
    room.hasMention = room.hasMention || row.mentions || room.name.kind == RoomName::Kind::Direct;
    Q_EMIT roomsChanged();
}

} // namespace avocet
