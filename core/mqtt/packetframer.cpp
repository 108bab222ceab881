// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetframer.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace mqtt {
namespace {

/// An empty buffer larger than this is given back rather than kept for the next large packet.
constexpr qsizetype largestIdleBuffer = 4 * 1024 * 1024;

} // namespace

PacketFramer::PacketFramer(quint32 maximumPacketSize)
    : m_maximumPacketSize(maximumPacketSize)
{
}

PacketFramer::PacketFramer(PacketFramer &&other) noexcept
    : m_buffer(std::move(other.m_buffer))
    , m_begin(std::exchange(other.m_begin, 0))
    , m_keepsFrames(std::exchange(other.m_keepsFrames, false))
    , m_maximumPacketSize(other.m_maximumPacketSize)
    , m_failure(std::exchange(other.m_failure, Status::NeedMore))
{
}

PacketFramer &PacketFramer::operator=(PacketFramer &&other) noexcept
{
    m_buffer = std::move(other.m_buffer);
    m_begin = std::exchange(other.m_begin, 0);
    m_keepsFrames = std::exchange(other.m_keepsFrames, false);
    m_maximumPacketSize = other.m_maximumPacketSize;
    m_failure = std::exchange(other.m_failure, Status::NeedMore);
    return *this;
}

PacketFramer::~PacketFramer() = default;

PacketFramer::Room PacketFramer::writable(qsizetype atLeast)
{
    Q_ASSERT(!m_keepsFrames || room() >= atLeast);
    if (pending() == 0 && !m_keepsFrames) {
        m_begin = 0;
        m_buffer.clear();
        if (m_buffer.capacity() > std::max(largestIdleBuffer, atLeast))
            m_buffer.squeeze();
    }
    if (room() < atLeast)
        makeRoom(atLeast);
    return {m_buffer.data() + m_buffer.size(), room()};
}

void PacketFramer::makeRoom(qsizetype atLeast)
{
    const qsizetype held = pending();
    if (held + atLeast <= m_buffer.capacity()) {
        toFront();
        return;
    }
    // Twice what really came, never what a header claims. The memory is left untouched.
    // Half as much again as asked for, so that what is left over at the end is seldom in the way.
    moveInto(ByteArena(), std::max(held + atLeast + atLeast / 2, 2 * held));
}

void PacketFramer::toFront()
{
    const qsizetype held = pending();
    if (held > 0)
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, size_t(held));
    m_begin = 0;
    m_buffer.setSize(held);
}

/// What is pending is all that goes into the new buffer. The old one is given back.
ByteArena PacketFramer::moveInto(ByteArena buffer, qsizetype capacity)
{
    buffer.clear();
    buffer.reserve(capacity);
    buffer.append(pendingBytes());
    m_begin = 0;
    return std::exchange(m_buffer, std::move(buffer));
}

void PacketFramer::keepFrames(qsizetype capacity)
{
    capacity = std::max(capacity, pending());
    if (m_buffer.capacity() < capacity || m_buffer.capacity() / 2 > capacity)
        moveInto(ByteArena(), capacity);
    else
        toFront();
    m_keepsFrames = true;
}

void PacketFramer::exchange(ByteArena &arena)
{
    const qsizetype given = kept().size();
    ByteArena frames = moveInto(std::move(arena), m_buffer.capacity());
    frames.setSize(given);
    arena = std::move(frames);
    m_keepsFrames = false;
}

void PacketFramer::commit(qsizetype size)
{
    Q_ASSERT(size >= 0 && size <= room());
    m_buffer.setSize(m_buffer.size() + size);
}

void PacketFramer::append(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    std::memcpy(writable(bytes.size()).data, bytes.data(), size_t(bytes.size()));
    commit(bytes.size());
}

PacketFramer::Status PacketFramer::nextSlowly(Frame &frame)
{
    if (m_failure != Status::NeedMore) [[unlikely]]
        return m_failure;
    const qsizetype held = pending();
    if (held == 0)
        return Status::NeedMore;
    const char *const packet = m_buffer.data() + m_begin;
    const quint8 header = quint8(packet[0]);
    if (header < 0x10) [[unlikely]] // type 0 is reserved (2.1.2)
        return m_failure = Status::Malformed;
    if (held == 1)
        return Status::NeedMore;

    quint32 length = quint8(packet[1]);
    qsizetype headerSize = 2;
    if (length >= 0x80) {
        length &= 0x7F;
        quint8 part = 0x80;
        for (int shift = 7; part >= 0x80; shift += 7, ++headerSize) {
            if (headerSize == 5) // four bytes and there is still more to come (1.5.5)
                return m_failure = Status::Malformed;
            if (headerSize == held)
                return Status::NeedMore;
            part = quint8(packet[headerSize]);
            length |= quint32(part & 0x7F) << shift;
        }
        if (part == 0) // 1.5.5-1
            return m_failure = Status::Malformed;
    }

    const qsizetype size = headerSize + qsizetype(length);
    if (size > qsizetype(m_maximumPacketSize)) [[unlikely]]
        return m_failure = Status::TooLarge;
    if (held < size)
        return Status::NeedMore;
    frame = {header, QByteArrayView(packet + headerSize, qsizetype(length))};
    m_begin += size;
    return Status::Frame;
}

std::optional<PacketType> PacketFramer::pendingType() const
{
    if (pending() == 0)
        return std::nullopt;
    return PacketType(quint8(pendingBytes()[0]) >> 4);
}

void PacketFramer::clear()
{
    m_buffer = {};
    m_begin = 0;
    m_keepsFrames = false;
    m_failure = Status::NeedMore;
}

} // namespace mqtt
