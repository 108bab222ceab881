// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionwords.h"

#include "models/recoverywords.h"
#include "models/securitywords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace avocet {

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionWords)
};

constexpr qsizetype longestQuote = 300;

QString place(const mqtt::Endpoint &endpoint)
{
    return quotable(endpoint.host) + u':' + QString::number(endpoint.port);
}

bool beforeConnack(const mqtt::ConnectionError &error)
{
    return error.stage != mqtt::ConnectionStage::Running;
}

Words timedOutWords(const mqtt::ConnectionError &error, const mqtt::Endpoint &endpoint)
{
    if (error.stage == mqtt::ConnectionStage::Handshake)
        return {Tr::tr("%1 took the connection and did not answer as a broker").arg(place(endpoint)),
                Tr::tr("Check the port: it may belong to another program, or want TLS or WebSocket.")};
    return {Tr::tr("No answer from %1").arg(place(endpoint)),
            Tr::tr("Check the address, the network, and whether a firewall stands between.")};
}

Words closedWords(const mqtt::ConnectionError &error, const mqtt::Endpoint &endpoint)
{
    if (beforeConnack(error))
        return {Tr::tr("%1 closed the connection before it answered").arg(place(endpoint)),
                Tr::tr("It may not know this MQTT version: try 3.1.1. Or the port wants TLS or WebSocket.")};
    const QString why = quotable(error.detail); // of a WebSocket
    if (!why.isEmpty())
        return {Tr::tr("The broker closed the connection: “%1”").arg(why),
                Tr::tr("Ask whoever runs the broker.")};
    return {Tr::tr("The broker closed the connection without a word"),
            Tr::tr("It may have restarted, or another client may use the same client id.")};
}

Words violationWords(const mqtt::ConnectionError &error)
{
    const QString clause = quotable(error.detail);
    const QString what = Tr::tr("What the broker sent is not MQTT (%1)").arg(error.code);
    return {clause.isEmpty() ? what
                             : Tr::tr("%1: “%2”", "a reason, and a clause of the standard").arg(what, clause),
            beforeConnack(error)
                ? Tr::tr("Check the port: it may belong to another program, or want TLS or WebSocket.")
                : Tr::tr("Try another MQTT version, and tell whoever runs the broker.")};
}

QString durationWords(qint64 milliseconds)
{
    return milliseconds < 10'000 ? Tr::tr("%1 ms").arg(QLocale().toString(milliseconds))
                                 : Tr::tr("%1 s").arg(QLocale().toString(milliseconds / 1000));
}

Words deliveredWords(const mqtt::Settlement &settlement, mqtt::QoS qos, qint64 milliseconds)
{
    const QString delivered =
        milliseconds < 0
            ? Tr::tr("Delivered to the broker (QoS %1)").arg(int(qos))
            : Tr::tr("Delivered to the broker (QoS %1, %2)").arg(int(qos)).arg(durationWords(milliseconds));
    if (settlement.reason != mqtt::ReasonCode::Success)
        return {delivered, pubackWords(quint8(settlement.reason)).what};
    return {delivered, {}};
}

Words rejectedWords(mqtt::Settlement::Why why)
{
    using Why = mqtt::Settlement::Why;
    switch (why) {
    case Why::None:
        return {Tr::tr("Not sent"), Tr::tr("Publish again.")};
    case Why::InvalidTopic:
        return {Tr::tr("Not sent: this is no topic to publish to"),
                Tr::tr("Choose a topic without + and #.")};
    case Why::QoSNotSupported:
        return {Tr::tr("Not sent: the broker does not take this QoS"), Tr::tr("Use a lower QoS.")};
    case Why::RetainNotSupported:
        return {Tr::tr("Not sent: the broker keeps no retained messages"), Tr::tr("Publish without Retain.")};
    case Why::TooLarge:
        return {Tr::tr("Not sent: larger than the broker's Maximum Packet Size"),
                Tr::tr("Send a smaller message.")};
    case Why::TopicAliasInvalid:
        return {Tr::tr("Not sent: the broker does not take this Topic Alias"),
                Tr::tr("Publish without a Topic Alias.")};
    case Why::Offline:
        return {Tr::tr("Not sent: there is no connection"), Tr::tr("Connect, then publish again.")};
    case Why::QueueFull:
        return {Tr::tr("Not sent: too many messages wait to be sent"),
                Tr::tr("Wait until the broker has taken some, then publish again.")};
    case Why::PropertyNotAllowed:
        return {Tr::tr("Not sent: it has a property that a published message must not have"),
                Tr::tr("Remove properties that are there twice, out of range or not for PUBLISH.")};
    }
    return {};
}
} // namespace

