// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/inboundqos2.h"
#include "session/keepalive.h"
#include "session/outbox.h"
#include "session/packetids.h"
#include "session/pendingrequests.h"
#include "session/publishwriter.h"
#include "session/session.h"
#include "session/topicaliases.h"

namespace mqtt {

/// What a message counts for in the Outbox.
qint64 byteSize(const Publish &message);

struct Session::Private
{
    enum class Phase : quint8 {
        Idle, ///< no Network Connection
        AwaitingConnack,
        Connected,
        Closing, ///< the owner was asked to close; nothing is written or believed any more
    };

    explicit Private(SessionOptions sessionOptions);

    // session.cpp
    bool isOpen() const { return phase == Phase::AwaitingConnack || phase == Phase::Connected; }
    bool isV5() const { return version() == ProtocolVersion::V5_0; }
    ProtocolVersion version() const
    {
        return phase == Phase::Idle ? options.connect.version : connect.version;
    }
    quint32 sessionExpiryInterval() const
    {
        return connect.properties.number(PropertyId::SessionExpiryInterval).value_or(0);
    }
    void dropConnection();
    void loseSession(Effects &effects);
    void reset();
    void close(Effects &effects);
    void fail(ConnectionCause cause, ReasonCode reason, const char *clause, Effects &effects);
    void violation(const char *clause, Effects &effects);
    bool write(const Packet &packet, Effects &effects);
    void writeDisconnect(Disconnect packet, Effects &effects);

    // sessionreceive.cpp
    bool acceptConnected(PublishView &message, Effects &effects);
    bool resolveAlias(PublishView &message, Effects &effects);
    bool acceptQoS2(const PublishView &message, Effects &effects);
    bool mayReceive(const Packet &packet, Effects &effects);
    bool hasUnwantedDetails(const PropertyList &properties) const;
    void receive(const Connack &packet, Instant now, Effects &effects);
    void connected(const Connack &packet, Instant now, Effects &effects);
    void receive(const Puback &packet, Instant now, Effects &effects);
    void receive(const Pubrec &packet, Instant now, Effects &effects);
    void receive(const Pubrel &packet, Instant now, Effects &effects);
    void receive(const Pubcomp &packet, Instant now, Effects &effects);
    void receive(const Suback &packet, Instant now, Effects &effects);
    void receive(const Unsuback &packet, Instant now, Effects &effects);
    void receive(const Pingresp &packet, Instant now, Effects &effects);
    void receive(const Disconnect &packet, Instant now, Effects &effects);
    template <typename ClientPacket>
    void receive(const ClientPacket &, Instant, Effects &effects)
    {
        violation("2.1.2", effects); // a packet that only a client may send
    }

    // sessionauth.cpp
    void refuse(const AuthenticationProblem &problem, Effects &effects);
    bool startAuthentication(Effects &effects);
    bool provesServer(const Connack &packet, Effects &effects);
    void receive(const Auth &packet, Instant now, Effects &effects);
    void receiveChallenge(const Auth &packet, Effects &effects);
    void receiveProof(const Auth &packet, Effects &effects);
    bool writeFitting(Auth auth, Effects &effects);
    bool writeAuth(ReasonCode reason, const QByteArray &data, Effects &effects);

    // sessionrequest.cpp
    Settlement::Why refusal(const Publish &message, qint64 size) const;
    bool isSupported(const Subscribe &packet) const;
    RequestResult request(Packet packet, PacketIdentifier id, PendingRequests::Request pending,
                          Effects &effects);

    SessionOptions options;
    Connect connect; ///< of the present Network Connection
    QByteArray assignedClientId;
    std::optional<ReasonCode> sentReason;
    Instant openedAt;
    PacketIds ids;
    PublishWriter writer;
    Outbox outbox;
    InboundQoS2 inboundQoS2;
    TopicAliases inboundAliases;
    KeepAlive keepAlive;
    PendingRequests requests;
    std::unique_ptr<Authenticator> authenticator;
    quint32 receiveMaximum = 65'535; ///< ours
    Phase phase = Phase::Idle;
    bool hasState = false;           ///< of a Session with this Client Identifier
    bool endsWithConnection = false; ///< the Session: Session Expiry Interval 0, or Clean Session
    bool isReauthenticating = false;
    bool hasAuthentication = false; ///< CONNECT had an Authentication Method
    bool wantsDetails = true;       ///< Request Problem Information (3.1.2-29)
};

} // namespace mqtt
