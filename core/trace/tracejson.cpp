// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracejson.h"

#include "mqtt/packets.h"
#include "mqtt/topicname.h"
#include "trace/packetfields.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

namespace mqtt {

namespace {
using Kind = PacketField::Kind;

/// "Packet Identifier" becomes "packetIdentifier", "DUP" "dup".
QString camelCase(const char *name)
{
    QString words;
    for (const QString &word : QString::fromLatin1(name).split(u' ')) {
        const QString lower = word.toLower();
        words += words.isEmpty() ? lower : lower.left(1).toUpper() + lower.mid(1);
    }
    return words;
}

QJsonObject objectOf(const std::vector<PacketField> &fields);

QJsonValue valueOf(const PacketField &field)
{
    switch (field.kind) {
    case Kind::Number:
    case Kind::Reason:
        return qint64(field.number);
    case Kind::Flag:
        return field.number != 0;
    case Kind::Text:
        return QString::fromUtf8(field.bytes);
    case Kind::Bytes:
        return QString::fromLatin1(field.bytes.toBase64());
    case Kind::Pair:
        return QJsonArray{QString::fromUtf8(field.bytes), QString::fromUtf8(field.value)};
    case Kind::Masked:
        return QJsonValue::Null;
    case Kind::Group:
        return objectOf(field.children);
    case Kind::List: {
        QJsonArray list;
        for (const PacketField &child : field.children)
            list.append(valueOf(child));
        return list;
    }
    }
    return {};
}

QJsonObject objectOf(const std::vector<PacketField> &fields)
{
    QJsonObject object;
    for (const PacketField &field : fields) {
        const QString key = camelCase(field.name);
        // Those that may stand there several times are always a list.
        if (field.kind == Kind::Pair || field.name == propertyName(PropertyId::SubscriptionIdentifier)) {
            QJsonArray list = object.value(key).toArray();
            list.append(valueOf(field));
            object.insert(key, list);
        } else if (field.kind == Kind::Bytes && isUtf8String(field.bytes)) {
            object.insert(key, QString::fromUtf8(field.bytes));
        } else if (field.kind == Kind::Bytes) {
            object.insert(key + QStringLiteral("Base64"), valueOf(field));
        } else {
            object.insert(key, valueOf(field));
        }
    }
    return object;
}

QString stateName(PacketFields::State state)
{
    switch (state) {
    case PacketFields::State::Whole:
        return QStringLiteral("whole");
    case PacketFields::State::PayloadCut:
        return QStringLiteral("payloadCut");
    case PacketFields::State::NotKept:
        return QStringLiteral("notKept");
    case PacketFields::State::Malformed:
        return QStringLiteral("malformed");
    }
    return {};
}
} // namespace

QByteArray traceLine(const TraceEntry &entry)
{
    const TracedPacket &packet = entry.packet;
    const PacketFields decoded = packetFields(packet);
    QJsonObject line{
        {QStringLiteral("time"), packet.time},
        {QStringLiteral("clock"),
         QDateTime::fromMSecsSinceEpoch(packet.time / 1000, Qt::UTC).toString(Qt::ISODateWithMs)},
        {QStringLiteral("connection"), qint64(packet.connection)},
        {QStringLiteral("direction"), packet.direction == TraceDirection::Sent ? QStringLiteral("sent")
                                                                               : QStringLiteral("received")},
        {QStringLiteral("packet"), QString::fromLatin1(packetName(packet.type()))},
        {QStringLiteral("size"), qint64(packet.size)},
        {QStringLiteral("state"), stateName(decoded.state)},
        {QStringLiteral("fields"), objectOf(decoded.fields)},
    };
    if (entry.packetId != 0)
        line.insert(QStringLiteral("packetIdentifier"), entry.packetId);
    if (entry.exchange != 0)
        line.insert(QStringLiteral("exchange"), qint64(entry.exchange));
    if (entry.latency >= 0)
        line.insert(QStringLiteral("latencyMicroseconds"), entry.latency);
    if (!entry.topics.isEmpty()) {
        QJsonArray topics;
        for (const QByteArray &topic : entry.topics)
            topics.append(QString::fromUtf8(topic));
        line.insert(QStringLiteral("topics"), topics);
    }
    if (decoded.state == PacketFields::State::Malformed) {
        line.insert(QStringLiteral("clause"), QString::fromLatin1(decoded.error.clause));
        line.insert(QStringLiteral("bytesBase64"), QString::fromLatin1(packet.head.toBase64()));
    }
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

std::optional<QString> writeTrace(const QString &path, const std::vector<TraceEntry> &entries)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    for (const TraceEntry &entry : entries) {
        if (file.write(traceLine(entry) + '\n') < 0)
            return file.errorString();
    }
    return file.commit() ? std::nullopt : std::optional(file.errorString());
}

} // namespace mqtt
