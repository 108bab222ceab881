// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatmessage.h"

#include <QtCore/QObject>

#include <deque>
#include <vector>

namespace avocet {

enum class ChatRowKind : quint8 {
    Message, ///< somebody says something
    Raw,     ///< arrived on the topic and is no chat message
    System,  ///< see ChatEvent
};

enum class ChatState : quint8 {
    Received,  ///< of others
    Queued,    ///< own; waits for the connection
    Sending,   ///< own; neither acknowledged nor seen
    Delivered, ///< own; the broker has acknowledged it
    Seen,      ///< own; the broker has sent it back to us, as to everybody
    Failed,    ///< own; see ChatRow::failure
};

/// What became of a message of our own.
enum class ChatOutcome : quint8 {
    Delivered, ///< acknowledged
    Refused,   ///< by the broker; the code is the Reason Code
    Lost,      ///< sent, and nobody knows whether it arrived
    Discarded, ///< never sent: the connection was closed
    TooLarge,  ///< for this broker; never sent
    QueueFull, ///< too many messages wait; never sent
    Rejected,  ///< never sent for another reason
};

enum class ChatEvent : quint8 {
    Joined,
    Renamed,
    Reconnected,
    ConnectionLost,
    Left,
    Flood, ///< `count` further messages of `user` came too fast to be shown one by one
    Help,
    Who,            ///< ChatRow::say: the names, one a line
    UnknownCommand, ///< ChatRow::say: the command
    Cleared,
};

struct ChatRow
{
    quint64 id = 0;            ///< ascending, never reused
    qint64 time = 0;           ///< microseconds since 1970, UTC
    QString user{};            ///< of a Message; of a System row the own name; untrusted
    QString say{};             ///< untrusted
    QByteArray messageId{};    ///< a chat id, or empty
    QByteArray excerpt{};      ///< Raw: the first maximumExcerpt bytes
    qsizetype payloadSize = 0; ///< Raw: of the whole payload
    ChatRowKind kind = ChatRowKind::Message;
    ChatParseError rawReason = ChatParseError::NotJson; ///< Raw
    ChatEvent event = ChatEvent::Joined;                ///< System
    ChatState state = ChatState::Received;
    ChatOutcome failure = ChatOutcome::Delivered; ///< Failed: why
    quint8 failureCode = 0;                       ///< Refused: the Reason Code
    bool own = false;
    bool retained = false;  ///< was on the broker before we came
    bool older = false;     ///< from the history
    bool mentions = false;  ///< us
    bool ambiguous = false; ///< somebody else goes by this name too
    quint32 count = 0;      ///< of ChatEvent::Flood

    static constexpr qsizetype maximumExcerpt = 240;
    /// The same was said by the same user, whenever that was.
    bool saysTheSameAs(const ChatRow &other) const;
};

/// What was said, oldest first, bounded. Row numbers are positions at this moment; ids last.
class ChatRoom : public QObject
{
    Q_OBJECT

public:
    explicit ChatRoom(int capacity = 100'000, QObject *parent = nullptr);

    int size() const { return int(m_rows.size()); }
    const ChatRow &at(int row) const { return m_rows[size_t(row)]; }
    /// -1: not, or no longer, there.
    int rowOf(quint64 id) const;
    /// Rows that made way for newer ones.
    quint64 dropped() const { return m_dropped; }

    /// Gives the row its id. When the room is full, the oldest hundredth goes first.
    quint64 add(ChatRow row);
    /// Older rows, oldest first, above all others; what has no room stays out.
    void prepend(std::vector<ChatRow> rows);
    void clear();
    /// False if the row is no longer there.
    bool setState(quint64 id, ChatState state, ChatOutcome failure = ChatOutcome::Delivered, quint8 code = 0);
    void setCount(quint64 id, quint32 count);
    void remove(quint64 id);

Q_SIGNALS:
    void rowsAboutToBeAdded(int first, int last);
    void rowsAdded();
    void rowsAboutToBeRemoved(int first, int last);
    void rowsRemoved();
    void rowChanged(int row);

private:
    void removeRows(int first, int count);

    std::deque<ChatRow> m_rows;
    int m_capacity;
    quint64 m_firstId = 1ull << 40; ///< counts down
    quint64 m_lastId = 1ull << 40;
    quint64 m_dropped = 0;
};

} // namespace avocet
