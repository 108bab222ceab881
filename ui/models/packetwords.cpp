// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/packetwords.h"

#include "models/connectionwords.h"
#include "models/valuepreview.h"
#include "mqtt/packets.h"
#include "payload/singleline.h"
#include "payload/utf8.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace avocet {

namespace {
using Kind = mqtt::PacketField::Kind;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(PacketWords)
};

constexpr qsizetype longest = 1000;
constexpr qsizetype mostFilters = 20;

// Names of fields and properties, for lupdate; in English they are their own translation.
[[maybe_unused]] constexpr const char *names[]{
    QT_TRANSLATE_NOOP("PacketWords", "Assigned Client Identifier"),
    QT_TRANSLATE_NOOP("PacketWords", "Authentication Data"),
    QT_TRANSLATE_NOOP("PacketWords", "Authentication Method"),
    QT_TRANSLATE_NOOP("PacketWords", "Clean Session"),
    QT_TRANSLATE_NOOP("PacketWords", "Clean Start"),
    QT_TRANSLATE_NOOP("PacketWords", "Client Identifier"),
    QT_TRANSLATE_NOOP("PacketWords", "Content Type"),
    QT_TRANSLATE_NOOP("PacketWords", "Correlation Data"),
    QT_TRANSLATE_NOOP("PacketWords", "DUP"),
    QT_TRANSLATE_NOOP("PacketWords", "Keep Alive"),
    QT_TRANSLATE_NOOP("PacketWords", "Maximum Packet Size"),
    QT_TRANSLATE_NOOP("PacketWords", "Maximum QoS"),
    QT_TRANSLATE_NOOP("PacketWords", "Message Expiry Interval"),
    QT_TRANSLATE_NOOP("PacketWords", "No Local"),
    QT_TRANSLATE_NOOP("PacketWords", "Packet Identifier"),
    QT_TRANSLATE_NOOP("PacketWords", "Password"),
    QT_TRANSLATE_NOOP("PacketWords", "Payload"),
    QT_TRANSLATE_NOOP("PacketWords", "Payload Format Indicator"),
    QT_TRANSLATE_NOOP("PacketWords", "Properties"),
    QT_TRANSLATE_NOOP("PacketWords", "Protocol Version"),
    QT_TRANSLATE_NOOP("PacketWords", "QoS"),
    QT_TRANSLATE_NOOP("PacketWords", "RETAIN"),
    QT_TRANSLATE_NOOP("PacketWords", "Reason Code"),
    QT_TRANSLATE_NOOP("PacketWords", "Reason Codes"),
    QT_TRANSLATE_NOOP("PacketWords", "Reason String"),
    QT_TRANSLATE_NOOP("PacketWords", "Receive Maximum"),
    QT_TRANSLATE_NOOP("PacketWords", "Request Problem Information"),
    QT_TRANSLATE_NOOP("PacketWords", "Request Response Information"),
    QT_TRANSLATE_NOOP("PacketWords", "Response Information"),
    QT_TRANSLATE_NOOP("PacketWords", "Response Topic"),
    QT_TRANSLATE_NOOP("PacketWords", "Retain As Published"),
    QT_TRANSLATE_NOOP("PacketWords", "Retain Available"),
    QT_TRANSLATE_NOOP("PacketWords", "Retain Handling"),
    QT_TRANSLATE_NOOP("PacketWords", "Return Code"),
    QT_TRANSLATE_NOOP("PacketWords", "Return Codes"),
    QT_TRANSLATE_NOOP("PacketWords", "Server Keep Alive"),
    QT_TRANSLATE_NOOP("PacketWords", "Server Reference"),
    QT_TRANSLATE_NOOP("PacketWords", "Session Expiry Interval"),
    QT_TRANSLATE_NOOP("PacketWords", "Session Present"),
    QT_TRANSLATE_NOOP("PacketWords", "Shared Subscription Available"),
    QT_TRANSLATE_NOOP("PacketWords", "Subscription"),
    QT_TRANSLATE_NOOP("PacketWords", "Subscription Identifier"),
    QT_TRANSLATE_NOOP("PacketWords", "Subscription Identifier Available"),
    QT_TRANSLATE_NOOP("PacketWords", "Subscriptions"),
    QT_TRANSLATE_NOOP("PacketWords", "Topic Alias"),
    QT_TRANSLATE_NOOP("PacketWords", "Topic Alias Maximum"),
    QT_TRANSLATE_NOOP("PacketWords", "Topic Filter"),
    QT_TRANSLATE_NOOP("PacketWords", "Topic Filters"),
    QT_TRANSLATE_NOOP("PacketWords", "Topic Name"),
    QT_TRANSLATE_NOOP("PacketWords", "User Name"),
    QT_TRANSLATE_NOOP("PacketWords", "User Property"),
    QT_TRANSLATE_NOOP("PacketWords", "Wildcard Subscription Available"),
    QT_TRANSLATE_NOOP("PacketWords", "Will Delay Interval"),
    QT_TRANSLATE_NOOP("PacketWords", "Will Message"),
    QT_TRANSLATE_NOOP("PacketWords", "Will Payload"),
    QT_TRANSLATE_NOOP("PacketWords", "Will Properties"),
    QT_TRANSLATE_NOOP("PacketWords", "Will QoS"),
    QT_TRANSLATE_NOOP("PacketWords", "Will Retain"),
    QT_TRANSLATE_NOOP("PacketWords", "Will Topic"),
};

