// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packetframer.h"
#include "session/session.h"

#include <map>
#include <optional>
#include <set>

namespace mqtt {

/// Sees what goes into a Session and what comes out of it, knows nothing of how it works, and holds it to
/// what the standard demands of a client. Stops the program at the first thing that must not be. The payload
/// of each message that is published is its token, in decimal.
class SessionOracle
{
public:
    explicit SessionOracle(const SessionOptions &options)
        : m_options(options)
    {
    }

    // What goes in, to be told before its effects are judged.
    void opened(const Connect &connect);
    void lost();
    void discarded();
    void published(Token token, PacketIdentifier id);
    /// A packet from the server, after the Session received it.
    void received(const Packet &packet, const Effects &effects);
    /// A PUBLISH from the server, before and after the Session accepted it.
    bool mayBeNew(const PublishView &message) const;
    void accepted(const PublishView &arrived, const PublishView &message, bool isNew, const Effects &effects);

    void judge(const Effects &effects);
    /// After the last effects: nothing is left.
    void judgeEnd() const;

    size_t unsettled() const { return m_issued - m_settled.size(); }
    bool isOpen() const { return m_isOpen && !m_isClosing; }
    bool isConnected() const { return isOpen() && m_isConnected; }

private:
    /// What a Packet Identifier of ours stands for.
    struct Use
    {
        enum class Kind { Reserved, Publish, Request };
        Kind kind = Kind::Request;
        Token token = 0;
        QoS qos = QoS::AtMostOnce;
        bool isReleased = false;
        quint32 order = 0;
        bool isSentHere = false; ///< on this Network Connection
    };
    struct Limits
    {
        quint32 receiveMaximum = 65'535;
        quint32 maximumPacketSize = maximumPacketSizeOfStandard;
        quint32 topicAliasMaximum = 0;
        quint32 maximumQoS = 2;
        bool retainAvailable = true;
    };

    void see(const SessionEvent &event);
    void seeConnected(const SessionConnected &event);
    void seeSettled(const Settlement &settlement);
    void loseSession();
    void seeOutput(const QByteArray &output);
    void seePacket(const Packet &packet, qsizetype size);
    void seePublish(const Publish &publish);
    void seeRepetition(const Publish &publish, Token token);
    void seeFirst(const Publish &publish, Token token);

    SessionOptions m_options;
    Connect m_connect;
    Limits m_limits;
    size_t m_issued = 0;
    std::set<Token> m_settled;
    std::map<PacketIdentifier, Use> m_uses;
    std::set<PacketIdentifier> m_unacknowledged; ///< PUBLISH packets of this Network Connection
    std::map<quint16, QByteArray> m_outboundAliases;
    std::map<quint16, QByteArray> m_inboundAliases;
    std::set<PacketIdentifier> m_inboundWaiting;  ///< for PUBREL
    std::set<PacketIdentifier> m_inboundInFlight; ///< those of them that came on this Network Connection
    PacketIdentifier m_unknownPubrec = 0;         ///< which is answered with PUBREL all the same
    quint32 m_lastOrder = 0;
    quint32 m_lastRepeated = 0;
    bool m_isOpen = false;
    bool m_isConnected = false;
    bool m_isResumed = false;
    bool m_isClosing = false;
    bool m_hasSentConnect = false;
    bool m_hasSaidGoodbye = false;
};

} // namespace mqtt
