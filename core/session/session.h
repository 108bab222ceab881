// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "mqtt/packetdecoder.h"
#include "mqtt/packets.h"
#include "session/authenticator.h"
#include "session/connectionstate.h"

#include <QtCore/QByteArray>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace mqtt {

// What a Session tells its owner, in order.
struct SessionConnected
{
    Connack connack;
    bool resumed = false; ///< Session Present, and we had state
    milliseconds roundTrip{0};
};
struct SessionRefused
{
    Connack connack;
};
struct SubscribeAnswered
{
    Token token = 0;
    PacketIdentifier packetId = 0;
    std::vector<Subscription> subscriptions;
    std::vector<quint8> codes; ///< as many as subscriptions
    PropertyList properties;
};
struct UnsubscribeAnswered
{
    Token token = 0;
    PacketIdentifier packetId = 0;
    std::vector<QByteArray> filters;
    std::vector<quint8> codes; ///< as many as filters in 5.0, else empty
    PropertyList properties;
};
struct PingAnswered
{
    milliseconds roundTrip{0};
};
struct ServerDisconnected
{
    Disconnect disconnect;
};
/// Of a Session without Authenticator: its owner answers.
struct AuthReceived
{
    Auth auth;
};
/// The server has accepted us once more, and we it.
struct Reauthenticated
{
};
/// The connection cannot go on. On 5.0 a DISCONNECT stands in the output already, with `reason` or, if that
/// is none of a client's (3.14.2.1), Unspecified error; 3.1.4 allows it even before CONNACK. Not if the
/// server never answered CONNECT.
struct SessionFailed
{
    ConnectionCause cause = ConnectionCause::ProtocolViolation;
    ReasonCode reason = ReasonCode::ProtocolError;
    const char *clause = "";
    std::optional<AuthenticationProblem> problem = {}; ///< of AuthenticationFailed
};
using SessionEvent =
    std::variant<SessionConnected, SessionRefused, Settlement, SubscribeAnswered, UnsubscribeAnswered,
                 PingAnswered, ServerDisconnected, AuthReceived, Reauthenticated, SessionFailed>;

/// What a call to a Session wants done: first write `output`, then read `events` in order, then close if
/// asked. The owner clears and reuses it.
struct Effects
{
    QByteArray output;
    std::vector<SessionEvent> events;
    bool close = false; ///< after the output is written
    /// An owner that keeps the Session across restarts has to store its snapshot before it writes the output
    /// and delivers what accept() took: else a QoS 2 message could come twice.
    bool storeFirst = false;

    void clear()
    {
        output.resize(0);
        events.clear();
        close = false;
        storeFirst = false;
    }
};

/// What became of asking for a SUBSCRIBE or UNSUBSCRIBE.
struct RequestResult
{
    enum class Refusal : quint8 {
        None,
        Offline,
        InvalidTopicFilter,
        NotSupported, ///< by this server: wildcards, $share, Subscription Identifiers (3.2.2.3.11 to .13)
        TooLarge,     ///< for the server's Maximum Packet Size
        Invalid,      ///< no filter, No Local with $share (3.8.3-4), a property that does not belong there
        NoPacketIdentifier,
    };
    PacketIdentifier packetId = 0; ///< 0: refused
    Refusal refusal = Refusal::None;
};

struct SessionOptions
{
    Connect connect;
    milliseconds connackTimeout{15'000};
    quint32 maximumPacketSize =
        maximumPacketSizeOfStandard; ///< of what we take (announced by the caller's properties)
    quint32 outboxMessages = 10'000;
    qint64 outboxBytes = 64ll * 1024 * 1024;
    /// The server may hold a Session of this client id from an earlier run of the program. We keep nothing of
    /// it, but Session Present is no surprise then (3.2.2-4).
    bool hasEarlierSession = false;
    bool queuesWhileOffline = true; ///< else publish() is Rejected/Offline without a connection
    /// What was sent with QoS 1 and not acknowledged when the Session was lost is published anew; else it is
    /// settled as SessionLost.
    bool republishesAfterLoss = true;
};

struct SessionSnapshot;

/// The client's side of an MQTT Session (4.1) without I/O: packets, requests and time go in, Effects come
/// out. One object lives across Network Connections and keeps the QoS 1 and 2 state between them. No clock,
/// no timer, no socket, no thread of its own.
class Session
{
public:
    explicit Session(SessionOptions options);
    ~Session();
    Session(Session &&) noexcept;
    Session &operator=(Session &&) noexcept;

    /// The options of the next connectionOpened(); state is kept.
    void setConnect(Connect connect);
    /// Carries out enhanced authentication from the next connectionOpened() on, if that is 5.0: the Session
    /// adds the properties to CONNECT and speaks AUTH itself. nullptr: the owner does.
    void setAuthenticator(std::unique_ptr<Authenticator> authenticator);