QString line(QByteArrayView utf8)
{
    const QByteArrayView head = utf8Head(utf8, longest);
    return singleLine(QString::fromUtf8(head)) + (head.size() < utf8.size() ? QStringLiteral("…") : QString());
}

QString reasonOf(mqtt::PacketType type, mqtt::ProtocolVersion version, quint8 code)
{
    switch (type) {
    case mqtt::PacketType::Connack:
        return connackWords(version, code).what;
    case mqtt::PacketType::Suback:
        return subackWords(version, code).what;
    case mqtt::PacketType::Disconnect:
        return disconnectWords(code).what;
    default:
        return pubackWords(code).what;
    }
}

const mqtt::PacketField *find(const std::vector<mqtt::PacketField> &fields, QByteArrayView name)
{
    const auto found =
        std::ranges::find_if(fields, [&](const mqtt::PacketField &field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

void addFlags(QStringList &parts, const mqtt::TracedPacket &packet)
{
    const quint8 flags = packet.frame().flags();
    parts += Tr::tr("QoS %1").arg(flags >> 1 & 3);
    if ((flags & 0x01) != 0)
        parts += Tr::tr("retained");
    if ((flags & 0x08) != 0)
        parts += QStringLiteral("DUP");
}

/// What is worth a word of one field in the line of its packet.
QString remark(const mqtt::PacketField &field, const mqtt::TracedPacket &packet)
{
    const QByteArrayView name = field.name;
    if (name == "Client Identifier")
        return field.bytes.isEmpty() ? Tr::tr("without client id") : line(field.bytes);
    if (name == "Protocol Version")
        return versionWord(mqtt::ProtocolVersion(field.number));
    if (field.kind == Kind::Flag && field.number != 0 && packet.type() != mqtt::PacketType::Publish)
        return fieldName(field.name);
    const bool isSaid = field.number != 0 || packet.type() == mqtt::PacketType::Connack ||
                        packet.type() == mqtt::PacketType::Disconnect;
    if (field.kind == Kind::Reason && isSaid)
        return fieldValue(field, packet.type(), packet.version);
    if (name == "Reason Codes" || name == "Return Codes") {
        QStringList codes;
        for (const mqtt::PacketField &code : field.children)
            if (codes.size() < mostFilters)
                codes += fieldValue(code, packet.type(), packet.version);
        codes.removeDuplicates();
        return codes.join(QStringLiteral(", "));
    }
    if (name == "Payload")
        return valuePreview(field.bytes);
    if (name == "Properties")
        if (const auto *reason = find(field.children, "Reason String"))
            return u'“' + line(reason->bytes) + u'”';
    return {};
}
} // namespace

QString fieldName(const char *name)
{
    return QCoreApplication::translate("PacketWords", name);
}

QString fieldValue(const mqtt::PacketField &field, mqtt::PacketType type, mqtt::ProtocolVersion version)
{
    switch (field.kind) {
    case Kind::Number:
        if (QByteArrayView(field.name).endsWith("Interval") || QByteArrayView(field.name).endsWith("Keep Alive"))
            return Tr::tr("%1 s").arg(field.number);
        return QString::number(field.number);
    case Kind::Flag:
        return field.number == 0 ? Tr::tr("no") : Tr::tr("yes");
    case Kind::Reason:
        return reasonOf(type, version, quint8(field.number));
    case Kind::Text:
        return line(field.bytes);
    case Kind::Bytes:
        return valuePreview(field.bytes);
    case Kind::Pair:
        return line(field.bytes) + QStringLiteral(" = ") + line(field.value);
    case Kind::Masked:
        return Tr::tr("hidden");
    case Kind::Group:
    case Kind::List:
        return {};
    }
    return {};
}

QString packetSummary(const mqtt::TraceEntry &entry)
{
    QStringList parts;
    QStringList topics;
    for (const QByteArray &topic : entry.topics.first(std::min(mostFilters, entry.topics.size())))
        topics += line(topic);
    if (entry.topics.size() > mostFilters)
        topics += QStringLiteral("…");
    if (!topics.isEmpty())
        parts += topics.join(QStringLiteral(", "));
    if (entry.packet.type() == mqtt::PacketType::Publish)
        addFlags(parts, entry.packet);
    const mqtt::PacketFields decoded = mqtt::packetFields(entry.packet);
    for (const mqtt::PacketField &field : decoded.fields)
        parts += remark(field, entry.packet);
    if (decoded.state == mqtt::PacketFields::State::Malformed)
        parts += incompleteWords(decoded);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString incompleteWords(const mqtt::PacketFields &fields)
{
    switch (fields.state) {
    case mqtt::PacketFields::State::Whole:
        return {};
    case mqtt::PacketFields::State::PayloadCut:
        return Tr::tr("Only the beginning of the payload is kept");
    case mqtt::PacketFields::State::NotKept:
        return Tr::tr("Only the beginning of the packet is kept");
    case mqtt::PacketFields::State::Malformed:
        return Tr::tr("Malformed (%1)", "a clause of the standard").arg(QString::fromLatin1(fields.error.clause));
    }
    return {};
}

} // namespace avocet
