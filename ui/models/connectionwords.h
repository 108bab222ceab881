// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"
#include "mqtt/topicname.h"
#include "session/connectionstate.h"

#include <QtCore/QString>

// What the standard says in numbers and the network in errors, said in words. Translated at the time of the
// call. Everything is plain text: what a broker or the system said of itself is quoted in it, shortened and
// without control characters, and must never be shown as rich text.
namespace avocet {

/// What happened, and what can be done about it.
struct Words
{
    QString what;
    QString whatToDo;
    bool operator==(const Words &) const = default;
};

/// CONNACK: Return Codes before 5.0 (3.2.2.3), Reason Codes in 5.0 (3.2.2.2): `Bad user name or password
/// (4)`.
Words connackWords(mqtt::ProtocolVersion version, quint8 code, const QString &brokerText = {});
/// SUBACK, refused or granted (3.9.3).
Words subackWords(mqtt::ProtocolVersion version, quint8 code, const QString &brokerText = {});
/// PUBACK, PUBREC and PUBCOMP (3.4.2.1, 3.5.2.1, 3.7.2.1).
Words pubackWords(quint8 code, const QString &brokerText = {});
/// A DISCONNECT that came from the server (3.14.2.1).
Words disconnectWords(quint8 code, const QString &brokerText = {});

/// Why a connection did not come about, or was lost.
Words errorWords(const mqtt::ConnectionError &error, const mqtt::Endpoint &endpoint);
/// What became of a PUBLISH with that QoS; `milliseconds` from request to outcome, negative if unknown.
Words settlementWords(const mqtt::Settlement &settlement, mqtt::QoS qos, qint64 milliseconds = -1);
/// One wanted Topic Filter: "Granted (QoS 1)", "Refused: Not authorized (135)", "Waiting for the broker".
Words subscriptionWords(const mqtt::SubscriptionState &state, mqtt::ProtocolVersion version,
                        bool isConnected);
/// Empty for TopicError::None.
QString topicNameWords(mqtt::TopicError error);
QString topicFilterWords(mqtt::TopicError error);
QString addressWords(mqtt::AddressError error);

/// "connected", "connecting", "reconnecting in 4 s"; `now` in milliseconds since 1970, UTC.
QString phaseWord(const mqtt::ConnectionState &state, qint64 now);
/// The same, and which version it is if that is not the one that was wanted.
QString connectionWord(const mqtt::ConnectionState &state, qint64 now);
/// "MQTT 5.0".
QString versionWord(mqtt::ProtocolVersion version);

/// Words from outside as one line that can be quoted: control and direction characters become spaces, at most
/// 300 characters.
QString quotable(const QString &outside);

} // namespace avocet
