// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionwords.h"

#include "mqtt/reasoncode.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <span>

namespace avocet {

namespace {
struct Entry
{
    quint8 code;
    const char *what;
    const char *whatToDo; ///< nullptr where there is nothing to do
};

// 3.2.2.3 of MQTT 3.1.1
constexpr Entry connectReturnCodes[]{
    {0, QT_TRANSLATE_NOOP("ConnectionWords", "Accepted"), nullptr},
    {1, QT_TRANSLATE_NOOP("ConnectionWords", "Unacceptable protocol version"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Choose another MQTT version in the connection's settings.")},
    {2, QT_TRANSLATE_NOOP("ConnectionWords", "Client identifier rejected"),
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "Choose another client id: shorter than 24 letters and digits, if the broker is an old one.")},
    {3, QT_TRANSLATE_NOOP("ConnectionWords", "Server unavailable"),
     QT_TRANSLATE_NOOP("ConnectionWords", "The broker is there but not ready. Try again in a while.")},
    {4, QT_TRANSLATE_NOOP("ConnectionWords", "Bad user name or password"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Check the user name and the password of this connection.")},
    {5, QT_TRANSLATE_NOOP("ConnectionWords", "Not authorized"),
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "Check the user name and the password, or ask whoever runs the broker to allow this client.")},
};

// 2.4 of MQTT 5.0; what to do is for CONNACK where a code stands in several tables
constexpr Entry reasonCodes[]{
    {0x00, QT_TRANSLATE_NOOP("ConnectionWords", "Success"), nullptr},
    {0x01, QT_TRANSLATE_NOOP("ConnectionWords", "Granted QoS 1"), nullptr},
    {0x02, QT_TRANSLATE_NOOP("ConnectionWords", "Granted QoS 2"), nullptr},
    {0x04, QT_TRANSLATE_NOOP("ConnectionWords", "Disconnect with Will Message"), nullptr},
    {0x10, QT_TRANSLATE_NOOP("ConnectionWords", "No matching subscribers"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker took the message, and nobody is subscribed to that topic.")},
    {0x11, QT_TRANSLATE_NOOP("ConnectionWords", "No subscription existed"), nullptr},
    {0x18, QT_TRANSLATE_NOOP("ConnectionWords", "Continue authentication"), nullptr},
    {0x19, QT_TRANSLATE_NOOP("ConnectionWords", "Re-authenticate"), nullptr},
    {0x80, QT_TRANSLATE_NOOP("ConnectionWords", "Unspecified error"),
     QT_TRANSLATE_NOOP("ConnectionWords", "The broker does not say why. Its log may.")},
    {0x81, QT_TRANSLATE_NOOP("ConnectionWords", "Malformed packet"),
     QT_TRANSLATE_NOOP("ConnectionWords", "The broker could not read what was sent. Try MQTT 3.1.1.")},
    {0x82, QT_TRANSLATE_NOOP("ConnectionWords", "Protocol error"),
     QT_TRANSLATE_NOOP("ConnectionWords", "The broker and Avocet disagree on the protocol. Try MQTT 3.1.1.")},
    {0x83, QT_TRANSLATE_NOOP("ConnectionWords", "Implementation specific error"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "This broker has a rule of its own against it. Its log may say which.")},
    {0x84, QT_TRANSLATE_NOOP("ConnectionWords", "Unsupported protocol version"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Choose MQTT 3.1.1 in the connection's settings.")},
    {0x85, QT_TRANSLATE_NOOP("ConnectionWords", "Client identifier not valid"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Choose another client id in the connection's settings.")},
    {0x86, QT_TRANSLATE_NOOP("ConnectionWords", "Bad user name or password"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Check the user name and the password of this connection.")},
    {0x87, QT_TRANSLATE_NOOP("ConnectionWords", "Not authorized"),
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "Check the user name and the password, or ask whoever runs the broker to allow this client.")},
    {0x88, QT_TRANSLATE_NOOP("ConnectionWords", "Server unavailable"),
     QT_TRANSLATE_NOOP("ConnectionWords", "The broker is there but not ready. Try again in a while.")},
    {0x89, QT_TRANSLATE_NOOP("ConnectionWords", "Server busy"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Try again in a while.")},
    {0x8A, QT_TRANSLATE_NOOP("ConnectionWords", "Banned"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Whoever runs the broker has shut this client out. Ask there.")},
    {0x8B, QT_TRANSLATE_NOOP("ConnectionWords", "Server shutting down"),
     QT_TRANSLATE_NOOP("ConnectionWords", "The broker stops or restarts. Try again in a while.")},
    {0x8C, QT_TRANSLATE_NOOP("ConnectionWords", "Bad authentication method"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker wants another way of signing in than user name and password.")},
    {0x8D, QT_TRANSLATE_NOOP("ConnectionWords", "Keep Alive timeout"),
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "The broker heard nothing for too long. Check the network, or use a longer Keep Alive.")},
    {0x8E, QT_TRANSLATE_NOOP("ConnectionWords", "Session taken over"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "Another client connected with the same client id. Give this one an id of its own.")},
    {0x8F, QT_TRANSLATE_NOOP("ConnectionWords", "Topic Filter invalid"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker does not accept this form of Topic Filter. Try a simpler one.")},
    {0x90, QT_TRANSLATE_NOOP("ConnectionWords", "Topic Name invalid"),
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "The broker does not accept this topic. In CONNECT it is the topic of the Last Will.")},
    {0x91, QT_TRANSLATE_NOOP("ConnectionWords", "Packet Identifier in use"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker and Avocet disagree on the Session. Connect again with Clean Start.")},
    {0x92, QT_TRANSLATE_NOOP("ConnectionWords", "Packet Identifier not found"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker and Avocet disagree on the Session. Connect again with Clean Start.")},
    {0x93, QT_TRANSLATE_NOOP("ConnectionWords", "Receive Maximum exceeded"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "More messages were under way than the broker allows. Connect again.")},
    {0x94, QT_TRANSLATE_NOOP("ConnectionWords", "Topic Alias invalid"),
     QT_TRANSLATE_NOOP("ConnectionWords", "The broker did not take a Topic Alias. Connect again.")},
    {0x95, QT_TRANSLATE_NOOP("ConnectionWords", "Packet too large"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "Send a smaller message, or raise the broker's Maximum Packet Size.")},
    {0x96, QT_TRANSLATE_NOOP("ConnectionWords", "Message rate too high"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Publish more slowly.")},
    {0x97, QT_TRANSLATE_NOOP("ConnectionWords", "Quota exceeded"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "A limit of the broker is used up. Wait, or ask whoever runs it for more.")},
    {0x98, QT_TRANSLATE_NOOP("ConnectionWords", "Administrative action"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Somebody who runs the broker closed this connection. Ask there.")},
    {0x99, QT_TRANSLATE_NOOP("ConnectionWords", "Payload format invalid"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The payload is not what its Payload Format Indicator promises (UTF-8 text).")},
    {0x9A, QT_TRANSLATE_NOOP("ConnectionWords", "Retain not supported"),
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "This broker keeps no retained messages. Publish, and leave a Last Will, without Retain.")},
    {0x9B, QT_TRANSLATE_NOOP("ConnectionWords", "QoS not supported"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Use a lower QoS.")},
    {0x9C, QT_TRANSLATE_NOOP("ConnectionWords", "Use another server"),
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "The broker sends its clients elsewhere for now. Connect to the server that it names.")},
    {0x9D, QT_TRANSLATE_NOOP("ConnectionWords", "Server moved"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker has a new address. Change it in the connection's settings.")},
    {0x9E, QT_TRANSLATE_NOOP("ConnectionWords", "Shared Subscriptions not supported"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Subscribe without $share/…/ in front.")},
    {0x9F, QT_TRANSLATE_NOOP("ConnectionWords", "Connection rate exceeded"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Too many connections in a short time. Wait a while.")},
    {0xA0, QT_TRANSLATE_NOOP("ConnectionWords", "Maximum connect time"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker ends connections after a certain time. Connect again.")},
    {0xA1, QT_TRANSLATE_NOOP("ConnectionWords", "Subscription Identifiers not supported"),
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "This broker does not take Subscription Identifiers. Connect with MQTT 3.1.1.")},
    {0xA2, QT_TRANSLATE_NOOP("ConnectionWords", "Wildcard Subscriptions not supported"),
     QT_TRANSLATE_NOOP("ConnectionWords", "Subscribe to topics one by one, without + and #.")},
};

// The same codes ask for something else in other packets.
constexpr Entry subackAdvice[]{
    {0x80, nullptr,
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "Mostly this user may not read there. Try a narrower filter, or ask whoever runs the broker.")},
    {0x87, nullptr,
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "This user may not read there. Try a narrower filter, or ask whoever runs the broker.")},
    {0x97, nullptr,
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker allows no more subscriptions. Remove some, or ask whoever runs it.")},
};
constexpr Entry publishAdvice[]{
    {0x80, nullptr,
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker did not take the message and does not say why. Its log may.")},
    {0x87, nullptr,
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "This user may not publish to that topic. Ask whoever runs the broker.")},
    {0x90, nullptr,
     QT_TRANSLATE_NOOP("ConnectionWords", "The broker does not accept this topic. Try another one.")},
    {0x97, nullptr,
     QT_TRANSLATE_NOOP("ConnectionWords", "A limit of the broker is used up. Wait, and publish again.")},
};
constexpr Entry disconnectAdvice[]{
    {0x00, nullptr,
     QT_TRANSLATE_NOOP("ConnectionWords", "The broker said goodbye. Connect again when it is wanted.")},
    {0x87, nullptr,
     QT_TRANSLATE_NOOP(
         "ConnectionWords",
         "The broker forbids what was last sent. Ask whoever runs it which topics this user may use.")},
    {0x90, nullptr,
     QT_TRANSLATE_NOOP("ConnectionWords",
                       "The broker does not accept the topic of a message that was sent.")},
    {0x97, nullptr,
     QT_TRANSLATE_NOOP("ConnectionWords", "A limit of the broker is used up. Wait a while, and send less.")},
};

const Entry *find(std::span<const Entry> entries, quint8 code)
{
    const auto found = std::ranges::find(entries, code, &Entry::code);
    return found == entries.end() ? nullptr : &*found;
}

QString translated(const char *text)
{
    return text ? QCoreApplication::translate("ConnectionWords", text) : QString();
}

QString numbered(const QString &name, quint8 code, const QString &brokerText)
{
    const QString withNumber =
        QCoreApplication::translate("ConnectionWords", "%1 (%2)", "name and number of a reason code")
            .arg(name)
            .arg(code);
    const QString quoted = quotable(brokerText);
    if (quoted.isEmpty())
        return withNumber;
    return QCoreApplication::translate("ConnectionWords", "%1: “%2”", "a reason, and the broker's own words")
        .arg(withNumber, quoted);
}

Words wordsFrom(std::span<const Entry> table, std::span<const Entry> advice, quint8 code,
                const QString &brokerText)
{
    const Entry *entry = find(table, code);
    if (!entry)
        return {
            numbered(QCoreApplication::translate("ConnectionWords", "Unknown reason"), code, brokerText),
            QCoreApplication::translate(
                "ConnectionWords", "The standard does not know this code. The broker's log may say more.")};
    const Entry *special = find(advice, code);
    return {numbered(translated(entry->what), code, brokerText),
            translated(special ? special->whatToDo : entry->whatToDo)};
}
} // namespace

Words connackWords(mqtt::ProtocolVersion version, quint8 code, const QString &brokerText)
{
    if (version == mqtt::ProtocolVersion::V5_0)
        return wordsFrom(reasonCodes, {}, code, brokerText);
    return wordsFrom(connectReturnCodes, {}, code, brokerText);
}

Words subackWords(mqtt::ProtocolVersion version, quint8 code, const QString &brokerText)
{
    if (code <= quint8(mqtt::QoS::ExactlyOnce))
        return {QCoreApplication::translate("ConnectionWords", "Granted (QoS %1)").arg(code), {}};
    // 3.9.3 of MQTT 3.1.1: 0x80 is the only failure and has no name of its own
    if (version != mqtt::ProtocolVersion::V5_0 && code == 0x80)
        return {numbered(QCoreApplication::translate("ConnectionWords", "Failure"), code, brokerText),
                translated(find(subackAdvice, code)->whatToDo)};
    return wordsFrom(reasonCodes, subackAdvice, code, brokerText);
}

Words pubackWords(quint8 code, const QString &brokerText)
{
    return wordsFrom(reasonCodes, publishAdvice, code, brokerText);
}

Words disconnectWords(quint8 code, const QString &brokerText)
{
    if (code == 0)
        return {numbered(QCoreApplication::translate("ConnectionWords", "Normal disconnection"), code,
                         brokerText),
                translated(find(disconnectAdvice, code)->whatToDo)};
    return wordsFrom(reasonCodes, disconnectAdvice, code, brokerText);
}

} // namespace avocet
