// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packetframer.h"
#include "session/session.h"

#include <QtCore/QStringList>

namespace mqtt {

/// Plays the server and the clock to a Session. What the Session wrote and said is read back as short lines:
/// "PUBLISH q1 #1 dup topic", "settled 7 Acknowledged".
class SessionScript
{
public:
    explicit SessionScript(ProtocolVersion version = ProtocolVersion::V5_0);
    explicit SessionScript(SessionOptions options);

    static SessionOptions optionsFor(ProtocolVersion version);

    /// Network Connection, CONNECT, CONNACK; forgets what was sent and said.
    void connect(bool sessionPresent = false, PropertyList limits = {});
    void open();
    void connack(bool sessionPresent = false, PropertyList limits = {}, quint8 code = 0);
    void drop() { session.connectionLost(); }
    void reconnect(bool sessionPresent, PropertyList limits = {});
    void setCleanStart(bool clean);

    void receive(const Packet &packet);
    /// Through encoder, framer and decoder, as a server's PUBLISH comes. True: it was taken as a new message.
    bool deliver(const Publish &publish);
    /// The same without the codec, for what it would never let pass.
    bool deliverView(PublishView view);
    QByteArray deliveredTopic;

    PacketIdentifier publish(QoS qos, Token token, QByteArray topic = "t", QByteArray payload = "x",
                             PropertyList properties = {});
    PacketIdentifier publish(Publish message, Token token);
    PacketIdentifier subscribe(std::vector<Subscription> subscriptions, Token token);
    PacketIdentifier unsubscribe(std::vector<QByteArray> filters, Token token);
    void passTime(milliseconds time);
    /// Lets time pass in the steps that deadline() asks for.
    void liveFor(milliseconds time);

    /// The packets written since the last call. Decoded strictly: bytes that are no packet read "garbage".
    QStringList sent();
    std::vector<Packet> sentPackets();
    /// The events since the last call, "close" among them.
    QStringList said();
    std::vector<SessionEvent> events;
    /// Takes over what the effects hold; for calls that go to the session directly.
    void absorb();

    bool storeFirst = false; ///< sums up what the effects said

    Session session;
    SessionOptions options;
    Effects effects;
    Instant now = Instant() + std::chrono::hours(1);
    ProtocolVersion version;

private:
    QByteArray m_written;
    QStringList m_said;
};

QString describe(const Packet &packet);
QString describe(const SessionEvent &event);

} // namespace mqtt
