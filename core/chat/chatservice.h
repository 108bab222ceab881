// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatroom.h"
#include "chat/copygate.h"
#include "chat/pendingechoes.h"
#include "chat/redeliverywindow.h"
#include "mqtt/types.h"

#include <QtCore/QHash>

#include <functional>

namespace avocet {

/// What the chat asks of a connection.
struct ChatPort
{
    std::function<void(const QByteArray &filter, mqtt::QoS qos)> subscribe;
    std::function<void(const QByteArray &filter)> unsubscribe;
    /// Not retained. Takes the message in every state of the connection; what became of it comes later with
    /// ChatService::settled() under the returned token, never from within the call.
    std::function<quint64(const QByteArray &topic, const QByteArray &payload, mqtt::QoS qos)> publish;
    std::function<qint64()> now; ///< microseconds since 1970, UTC
};

/// An Application Message that has arrived on any topic; the bytes are only borrowed.
struct ChatArrival
{
    QByteArrayView topic{};
    QByteArrayView payload{};
    qint64 time = 0; ///< microseconds since 1970, UTC
    mqtt::PacketIdentifier packetId = 0;
    bool retain = false;
    bool dup = false;
};

/// The chat on the topic `chat`: on every connect it subscribes and says hello, and each message becomes
/// exactly one row of the room, our own ones as soon as they are sent.
class ChatService : public QObject
{
    Q_OBJECT

public:
    enum class SendResult { Sent, Blank, TooLong, NotJoined };

    explicit ChatService(ChatPort port, QObject *parent = nullptr);

    ChatRoom *room() { return &m_room; }
    bool isJoined() const { return m_joined; }
    const QString &name() const { return m_name; }
    static QByteArray topic() { return QByteArrayLiteral("chat"); }

    /// Subscribes and says hello now, or on the next connect. A blank name is not taken. When joined already,
    /// the name changes, and hello is said under the new one.
    bool join(const QString &name);
    void leave();
    SendResult send(const QString &text);
    /// Takes a failed row out of the room and sends its text anew.
    void sendAgain(quint64 row);

    /// With `overlapsAreResolved` no copy for a second matching subscription gets here (3.3.4).
    void connected(bool overlapsAreResolved);
    void disconnected();
    /// Granted subscriptions that match the topic, our own included.
    void setMatchingSubscriptions(int count);
    void messageReceived(const ChatArrival &arrival);
    /// Tokens of others are passed over. `reasonCode` belongs to ChatOutcome::Refused.
    void settled(quint64 token, ChatOutcome outcome, quint8 reasonCode = 0);

Q_SIGNALS:
    void joinedChanged(bool joined);

private:
    void enter();
    void publish(const QString &text);
    void note(ChatEvent event);
    void addReplay(ChatRow row);
    bool takeEcho(const PayloadKey &payload, qint64 time);
    void expectReplays();
    void updateCopyGate();
    void forgetCopies(int copies);
    void changeUnsettled(ChatState from, ChatState to);

    ChatPort m_port;
    ChatRoom m_room;
    PendingEchoes m_echoes;
    CopyGate m_copies;
    RedeliveryWindow m_redelivery;
    QHash<quint64, quint64> m_rowOfToken;
    QString m_name;
    quint64 m_firstRow = 0; ///< of the present stay
    qint64 m_replaysUntil = 0;
    int m_replays = 0; ///< retained messages that may still come because we subscribed
    int m_matching = 1;
    bool m_joined = false;
    bool m_connected = false;
    bool m_hasBeenConnected = false; ///< since we joined
    bool m_overlapsAreResolved = true;
};

} // namespace avocet
