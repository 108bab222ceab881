// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatservice.h"

// Lines of our own: typed, handed over, settled.
namespace avocet {

ChatService::SendResult ChatService::send(const QString &text, const QByteArray &where)
{
    Conversation *room = find(where);
    if (!m_joined || !room)
        return SendResult::NotJoined;
    if (text.trimmed().isEmpty())
        return SendResult::Blank;
    if (!isSendable(m_name, text))
        return SendResult::TooLong;
    if (!m_lines.hasRoomFor(text))
        return SendResult::TooMany;
    append(*room, text, false);
    return SendResult::Sent;
}

void ChatService::sendAgain(const QByteArray &where, quint64 row)
{
    Conversation *room = find(where);
    const int position = room ? room->rows.rowOf(row) : -1;
    if (position < 0 || room->rows.at(position).state != ChatState::Failed || !m_joined)
        return;
    const QString text = room->rows.at(position).say;
    m_lines.take(room->rows.at(position).messageId);
    room->rows.remove(row);
    append(*room, text, false);
}

void ChatService::greet()
{
    append(*m_rooms.front(), chatGreeting, true);
}

void ChatService::append(Conversation &room, const QString &text, bool isGreeting)
{
    addLine({.topic = room.topic,
             .id = m_sender + '.' + randomChatWord(12),
             .user = m_name,
             .say = text,
             .time = m_port.now(),
             .isGreeting = isGreeting},
            room);
}

void ChatService::addLine(UnsentLine line, Conversation &room)
{
    const bool goesNow = m_connected && m_joined && !line.hasFailed();
    line.row = room.rows.add({.time = line.time,
                              .user = line.user,
                              .say = line.say,
                              .messageId = line.id,
                              .state = line.hasFailed() ? ChatState::Failed
                                       : goesNow        ? ChatState::Sending
                                                        : ChatState::Queued,
                              .failure = line.failure,
                              .failureCode = line.failureCode,
                              .own = true});
    room.expectEcho(line.id, line.row);
    const QByteArray id = line.id;
    const bool isKept = !line.isGreeting;
    m_lines.add(std::move(line));
    if (goesNow)
        handOver(id);
    if (isKept)
        Q_EMIT unsentChanged();
}

void ChatService::restore(const std::vector<UnsentLine> &lines)
{
    for (UnsentLine line : lines) {
        Conversation *room = find(line.topic);
        if (!room && roomNameOf(line.topic).kind != RoomName::Kind::None)
            room = add(line.topic);
        if (!room || !isChatId(line.id) || !m_lines.hasRoomFor(line.say) || m_lines.find(line.id))
            continue;
        line.token = 0;
        addLine(std::move(line), *room);
    }
    Q_EMIT roomsChanged();
}

void ChatService::handOver(const QByteArray &id)
{
    if (UnsentLine *line = m_lines.find(id))
        line->token = m_port.publish(
            {.topic = line->topic, .payload = encodeChatMessage(line->user, line->say, line->id)});
}

void ChatService::handOverAll()
{
    for (const QByteArray &id : m_lines.waiting()) {
        const UnsentLine *line = m_lines.find(id);
        if (Conversation *room = find(line->topic))
            room->rows.setState(line->row, ChatState::Sending);
        handOver(id);
    }
}

void ChatService::changeHandedOver(ChatState from, ChatState to)
{
    for (const QByteArray &id : m_lines.handedOver()) {
        const UnsentLine *line = m_lines.find(id);
        Conversation *room = find(line->topic);
        const int position = room ? room->rows.rowOf(line->row) : -1;
        if (position >= 0 && room->rows.at(position).state == from)
            room->rows.setState(line->row, to);
    }
}

/// A connection gives it back unsent, or does not know whether it arrived: it goes out with the next one. A
/// greeting does not: that one has its own.
void ChatService::putBack(const QByteArray &id)
{
    UnsentLine *line = m_lines.find(id);
    line->token = 0;
    Conversation *room = find(line->topic);
    if (line->isGreeting || line->hasArrived) {
        if (room && !line->hasArrived) {
            room->forgetEcho(id);
            room->rows.remove(line->row);
        }
        m_lines.take(id);
        return;
    }
    if (room)
        room->rows.setState(line->row, m_connected ? ChatState::Sending : ChatState::Queued);
    if (m_connected)
        handOver(id);
}

void ChatService::settled(quint64 token, ChatOutcome outcome, quint8 reasonCode)
{
    UnsentLine *line = m_lines.find(token);
    if (!line)
        return;
    const QByteArray id = line->id;
    if (outcome == ChatOutcome::Discarded || outcome == ChatOutcome::Lost) {
        putBack(id);
        return;
    }
    Conversation *room = find(line->topic);
    const int position = room ? room->rows.rowOf(line->row) : -1;
    const bool isSeen = position >= 0 && room->rows.at(position).state == ChatState::Seen;
    const bool isKept = !line->isGreeting;
    if (outcome == ChatOutcome::Delivered) {
        if (position >= 0 && !isSeen)
            room->rows.setState(line->row, ChatState::Delivered);
        m_lines.take(id);
    } else {
        if (position >= 0 && !isSeen)
            room->rows.setState(line->row, ChatState::Failed, outcome, reasonCode);
        line->token = 0;
        line->failure = outcome;
        line->failureCode = reasonCode;
        if (!isKept || isSeen)
            m_lines.take(id);
    }
    if (isKept)
        Q_EMIT unsentChanged();
}

} // namespace avocet
