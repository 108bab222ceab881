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
    , m_capacity(std::exchange(other.m_capacity, 0))
    , m_begin(std::exchange(other.m_begin, 0))
    , m_end(std::exchange(other.m_end, 0))
    , m_maximumPacketSize(other.m_maximumPacketSize)
    , m_failure(std::exchange(other.m_failure, Status::NeedMore))
{
}

PacketFramer &PacketFramer::operator=(PacketFramer &&other) noexcept
{
    m_buffer = std::move(other.m_buffer);
    m_capacity = std::exchange(other.m_capacity, 0);
    m_begin = std::exchange(other.m_begin, 0);
    m_end = std::exchange(other.m_end, 0);
    m_maximumPacketSize = other.m_maximumPacketSize;
    m_failure = std::exchange(other.m_failure, Status::NeedMore);
    return *this;
}

PacketFramer::~PacketFramer() = default;

PacketFramer::Room PacketFramer::writable(qsizetype atLeast)
{
    if (m_begin == m_end) {
        m_begin = m_end = 0;
        if (m_capacity > std::max(largestIdleBuffer, atLeast)) {
            m_buffer.reset();
            m_capacity = 0;
        }
    }
    if (m_capacity - m_end < atLeast)
        makeRoom(atLeast);
    return {m_buffer.get() + m_end, m_capacity - m_end};
}

void PacketFramer::makeRoom(qsizetype atLeast)
{
    const qsizetype held = pending();
    if (held + atLeast <= m_capacity) {
        std::memmove(m_buffer.get(), m_buffer.get() + m_begin, size_t(held));
    } else {
        // Twice what really came, never what a header claims. new char[] leaves the memory untouched.
        // Half as much again as asked for, so that what is left over at the end is seldom in the way.
        const qsizetype capacity = std::max(held + atLeast + atLeast / 2, 2 * held);
        std::unique_ptr<char[]> larger(new char[size_t(capacity)]);
        if (held > 0)
            std::memcpy(larger.get(), m_buffer.get() + m_begin, size_t(held));
        m_buffer = std::move(larger);
        m_capacity = capacity;
    }
    m_begin = 0;
    m_end = held;
}

void PacketFramer::commit(qsizetype size)
{
    Q_ASSERT(size >= 0 && size <= m_capacity - m_end);
    m_end += size;
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
    const char *const packet = m_buffer.get() + m_begin;
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
    return PacketType(quint8(m_buffer[size_t(m_begin)]) >> 4);
}

void PacketFramer::clear()
{
    m_buffer.reset();
    m_capacity = m_begin = m_end = 0;
    m_failure = Status::NeedMore;
}

} // namespace mqtt
