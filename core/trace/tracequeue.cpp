// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracequeue.h"

#include "mqtt/bytereader.h"

namespace mqtt {

namespace {
qint64 microseconds(std::chrono::nanoseconds duration)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
}

/// Fixed header and body; the Remaining Length takes one byte to four.
quint32 sizeOnTheWire(const Frame &frame)
{
    const auto body = quint32(frame.body.size());
    return 2u + body + (body > 0x7F) + (body > 0x3FFF) + (body > 0x1F'FFFF);
}
} // namespace

TraceQueue::TraceQueue(std::function<void()> wake)
    : m_wake(std::move(wake))
    , m_steadyStart(std::chrono::steady_clock::now())
    , m_start(microseconds(std::chrono::system_clock::now().time_since_epoch()))
{
}

quint32 TraceQueue::openConnection()
{
    const std::lock_guard lock(m_mutex);
    return ++m_lastConnection;
}

void TraceQueue::received(quint32 connection, const Frame &frame, ProtocolVersion version, Instant now)
{
    add({.connection = connection, .direction = TraceDirection::Received, .version = version}, frame, now);
}

void TraceQueue::sent(quint32 connection, QByteArrayView packets, ProtocolVersion version, Instant now)
{
    ByteReader reader(packets);
    while (!reader.atEnd()) {
        Frame frame;
        frame.header = reader.byte();
        frame.body = reader.bytes(reader.variableByteInteger());
        if (!reader.hasFailed())
            add({.connection = connection, .version = version}, frame, now);
    }
}

void TraceQueue::add(TracedPacket packet, const Frame &frame, Instant now)
{
    const std::lock_guard lock(m_mutex);
    if (!m_wake)
        return;
    if (m_packets.size() >= mostPackets || m_bytes >= mostBytes) {
        ++m_leftOut;
        return;
    }
    packet.time = m_start + microseconds(now - m_steadyStart);
    packet.size = sizeOnTheWire(frame);
    packet.head = tracedHead(frame, packet.version);
    m_bytes += packet.head.size();
    m_packets.push_back(std::move(packet));
    if (m_packets.size() == 1)
        m_wake();
}

TraceQueue::Taken TraceQueue::take()
{
    const std::lock_guard lock(m_mutex);
    m_bytes = 0;
    return {std::exchange(m_packets, {}), std::exchange(m_leftOut, 0)};
}

void TraceQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_wake = nullptr;
    m_packets.clear();
}

} // namespace mqtt