QString quotable(const QString &outside)
{
    QString line = outside.left(4 * longestQuote);
    for (QChar &c : line)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.isSpace())
            c = u' ';
    line = line.simplified();
    return line.size() <= longestQuote ? line : line.left(longestQuote - 1) + u'…';
}

Words errorWords(const mqtt::ConnectionError &error, const mqtt::Endpoint &endpoint)
{
    using Cause = mqtt::ConnectionCause;
    switch (error.cause) {
    case Cause::HostNotFound:
        return {Tr::tr("No host is named “%1”").arg(quotable(endpoint.host)),
                Tr::tr("Check the spelling of the address, and that this computer is on the network.")};
    case Cause::ConnectionRefused:
        return {Tr::tr("Nobody listens at %1").arg(place(endpoint)),
                Tr::tr("Check the port (mostly 1883), and that the broker is running.")};
    case Cause::NetworkUnreachable:
        return {Tr::tr("There is no way to %1").arg(place(endpoint)),
                Tr::tr("Check that this computer is on the network, and its VPN if the broker needs one.")};
    case Cause::NetworkError:
        return {beforeConnack(error) ? Tr::tr("The network failed on the way to %1").arg(place(endpoint))
                                     : Tr::tr("The network connection broke"),
                Tr::tr("Check the network.")};
    case Cause::TimedOut:
        return timedOutWords(error, endpoint);
    case Cause::ClosedByServer:
        return closedWords(error, endpoint);
    case Cause::RefusedByServer:
        return connackWords(error.version, error.code, error.detail);
    case Cause::DisconnectedByServer: {
        const Words words = disconnectWords(error.code, error.detail);
        return {Tr::tr("The broker ended the connection: %1").arg(words.what), words.whatToDo};
    }
    case Cause::TakenOver:
        return takenOverWords();
    case Cause::AuthenticationFailed:
        return authenticationWords(error);
    case Cause::KeepAliveTimeout:
        return {Tr::tr("The broker no longer answers"),
                Tr::tr("Check the network; a longer Keep Alive helps on a slow one.")};
    case Cause::ProtocolViolation:
        return violationWords(error);
    case Cause::PacketTooLarge:
        return {Tr::tr("The broker sent a packet larger than the limit (149)"),
                Tr::tr("Subscribe to less: leave out the topic with the very large message.")};
    case Cause::CaFileUnusable:
    case Cause::CertificateFileUnusable:
    case Cause::KeyUnusable:
    case Cause::CertificateRejected:
    case Cause::ClientCertificateRefused:
    case Cause::TlsFailed:
    case Cause::ProxyFailed:
    case Cause::WebSocketRefused:
    case Cause::WebSocketViolation:
    case Cause::NoTls:
        return securityWords(error, endpoint);
    }
    return {};
}

Words settlementWords(const mqtt::Settlement &settlement, mqtt::QoS qos, qint64 milliseconds)
{
    using Outcome = mqtt::Settlement::Outcome;
    switch (settlement.outcome) {
    case Outcome::Written:
        return {Tr::tr("Sent (QoS 0: no confirmation)"), {}};
    case Outcome::Acknowledged:
        return deliveredWords(settlement, qos, milliseconds);
    case Outcome::Refused: {
        const QByteArray text =
            settlement.properties.bytes(mqtt::PropertyId::ReasonString).value_or(QByteArray());
        const Words words = pubackWords(quint8(settlement.reason), QString::fromUtf8(text));
        return {Tr::tr("Refused: %1").arg(words.what), words.whatToDo};
    }
    case Outcome::Rejected:
        return rejectedWords(settlement.why);
    case Outcome::SessionLost:
        return {Tr::tr("Sent, and perhaps not delivered: the broker forgot the Session"),
                Tr::tr("Nobody knows whether it arrived. Publish again if it may arrive twice.")};
    case Outcome::Discarded:
        return {Tr::tr("Not sent: the connection was closed first"), Tr::tr("Connect, then publish again.")};
    case Outcome::Kept:
        return {Tr::tr("Kept: it goes on when this connection is opened again"), {}};
    }
    return {};
}

