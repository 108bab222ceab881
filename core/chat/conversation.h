// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/arrivalfilter.h"
#include "chat/chatroom.h"
#include "chat/floodgate.h"
#include "chat/roomname.h"

#include <QtCore/QHash>

#include <optional>

namespace avocet {

/// One room that we are in: what was said in it, each message once.
class Conversation
{
public:
    explicit Conversation(const QByteArray &topic);

    const QByteArray topic;
    const RoomName name;
    ChatRoom rows;
    ArrivalFilter filter;

    int unread = 0;
    bool hasMention = false; ///< among the unread
    bool isMuted = false;
    quint64 firstUnread = 0; ///< row; 0: none

    /// A row of our own whose message has this id.
    void expectEcho(const QByteArray &id, quint64 row) { m_echoes.insert(id, row); }
    void forgetEcho(const QByteArray &id) { m_echoes.remove(id); }

    struct Taken
    {
        enum class Kind { Nothing, Message, Echo };
        Kind kind = Kind::Nothing;
        ChatRow row{}; ///< as it stands in the room; `id` 0 if it was collapsed
    };
    /// `complete` gets what is new before it is added.
    template <class Complete>
    Taken take(const ChatArrival &arrival, Complete complete);

    /// A new stay: copies are looked for from here on.
    void beginStay() { m_firstRow = 0; }
    void note(ChatRow row);
    void prepend(std::vector<ChatRow> rows);

private:
    struct Judged
    {
        ArrivalFilter::Verdict verdict;
        ChatRow row;
    };
    Judged judge(const ChatArrival &arrival);
    std::optional<quint64> takeEcho(const ChatRow &row, const ChatArrival &arrival);
    bool isInRoom(const ChatRow &row) const;
    void collapse(const ChatRow &row);
    void forgetCopies(int copies);
    quint64 add(const ChatRow &row);

    FloodGate m_flood;
    QHash<QByteArray, quint64> m_echoes; ///< as many as there are unsent lines
    quint64 m_firstRow = 0;              ///< of the present stay
    quint64 m_floodRow = 0;
};

template <class Complete>
Conversation::Taken Conversation::take(const ChatArrival &arrival, Complete complete)
{
    auto [verdict, row] = judge(arrival);
    if (verdict == ArrivalFilter::Verdict::Copy)
        return {};
    if (const auto own = takeEcho(row, arrival)) {
        const int position = rows.rowOf(*own);
        return {Taken::Kind::Echo, position >= 0 ? rows.at(position) : row};
    }
    if (verdict == ArrivalFilter::Verdict::Replay && isInRoom(row))
        return {};
    row.retained = verdict == ArrivalFilter::Verdict::Replay;
    complete(row);
    if (row.kind == ChatRowKind::Message && !m_flood.takes(row.user, arrival.time))
        collapse(row);
    else
        row.id = add(row);
    return {Taken::Kind::Message, row};
}

} // namespace avocet
