// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversation.h"

#include <algorithm>

namespace avocet {

namespace {
ChatRow rowFrom(const ChatArrival &arrival, const mqtt::Result<ChatMessage, ChatParseError> &message)
{
    ChatRow row{.time = arrival.time};
    if (message) {
        row.user = message->user;
        row.say = message->say;
        row.messageId = message->id;
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

Conversation::Conversation(const QByteArray &topicName)
    : topic(topicName)
    , name(roomNameOf(topicName))
{
}

Conversation::Judged Conversation::judge(const ChatArrival &arrival)
{
    const auto message = parseChatMessage(arrival.payload);
    const int copies = filter.copies();
    const auto verdict = filter.judge(arrival, message ? &*message : nullptr);
    if (filter.copies() > copies)
        forgetCopies(filter.copies());
    return {verdict, rowFrom(arrival, message)};
}

/// Words of others under an id of ours are theirs.
std::optional<quint64> Conversation::takeEcho(const ChatRow &row, const ChatArrival &arrival)
{
    const auto found = m_echoes.constFind(row.messageId);
    if (row.messageId.isEmpty() || found == m_echoes.constEnd())
        return std::nullopt;
    const quint64 own = *found;
    const int position = rows.rowOf(own);
    if (position >= 0 && (rows.at(position).user != row.user || rows.at(position).say != row.say))
        return std::nullopt;
    m_echoes.erase(found);
    rows.setState(own, ChatState::Seen);
    filter.watchCopies(arrival.payload, arrival.time);
    return own;
}

bool Conversation::isInRoom(const ChatRow &row) const
{
    for (int i = rows.size() - 1; i >= 0; --i) {
        if (rows.at(i).saysTheSameAs(row))
            return true;
    }
    return false;
}

quint64 Conversation::add(const ChatRow &row)
{
    const quint64 id = rows.add(row);
    if (m_firstRow == 0)
        m_firstRow = id;
    return id;
}

void Conversation::note(ChatRow row)
{
    row.kind = ChatRowKind::System;
    add(row);
}

void Conversation::prepend(std::vector<ChatRow> older)
{
    std::erase_if(older, [this](const ChatRow &row) {
        return !row.messageId.isEmpty() &&
               !filter.remember({.user = row.user, .say = row.say, .id = row.messageId});
    });
    rows.prepend(std::move(older));
}

void Conversation::collapse(const ChatRow &row)
{
    const int last = rows.size() - 1;
    if (last >= 0 && rows.at(last).id == m_floodRow && rows.at(last).user == row.user) {
        rows.setCount(m_floodRow, rows.at(last).count + 1);
        return;
    }
    m_floodRow = add({.time = row.time,
                      .user = row.user,
                      .kind = ChatRowKind::System,
                      .event = ChatEvent::Flood,
                      .count = 1});
}

/// It has just been learned that everything came in `copies`: what stands in the room several times in a row
/// since we joined was said less often.
void Conversation::forgetCopies(int copies)
{
    std::vector<quint64> doubled;
    int run = 0;
    for (int i = std::max(1, rows.rowOf(m_firstRow)); i < rows.size(); ++i) {
        const ChatRow &row = rows.at(i);
        const bool repeats = !row.own && !row.retained && !rows.at(i - 1).own && row.messageId.isEmpty() &&
                             row.saysTheSameAs(rows.at(i - 1));
        run = repeats ? run + 1 : 0;
        if (run % copies != 0)
            doubled.push_back(row.id);
    }
    for (const quint64 row : doubled)
        rows.remove(row);
}

} // namespace avocet
