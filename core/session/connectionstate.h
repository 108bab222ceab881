// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/certificateproblem.h"
#include "base/endpoint.h"
#include "mqtt/packets.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

// What the rest of the program knows about a connection: plain values, no behaviour.
namespace mqtt {

/// Names one request from its maker to its outcome. 0 is nobody's.
using Token = quint64;

enum class ConnectionPhase : quint8 {
    Idle,       ///< not wanted
    Connecting, ///< Network Connection or CONNACK on its way
    Connected,
    Waiting, ///< lost or failed; a next attempt is planned
    Failed,  ///< lost or refused; no attempt is planned
};

/// How far it had come.
enum class ConnectionStage : quint8 { Resolving, Opening, Handshake, Running };

enum class ConnectionCause : quint8 {
    HostNotFound,
    ConnectionRefused, ///< by the system: nobody listens
    NetworkUnreachable,
    NetworkError,
    TimedOut,             ///< no answer to CONNECT, or the Network Connection did not come about
    ClosedByServer,       ///< without a DISCONNECT; `detail` is the reason that a WebSocket was given
    RefusedByServer,      ///< CONNACK; `code` says why
    DisconnectedByServer, ///< DISCONNECT of 5.0; `code` says why
    TakenOver, ///< closed by the server again and again: another client seems to use our Client Identifier
    AuthenticationFailed, ///< on our side; `code` is the AuthenticationProblem::What
    KeepAliveTimeout,     ///< PINGREQ was not answered
    ProtocolViolation, ///< what the server sent is not MQTT; `code` is the Reason Code, `detail` the clause
    PacketTooLarge,
    CaFileUnusable,           ///< `detail` is the file
    CertificateFileUnusable,  ///< our own certificate; `detail` is the file
    KeyUnusable,              ///< our private key or PKCS#12 file, or its passphrase; `detail` is the file
    CertificateRejected,      ///< by us: see ConnectionError::certificate
    ClientCertificateRefused, ///< by the server: ours is missing, or not to its liking
    TlsFailed,
    ProxyFailed,
    WebSocketRefused,   ///< the answer to the opening handshake was no, or not for MQTT
    WebSocketViolation, ///< text frames, broken frames, no WebSocket at all
    NoTls,              ///< there is no TLS library
};

struct ConnectionError
{
    ConnectionStage stage = ConnectionStage::Opening;
    ConnectionCause cause = ConnectionCause::NetworkError;
    ProtocolVersion version = ProtocolVersion::V5_0; ///< says which table `code` belongs to
    quint8 code = 0;
    QString detail; ///< the system's or the broker's own words, untrusted; may be empty
    std::optional<CertificateProblem> certificate; ///< of CertificateRejected
    bool operator==(const ConnectionError &) const = default;
};

enum class AuthenticationPhase : quint8 {
    None,    ///< without enhanced authentication, or not connected
    Running, ///< once more, asked for by us
    Done,
};

/// Why the Session state is not in its file, or what was wrong with that file.
struct SessionFileProblem
{
    enum class What : quint8 {
        Damaged,     ///< put aside as `path`; the Session begins without it
        InUse,       ///< by another Avocet; this one keeps nothing
        CannotRead,  ///< it stays as it is; nothing is kept
        CannotWrite, ///< nothing is kept any more
    };
    What what;
    QString path;
    QString detail; ///< of the system, untranslated; may be empty
    bool operator==(const SessionFileProblem &) const = default;
};

struct ConnectionState
{
    ConnectionPhase phase = ConnectionPhase::Idle;
    Endpoint endpoint;
    ProtocolVersion version = ProtocolVersion::V5_0;
    QByteArray clientId;                  ///< the one in use; the Assigned Client Identifier if there was one
    std::optional<Connack> connack;       ///< of the present connection
    std::optional<ConnectionError> error; ///< why it is not connected; kept until the next success
    int attempt = 0;                      ///< failed attempts since the last success
    qint64 nextAttempt = 0;               ///< milliseconds since 1970, UTC; in phase Waiting
    bool fellBack = false;                ///< `version` is 3.1.1 because the server refused 5.0
    AuthenticationPhase authentication = AuthenticationPhase::None;
    std::optional<SessionFileProblem> sessionFile; ///< since the connection was opened
    bool operator==(const ConnectionState &) const = default;
};

/// What became of a PUBLISH.
struct Settlement
{
    enum class Outcome : quint8 {
        Written,      ///< QoS 0: handed to the network
        Acknowledged, ///< PUBACK or PUBCOMP
        Refused,      ///< by the server: PUBACK or PUBREC with `reason` of 0x80 and above
        Rejected,     ///< by us, at once: see `why`
        SessionLost,  ///< QoS 2, sent, and the server lost the Session: nobody knows whether it arrived
        Discarded,    ///< never sent: the connection was closed by the user
        Kept,         ///< in the file of the Session: goes on when this connection is opened again
    };
    enum class Why : quint8 {
        None,
        InvalidTopic,
        QoSNotSupported,
        RetainNotSupported,
        TooLarge,
        TopicAliasInvalid,
        Offline,
        QueueFull,
        PropertyNotAllowed, ///< one that a client's PUBLISH must not have, or not twice
    };
    Token token = 0;
    Outcome outcome = Outcome::Written;
    Why why = Why::None;
    ReasonCode reason = ReasonCode::Success;
    PacketIdentifier packetId = 0;
    PropertyList properties;
    bool operator==(const Settlement &) const = default;
};

/// One Topic Filter that is wanted, and what the server said to it.
struct SubscriptionState
{
    enum class Phase : quint8 { Pending, Granted, Refused };
    Subscription subscription;
    Phase phase = Phase::Pending;
    quint8 code = 0;       ///< of SUBACK: the granted QoS, or 0x80 and above
    QByteArray reasonText; ///< Reason String of 5.0, untrusted
    bool operator==(const SubscriptionState &) const = default;
};

/// Counters for the status bar; sums since the Connection object was made.
struct TrafficCounters
{
    quint64 messagesReceived = 0;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    quint64 droppedMessages = 0; ///< received and not kept: topic limit reached
    quint64 overlapCopies = 0;   ///< further copies for overlapping subscriptions, not shown twice
    quint32 outboxMessages = 0;
    qint64 outboxBytes = 0;
    qint64 backlogBytes = 0; ///< in the Inbox, not yet taken by the window
    bool readingPaused = false;      ///< since the Inbox is full
    qint64 heldBackMicroseconds = 0; ///< in all; a pause counts when it is over
    qint64 roundTripMicroseconds = -1; ///< last PINGREQ to PINGRESP, or CONNECT to CONNACK; -1: none
    bool operator==(const TrafficCounters &) const = default;
};

} // namespace mqtt
