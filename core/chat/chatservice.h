// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatpeople.h"
#include "chat/chatport.h"
#include "chat/conversation.h"
#include "chat/unsentlines.h"

#include <QtCore/QObject>

#include <memory>

namespace avocet {

/// The chat on the topic `chat` and the rooms below it: on every connect it subscribes and says hello in the
/// lobby, and each message becomes exactly one row of its room, our own ones as soon as they are typed. They
/// wait here, not in the connection, until there is one.
class ChatService : public QObject
{
    Q_OBJECT

public:
    enum class SendResult { Sent, Blank, TooLong, TooMany, NotJoined };

    explicit ChatService(ChatPort port, QObject *parent = nullptr);

    /// Of the lobby, which is always there.
    ChatRoom *room() { return &m_rooms.front()->rows; }
    bool isJoined() const { return m_joined; }
    bool isConnected() const { return m_connected; }
    const QString &name() const { return m_name; }
    static QByteArray topic() { return lobbyTopic.toByteArray(); }
    /// What the chat listens to, while joined.
    static const QList<QByteArray> &filters();

    /// Who we are to others, from one start to the next: chatSenderSize letters. Before the first connection.
    void setSender(const QByteArray &sender);
    const QByteArray &ourSender() const { return m_sender; }
    /// Lines of an earlier run, in their order; they are sent before anything else, failed ones excepted.
    void restore(const std::vector<UnsentLine> &lines);
    std::vector<UnsentLine> unsent() const { return m_lines.kept(); }

    /// Subscribes and says hello now, or on the next connect. A blank name is not taken. When joined already,
    /// the name changes, and hello is said under the new one. With `showsPresence` others see that we are
    /// here, and when we go; this may need a new connection, for its Will Message.
    bool join(const QString &name, bool showsPresence = false);
    void leave();
    /// The connection is about to be closed: others learn that we go. We stay joined.
    void sayFarewell() { publishPresence(Presence::State::Left); }
    SendResult send(const QString &text, const QByteArray &topic = lobbyTopic.toByteArray());
    /// Takes a failed row out of its room and sends its text anew.
    void sendAgain(const QByteArray &topic, quint64 row);
    /// Our own words in a room, for nobody else.
    void note(const QByteArray &topic, ChatEvent event, const QString &words = {});
    /// Says once more that we are here, if that was said with an end. Once a minute is enough.
    void refreshPresence();

    // Rooms: the lobby first, then in order of joining.
    const std::vector<std::unique_ptr<Conversation>> &rooms() const { return m_rooms; }
    Conversation *find(const QByteArray &topic) const;
    /// That others are in, or in which somebody spoke, and we are not. Bounded, in order of their topics.
    QList<QByteArray> otherRooms() const;
    /// nullptr if the topic is no room, or one of two others.
    Conversation *joinRoom(const QByteArray &topic);
    /// Not the lobby.
    void leaveRoom(const QByteArray &topic);
    void setMuted(const QByteArray &topic, bool isMuted);
    /// The room that is being read: nothing in it is unread. Empty: none.
    void setReading(const QByteArray &topic);
    /// In rooms that are not muted.
    int unread() const;
    std::vector<Person> people(const QByteArray &topic) const { return m_people.in(topic, m_port.now()); }

    /// With `overlapsAreResolved` no copy for a second matching subscription gets here (3.3.4); `hasWill`:
    /// the connection carries the Will that was asked for.
    void connected(bool overlapsAreResolved, bool hasWill = false);
    void disconnected();
    /// `count` tells how many granted subscriptions match a topic, our own included.
    void setMatchingSubscriptions(std::function<int(const QByteArray &topic)> count);
    /// The broker does not grant `chat/+`: each room that we are in is subscribed to by itself.
    void setRoomsOneByOne(bool areOneByOne);
    void messageReceived(const ChatArrival &arrival);
    /// Tokens of others are passed over. `reasonCode` belongs to ChatOutcome::Refused.
    void settled(quint64 token, ChatOutcome outcome, quint8 reasonCode = 0);

Q_SIGNALS:
    void joinedChanged(bool joined);
    /// Rooms came or went, or what is unread in them changed.
    void roomsChanged();
    void peopleChanged();
    /// Once for each message in the order of the broker, our own ones when they have come back.
    void said(const QByteArray &topic, const avocet::ChatRow &row);
    void unsentChanged();

private:
    void enter();
    void greet();
    void append(Conversation &room, const QString &text, bool isGreeting);
    void addLine(UnsentLine line, Conversation &room);
    void handOver(const QByteArray &id);
    void handOverAll();
    void changeHandedOver(ChatState from, ChatState to);
    void putBack(const QByteArray &id);
    void takePresence(const ChatArrival &arrival);
    void take(Conversation &room, const ChatArrival &arrival);
    void complete(ChatRow &row);
    void countUnread(Conversation &room, const ChatRow &row);
    bool learnRoom(const QByteArray &topic);
    Conversation *add(const QByteArray &topic);
    bool isOurs(const RoomName &name) const;
    ChatPublication presenceMessage(Presence::State state) const;
    void publishPresence(Presence::State state);
    bool registerWill();
    void updateMatching(Conversation &room);

    ChatPort m_port;
    std::vector<std::unique_ptr<Conversation>> m_rooms;
    UnsentLines m_lines;
    ChatPeople m_people;
    QList<QByteArray> m_heardRooms;            ///< bounded
    QHash<QString, QByteArray> m_senderOfName; ///< who was the first to use it; bounded
    std::function<int(const QByteArray &)> m_matching;
    QByteArray m_sender;
    QByteArray m_reading;
    QString m_name;
    bool m_joined = false;
    bool m_connected = false;
    bool m_hasBeenConnected = false; ///< since we joined
    bool m_overlapsAreResolved = true;
    bool m_areOneByOne = false;
    bool m_showsPresence = false;
    bool m_hasWill = false;
};

} // namespace avocet
