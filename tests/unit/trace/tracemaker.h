// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packetencoder.h"
#include "trace/tracedpacket.h"

/// Traced packets as a connection would make them, a millisecond apart.
class TraceMaker
{
public:
    static constexpr qint64 begin = 1'700'000'000'000'000;

    explicit TraceMaker(mqtt::ProtocolVersion version = mqtt::ProtocolVersion::V5_0)
        : m_version(version)
    {
    }

    mqtt::TracedPacket sent(const mqtt::Packet &packet) { return make(packet, mqtt::TraceDirection::Sent); }
    mqtt::TracedPacket received(const mqtt::Packet &packet)
    {
        return make(packet, mqtt::TraceDirection::Received);
    }
    void reconnect() { ++m_connection; }

private:
    mqtt::TracedPacket make(const mqtt::Packet &packet, mqtt::TraceDirection direction)
    {
        QByteArray bytes;
        mqtt::encode(packet, m_version, bytes);
        const qint64 time = m_next;
        m_next += 1000;
        return {.time = time,
                .connection = m_connection,
                .size = quint32(bytes.size()),
                .direction = direction,
                .version = m_version,
                .head = bytes.left(mqtt::TracedPacket::headSize)};
    }

    mqtt::ProtocolVersion m_version;
    quint32 m_connection = 1;
    qint64 m_next = begin;
};