    /// A Network Connection stands: writes CONNECT, with the Assigned Client Identifier if there is one and
    /// the caller gave none. Where the state ends, with Clean Start 1 at once (3.1.2-4) or with Session
    /// Present 0 at CONNACK (3.2.2-5), no message is lost silently or doubled: what was never sent stays
    /// queued, QoS 1 is queued again before it as new (see republishesAfterLoss), QoS 2 is settled as
    /// Acknowledged if PUBREC had come, else as SessionLost.
    void connectionOpened(Instant now, Effects &effects);
    /// The Network Connection is gone, for whatever reason. Session state is kept (4.1), unless the Session
    /// ends with it: Session Expiry Interval 0 (3.1.2-23), before 5.0 Clean Session. Then it is dealt with as
    /// described above, on the next connect.
    void connectionLost();

    /// For every PUBLISH that arrives. True: a new Application Message, deliver it (with `message.topic` set
    /// from the Topic Alias if it had one); false: a repetition, or a violation (then effects says so).
    /// Acknowledgements are in the output. No allocation for QoS 0.
    bool accept(PublishView &message, Instant now, Effects &effects);
    /// For every other packet. (A Publish is taken for a programming error, and fails the connection.)
    void receive(const Packet &packet, Instant now, Effects &effects);
    /// receive() of a PUBACK, PUBREC, PUBREL or PUBCOMP with reason Success and no properties.
    void receiveAnswer(PacketType type, PacketIdentifier packetId, Instant now, Effects &effects);
    /// The bytes were no packet (PacketFramer or decoder): DISCONNECT on 5.0 if connected, SessionFailed,
    /// close. Once a call asked to close, nothing but publish() has an effect until connectionOpened().
    void fail(ConnectionCause cause, DecodeError error, Effects &effects);
    /// Bytes came at `now`, be they a whole packet or not: the server is alive.
    void arrived(Instant now);
    /// Something was written at `now`, Effects' output included; for Keep Alive (3.1.2-20).
    void written(Instant now);
    /// Reading is paused on our side: Keep Alive does not give up meanwhile.
    void setReadingPaused(bool paused, Instant now);

    /// The outcome comes as a Settlement with that token, possibly at once in these effects.
    /// `message.packetId` and `dup` are ignored. The Packet Identifier, also if the message waits for the
    /// quota; 0 with QoS 0, without a connection, and if it was rejected or all are in use.
    PacketIdentifier publish(Publish message, Token token, Instant now, Effects &effects);
    /// Connected only (the owner subscribes again after SessionConnected).
    RequestResult subscribe(std::vector<Subscription> subscriptions, PropertyList properties, Token token,
                            Instant now, Effects &effects);
    RequestResult unsubscribe(std::vector<QByteArray> filters, PropertyList properties, Token token,
                              Instant now, Effects &effects);
    /// False, and nothing is written, if CONNECT had no Authentication Method or another one (4.12.0-7,
    /// 4.12.1-1), for a re-authentication before CONNACK, and for what is no AUTH of a client (3.15.2-1).
    bool authenticate(Auth auth, Instant now, Effects &effects);
    /// With the Authenticator once more (4.12.1): ends with Reauthenticated, or with the connection. False,
    /// and nothing happens, without one, without a connection, and while it runs already.
    bool reauthenticate(Instant now, Effects &effects);
    /// DISCONNECT and close. Unsent messages stay queued. A reason that is none of a client's becomes
    /// Unspecified error; properties that must not be sent are left out.
    void disconnect(Disconnect packet, Effects &effects);
    /// Settles everything unsent as Discarded and everything unacknowledged as SessionLost (Acknowledged, if
    /// PUBREC had come); the Session starts afresh, Packet Identifiers from 1. A connection is closed,
    /// without DISCONNECT.
    void discard(Effects &effects);
    /// The same, but everything is settled as Kept: its owner has the snapshot.
    void leave(Effects &effects);

    /// What has to be kept for the Session to go on in another run; cheap, for payloads are shared.
    SessionSnapshot snapshot() const;
    /// Before the first connectionOpened(). Outcomes come under token 0.
    void restore(SessionSnapshot snapshot);
    /// Another number whenever snapshot() would say something else.
    quint64 revision() const;

    /// When tick() is next wanted, or nullopt.
    std::optional<Instant> deadline() const;
    /// PINGREQ when due; gives up without PINGRESP (see KeepAlive), or without CONNACK within its timeout.
    void tick(Instant now, Effects &effects);

    bool isConnected() const;
    ProtocolVersion version() const;
    /// The reason of the DISCONNECT that ended the present or last Network Connection; nullopt if we sent
    /// none, and before 5.0.
    std::optional<ReasonCode> sentReason() const;
    /// Own, or the Assigned Client Identifier from then on (3.2.2-16).
    QByteArray clientId() const;
    /// Messages and bytes not yet settled.
    quint32 outboxMessages() const;
    qint64 outboxBytes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mqtt
