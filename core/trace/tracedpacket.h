// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packetframer.h"
#include "mqtt/types.h"

#include <QtCore/QByteArray>

namespace mqtt {

enum class TraceDirection : quint8 { Sent, Received };

/// A Control Packet as it went over a Network Connection: how it began, and when. Secrets never get in here:
/// Password and Authentication Data are stars.
struct TracedPacket
{
    /// What is kept of a packet at most: fixed header, variable header, and how the payload begins.
    static constexpr qsizetype headSize = 4096;

    qint64 time = 0;        ///< microseconds since 1970, UTC
    quint32 connection = 0; ///< Network Connections are counted from 1, by the trace
    quint32 size = 0;       ///< on the wire, fixed header included
    TraceDirection direction = TraceDirection::Sent;
    ProtocolVersion version = ProtocolVersion::V5_0;
    QByteArray head; ///< at least the fixed header; shorter than `size` where bytes are not kept

    bool isWhole() const { return head.size() == qsizetype(size); }
    /// What is kept, as a frame. Valid as long as `head`.
    Frame frame() const;
    PacketType type() const { return PacketType(quint8(head.front()) >> 4); }
};

/// How the packet begins, without its secrets. Of a packet that may carry some and cannot be decoded, so that
/// nobody knows where, the body is not kept.
QByteArray tracedHead(const Frame &frame, ProtocolVersion version);

} // namespace mqtt
