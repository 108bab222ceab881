// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "mqtt/packetdecoder.h"
#include "mqtt/packets.h"
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
struct AuthReceived
{
    Auth auth;
};
/// The connection cannot go on. On 5.0 a DISCONNECT with `reason` stands in the output already.
struct SessionFailed
{
    ConnectionCause cause = ConnectionCause::ProtocolViolation;
    ReasonCode reason = ReasonCode::ProtocolError;
    const char *clause = "";
};
using SessionEvent = std::variant<SessionConnected, SessionRefused, Settlement, SubscribeAnswered, UnsubscribeAnswered,
                                  PingAnswered, ServerDisconnected, AuthReceived, SessionFailed>;

/// What a call to a Session wants done: first write `output`, then read `events` in order, then close if asked.
/// The owner clears and reuses it.
struct Effects
{
    QByteArray output;
    std::vector<SessionEvent> events;
    bool close = false; ///< after the output is written

    void clear()
    {
        output.resize(0);
        events.clear();
        close = false;
    }
};

struct SessionOptions
{
    Connect connect;
    milliseconds connackTimeout{15'000};
    quint32 maximumPacketSize = maximumPacketSizeOfStandard; ///< of what we take (announced by the caller's properties)
    quint32 outboxMessages = 10'000;
    qint64 outboxBytes = 64ll * 1024 * 1024;
    bool queuesWhileOffline = true; ///< else publish() is Rejected/Offline without a connection
};

/// The client's side of an MQTT Session (4.1) without I/O: packets, requests and time go in, Effects come out.
/// One object lives across Network Connections and keeps the QoS 1 and 2 state between them. No clock, no timer,
/// no socket, no thread of its own.
class Session
{
public:
    explicit Session(SessionOptions options);
    ~Session();
    Session(Session &&) noexcept;
    Session &operator=(Session &&) noexcept;

    /// The options of the next connectionOpened(); state is kept.
    void setConnect(Connect connect);

    /// A Network Connection stands: writes CONNECT. Clean Start 1 drops all state (3.1.2-4) except messages that
    /// were never sent, which stay queued.
    void connectionOpened(Instant now, Effects &effects);
    /// The Network Connection is gone, for whatever reason. Session state is kept (4.1).
    void connectionLost();

    /// For every PUBLISH that arrives. True: a new Application Message, deliver it (with `message.topic` set from
    /// the Topic Alias if it had one); false: a repetition, or a violation (then effects says so).
    /// Acknowledgements are in the output. No allocation for QoS 0.
    bool accept(PublishView &message, Instant now, Effects &effects);
    /// For every other packet.
    void receive(const Packet &packet, Instant now, Effects &effects);
    /// The bytes were no packet (PacketFramer or decoder): DISCONNECT on 5.0, SessionFailed, close.
    void fail(ConnectionCause cause, DecodeError error, Effects &effects);
    /// Something was written at `now`, Effects' output included; for Keep Alive (3.1.2-20).
    void written(Instant now);
    /// Reading is paused on our side: Keep Alive does not give up meanwhile.
    void setReadingPaused(bool paused, Instant now);

    /// The outcome comes as a Settlement with that token, possibly at once in these effects.
    /// `message.packetId` and `dup` are ignored.
    void publish(Publish message, Token token, Instant now, Effects &effects);
    /// Connected only (the owner subscribes again after SessionConnected). 0 if not connected or out of packet ids;
    /// else the Packet Identifier.
    PacketIdentifier subscribe(std::vector<Subscription> subscriptions, PropertyList properties, Token token,
                               Instant now, Effects &effects);
    PacketIdentifier unsubscribe(std::vector<QByteArray> filters, PropertyList properties, Token token, Instant now,
                                 Effects &effects);
    void authenticate(Auth auth, Instant now, Effects &effects);
    /// DISCONNECT and close. Unsent messages stay queued.
    void disconnect(Disconnect packet, Effects &effects);
    /// Settles everything unsent or unacknowledged as Discarded / SessionLost; the Session starts afresh.
    void discard(Effects &effects);

    /// When tick() is next wanted, or nullopt.
    std::optional<Instant> deadline() const;
    /// PINGREQ when due; gives up without PINGRESP within 1.5 Keep Alive, or without CONNACK within its timeout.
    void tick(Instant now, Effects &effects);

    bool isConnected() const;
    ProtocolVersion version() const;
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