Words subscriptionWords(const mqtt::SubscriptionState &state, mqtt::ProtocolVersion version, bool isConnected)
{
    using Phase = mqtt::SubscriptionState::Phase;
    switch (state.phase) {
    case Phase::Pending:
        return {isConnected ? Tr::tr("Waiting for the broker") : Tr::tr("Subscribes when connected"), {}};
    case Phase::Granted:
        return subackWords(version, state.code);
    case Phase::Refused: {
        const Words words = subackWords(version, state.code, QString::fromUtf8(state.reasonText));
        return {Tr::tr("Refused: %1").arg(words.what), words.whatToDo};
    }
    }
    return {};
}

QString topicNameWords(mqtt::TopicError error)
{
    using Error = mqtt::TopicError;
    switch (error) {
    case Error::None:
        return {};
    case Error::Empty:
        return Tr::tr("A topic is needed.");
    case Error::TooLong:
        return Tr::tr("A topic holds at most 65,535 bytes.");
    case Error::NotUtf8:
        return Tr::tr("This text cannot be written as UTF-8.");
    case Error::NullCharacter:
        return Tr::tr("A topic cannot hold the null character.");
    case Error::Wildcard:
    case Error::MisplacedWildcard:
    case Error::ShareName:
        return Tr::tr("+ and # are for subscribing: a message goes to one topic.");
    }
    return {};
}

QString topicFilterWords(mqtt::TopicError error)
{
    using Error = mqtt::TopicError;
    switch (error) {
    case Error::None:
        return {};
    case Error::Empty:
        return Tr::tr("A Topic Filter is needed; # takes everything.");
    case Error::TooLong:
        return Tr::tr("A Topic Filter holds at most 65,535 bytes.");
    case Error::NotUtf8:
        return Tr::tr("This text cannot be written as UTF-8.");
    case Error::NullCharacter:
        return Tr::tr("A Topic Filter cannot hold the null character.");
    case Error::Wildcard:
    case Error::MisplacedWildcard:
        return Tr::tr("+ stands alone between slashes, and # alone at the end: home/+/temperature, home/#.");
    case Error::ShareName:
        return Tr::tr("A shared one is written $share/name/filter; the name is not empty and has no + or #.");
    }
    return {};
}

QString addressWords(mqtt::AddressError error)
{
    using Error = mqtt::AddressError;
    switch (error) {
    case Error::Empty:
        return Tr::tr("Type the address of a broker, such as mqtt://localhost:1883.");
    case Error::UnknownScheme:
        return Tr::tr("The address begins with something that is not known here. Use mqtt://, mqtts://, ws:// or wss://.");
    case Error::NoHost:
        return Tr::tr("The address names no host.");
    case Error::BadPort:
        return Tr::tr("The port is a number from 1 to 65535; mostly it is 1883, or 8883 with TLS.");
    case Error::Malformed:
        return Tr::tr(
            "This is not an address. In a user name or password, write @ as %40, : as %3A and / as %2F.");
    }
    return {};
}

QString phaseWord(const mqtt::ConnectionState &state, qint64 now)
{
    switch (state.phase) {
    case mqtt::ConnectionPhase::Idle:
        return Tr::tr("not connected");
    case mqtt::ConnectionPhase::Connecting:
        return Tr::tr("connecting");
    case mqtt::ConnectionPhase::Connected:
        return Tr::tr("connected");
    case mqtt::ConnectionPhase::Waiting: {
        const qint64 seconds = qMax<qint64>(0, (state.nextAttempt - now + 999) / 1000);
        return seconds > 0 ? Tr::tr("reconnecting in %1 s").arg(seconds) : Tr::tr("reconnecting");
    }
    case mqtt::ConnectionPhase::Failed:
        return state.error && state.error->cause == mqtt::ConnectionCause::RefusedByServer ? Tr::tr("refused")
                                                                                           : Tr::tr("failed");
    }
    return {};
}

QString connectionWord(const mqtt::ConnectionState &state, qint64 now)
{
    const bool isOlder = state.fellBack && state.phase == mqtt::ConnectionPhase::Connected;
    return isOlder ? Tr::tr("MQTT 3.1.1 – the broker refused 5.0") : phaseWord(state, now);
}

QString versionWord(mqtt::ProtocolVersion version)
{
    switch (version) {
    case mqtt::ProtocolVersion::V3_1:
        return QStringLiteral("MQTT 3.1");
    case mqtt::ProtocolVersion::V3_1_1:
        return QStringLiteral("MQTT 3.1.1");
    case mqtt::ProtocolVersion::V5_0:
        return QStringLiteral("MQTT 5.0");
    }
    return {};
}

} // namespace avocet
