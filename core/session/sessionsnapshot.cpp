// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sessionsnapshot.h"

#include "mqtt/bytereader.h"
#include "mqtt/packetcheck.h"
#include "mqtt/packetdecoder.h"
#include "mqtt/packetencoder.h"
#include "mqtt/packetframer.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

#include <bitset>

namespace mqtt {

namespace {

constexpr char magic[] = "AvocetS";
constexpr qsizetype magicSize = sizeof magic; // with the null character
constexpr quint16 format = 1;
constexpr qsizetype sumSize = 32;
constexpr PacketIdentifier queuedId = 1; // PUBLISH packets with QoS need one

enum class Kind : quint8 { Owner, LastPacketId, Inbound, InFlight, Released, Queued };

template <class Integer>
void append(QByteArray &out, Integer value)
{
    const Integer big = qToBigEndian(value);
    out.append(reinterpret_cast<const char *>(&big), sizeof big);
}

void appendRecord(QByteArray &out, Kind kind, QByteArrayView body)
{
    append(out, quint8(kind));
    append(out, quint32(body.size()));
    out.append(body.data(), body.size());
}

QByteArray packetIdBytes(PacketIdentifier id)
{
    QByteArray bytes;
    append(bytes, id);
    return bytes;
}

QByteArray publishBytes(Publish publish)
{
    if (checkOutgoingPublishProperties(publish.properties)) // those of 3.1.1 were never looked at
        publish.properties = {};
    QByteArray bytes;
    encodePublish(publish, ProtocolVersion::V5_0, bytes);
    return bytes;
}

QByteArray checksum(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// Reads record by record into a snapshot.
class SnapshotReader
{
public:
    bool read(quint8 kind, QByteArrayView body)
    {
        switch (Kind(kind)) {
        case Kind::Owner:
            snapshot.owner = body.toByteArray();
            return true;
        case Kind::LastPacketId:
            return readId(body, snapshot.lastPacketId);
        case Kind::Inbound:
            return readInbound(body);
        case Kind::InFlight:
            return readInFlight(body);
        case Kind::Released:
            return readReleased(body);
        case Kind::Queued:
            return readQueued(body);
        }
        return false;
    }

    SessionSnapshot snapshot;

private:
    static bool readId(QByteArrayView body, PacketIdentifier &id)
    {
        if (body.size() != sizeof id)
            return false;
        id = qFromBigEndian<PacketIdentifier>(body.data());
        return true;
    }
    /// Not 0, and not there already.
    static bool isNew(PacketIdentifier id, std::bitset<65'536> &seen)
    {
        const bool good = id != 0 && !seen.test(id);
        seen.set(id);
        return good;
    }
    bool readInbound(QByteArrayView body)
    {
        PacketIdentifier id = 0;
        if (!readId(body, id) || !isNew(id, m_inboundIds))
            return false;
        snapshot.inbound.push_back(id);
        return true;
    }
    std::optional<Publish> readPublish(QByteArrayView bytes)
    {
        m_framer.append(bytes);
        Frame frame;
        if (m_framer.next(frame) != PacketFramer::Status::Frame || frame.type() != PacketType::Publish ||
            m_framer.pending() != 0)
            return std::nullopt;
        const auto packet = decode(frame, ProtocolVersion::V5_0);
        if (!packet)
            return std::nullopt;
        const Publish &publish = std::get<Publish>(*packet);
        // The decoder passes what only a server may send.
        return checkOutgoingPublishProperties(publish.properties) ? std::nullopt : std::optional(publish);
    }
    bool readInFlight(QByteArrayView body)
    {
        auto publish = readPublish(body);
        if (!publish || publish->qos == QoS::AtMostOnce || publish->topic.isEmpty() ||
            !isNew(publish->packetId, m_outboundIds))
            return false;
        snapshot.inFlight.push_back({std::move(*publish), 0});
        return true;
    }
    bool readReleased(QByteArrayView body)
    {
        if (body.size() != 6)
            return false;
        SessionSnapshot::InFlight released;
        released.publish.qos = QoS::ExactlyOnce;
        released.publish.packetId = qFromBigEndian<PacketIdentifier>(body.data());
        released.releaseOrder = qFromBigEndian<quint32>(body.data() + 2);
        if (!isNew(released.publish.packetId, m_outboundIds) || released.releaseOrder == 0)
            return false;
        snapshot.inFlight.push_back(std::move(released));
        return true;
    }
    bool readQueued(QByteArrayView body)
    {
        auto publish = readPublish(body);
        if (!publish || publish->topic.isEmpty())
            return false;
        publish->packetId = 0;
        snapshot.queue.push_back(std::move(*publish));
        return true;
    }

    PacketFramer m_framer;
    std::bitset<65'536> m_inboundIds;
    std::bitset<65'536> m_outboundIds;
};

} // namespace

QByteArray encodeSnapshot(const SessionSnapshot &snapshot)
{
    QByteArray out(magic, magicSize);
    append(out, format);
    appendRecord(out, Kind::Owner, snapshot.owner);
    appendRecord(out, Kind::LastPacketId, packetIdBytes(snapshot.lastPacketId));
    for (const PacketIdentifier id : snapshot.inbound)
        appendRecord(out, Kind::Inbound, packetIdBytes(id));
    for (const SessionSnapshot::InFlight &message : snapshot.inFlight) {
        if (message.releaseOrder == 0) {
            appendRecord(out, Kind::InFlight, publishBytes(message.publish));
            continue;
        }
        QByteArray released = packetIdBytes(message.publish.packetId);
        append(released, message.releaseOrder);
        appendRecord(out, Kind::Released, released);
    }
    for (Publish publish : snapshot.queue) {
        publish.packetId = publish.qos == QoS::AtMostOnce ? 0 : queuedId;
        appendRecord(out, Kind::Queued, publishBytes(publish));
    }
    out.append(checksum(out));
    return out;
}

std::optional<SessionSnapshot> decodeSnapshot(QByteArrayView bytes)
{
    if (bytes.size() < magicSize + qsizetype(sizeof format) + sumSize)
        return std::nullopt;
    const QByteArrayView content = bytes.chopped(sumSize);
    if (checksum(content) != bytes.last(sumSize))
        return std::nullopt;
    ByteReader reader(content);
    if (reader.bytes(magicSize) != QByteArrayView(magic, magicSize) || reader.twoByteInteger() != format)
        return std::nullopt;
    auto snapshot = std::make_unique<SnapshotReader>();
    while (!reader.atEnd()) {
        const quint8 kind = reader.byte();
        const QByteArrayView body = reader.bytes(reader.fourByteInteger());
        if (reader.hasFailed() || !snapshot->read(kind, body))
            return std::nullopt;
    }
    if (reader.hasFailed())
        return std::nullopt;
    return std::move(snapshot->snapshot);
}

} // namespace mqtt
