// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracedpacket.h"

#include "mqtt/packetdecoder.h"
#include "mqtt/packetencoder.h"

#include <algorithm>

namespace mqtt {

namespace {
/// CONNACK's flags and reason are no secret even if what follows makes no sense.
constexpr qsizetype connackStart = 2;

QByteArray start(const Frame &frame, qsizetype bodySize)
{
    QByteArray head;
    head.reserve(5 + std::min(bodySize, frame.body.size()));
    head.append(char(frame.header));
    auto left = quint32(frame.body.size());
    do { // Remaining Length (2.1.4)
        head.append(char((left & 0x7F) | (left > 0x7F ? 0x80 : 0)));
        left >>= 7;
    } while (left > 0);
    const qsizetype room = TracedPacket::headSize - head.size();
    return head.append(frame.body.first(std::min({bodySize, frame.body.size(), room})));
}

void mask(QByteArray &secret)
{
    secret.fill('*');
}

void mask(PropertyList &properties)
{
    PropertyList masked;
    for (Property property : properties) {
        if (property.id == PropertyId::AuthenticationData)
            mask(std::get<QByteArray>(property.value));
        masked.add(std::move(property));
    }
    properties = std::move(masked);
}

QByteArray maskedPacket(const Frame &frame, ProtocolVersion version)
{
    Result<Packet, DecodeError> packet = decode(frame, version);
    if (!packet)
        return start(frame, frame.type() == PacketType::Connack ? connackStart : 0);
    if (auto *connect = std::get_if<Connect>(&*packet)) {
        if (connect->password)
            mask(*connect->password);
        mask(connect->properties);
    } else if (auto *connack = std::get_if<Connack>(&*packet)) {
        if (!connack->properties.contains(PropertyId::AuthenticationData))
            return start(frame, TracedPacket::headSize);
        mask(connack->properties);
    } else if (auto *auth = std::get_if<Auth>(&*packet)) {
        mask(auth->properties);
    }
    QByteArray bytes;
    encode(*packet, version, bytes);
    return bytes.left(TracedPacket::headSize);
}
} // namespace

Frame TracedPacket::frame() const
{
    qsizetype begin = 1;
    while (begin < head.size() && (quint8(head[begin]) & 0x80) != 0)
        ++begin;
    return {quint8(head.front()), QByteArrayView(head).sliced(std::min(begin + 1, head.size()))};
}

QByteArray tracedHead(const Frame &frame, ProtocolVersion version)
{
    switch (frame.type()) {
    case PacketType::Connect:
    case PacketType::Connack:
    case PacketType::Auth:
        return maskedPacket(frame, version);
    default:
        return start(frame, TracedPacket::headSize);
    }
}

} // namespace mqtt
