// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "trace/tracedpacket.h"

#include <functional>
#include <mutex>
#include <vector>

namespace mqtt {

/// The packet trace's way from the network thread to who listens. Bounded in packets and bytes: when it is
/// full, further packets are left out and counted, so that a trace never slows a connection down for long.
/// Thread-safe.
class TraceQueue
{
public:
    static constexpr size_t mostPackets = 8192;
    static constexpr qsizetype mostBytes = 8 * 1024 * 1024;

    struct Taken
    {
        std::vector<TracedPacket> packets; ///< in the order of events
        quint64 leftOut = 0;               ///< since take() was last called
    };

    /// `wake` is called on the network thread when a packet enters an empty queue. It must not call back.
    explicit TraceQueue(std::function<void()> wake);

    /// The number of a new Network Connection.
    quint32 openConnection();
    void received(quint32 connection, const Frame &frame, ProtocolVersion version, Instant now);
    /// Whole packets, one after the other.
    void sent(quint32 connection, QByteArrayView packets, ProtocolVersion version, Instant now);

    Taken take();
    /// From now on nobody is woken and nothing is kept. When it returns, no call of `wake` is under way.
    void close();

private:
    void add(TracedPacket packet, const Frame &frame, Instant now);

    std::mutex m_mutex;
    std::function<void()> m_wake;
    std::vector<TracedPacket> m_packets;
    qsizetype m_bytes = 0;
    quint64 m_leftOut = 0;
    quint32 m_lastConnection = 0;
    const Instant m_steadyStart;
    const qint64 m_start; ///< the same moment in microseconds since 1970
};

} // namespace mqtt
