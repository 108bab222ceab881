// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytearena.h"
#include "mqtt/types.h"

#include <QtCore/QByteArrayView>

#include <optional>

namespace mqtt {

/// One whole Control Packet in place. Valid until the framer is next written to.
struct Frame
{
    quint8 header = 0;   ///< first byte: type and flags (2.1)
    QByteArrayView body; ///< the Remaining Length bytes
    PacketType type() const { return PacketType(header >> 4); }
    quint8 flags() const { return header & 0x0F; }
};

/// Cuts a byte stream into Control Packets. The bytes are read straight into its buffer: ask for room with
/// writable(), read into it, commit() what came, then take next() until it needs more.
/// A packet's size is checked against the maximum at its header, before anything is reserved for it; the
/// buffer grows with the bytes that really arrive, so a claim costs nothing.
class PacketFramer
{
public:
    enum class Status {
        Frame,     ///< `frame` holds a packet
        NeedMore,  ///< the rest has not arrived
        TooLarge,  ///< larger than the maximum: reason 0x95
        Malformed, ///< reserved type 0, or a Remaining Length of five bytes or not in the shortest form
                   ///< (1.5.5-1)
    };
    struct Room
    {
        char *data;
        qsizetype size;
    };

    explicit PacketFramer(quint32 maximumPacketSize = maximumPacketSizeOfStandard);
    PacketFramer(PacketFramer &&) noexcept;
    PacketFramer &operator=(PacketFramer &&) noexcept;
    ~PacketFramer();

    /// Room for at least `atLeast` bytes. Invalidates frames. While frames are kept there must be so much
    /// room().
    Room writable(qsizetype atLeast = 64 * 1024);
    /// What can be written without more memory.
    qsizetype room() const { return m_buffer.capacity() - m_buffer.size(); }
    void commit(qsizetype size);
    /// Copies `bytes` in; for tests and for transports that own their buffers.
    void append(QByteArrayView bytes);

    /// After TooLarge or Malformed it says the same for ever: there is no resynchronising.
    Status next(Frame &frame)
    {
        // A whole packet with a Remaining Length of one or two bytes, which is what most are.
        const char *const packet = m_buffer.data() + m_begin;
        const qsizetype held = pending();
        if (held >= 3 && quint8(packet[0]) >= 0x10 && m_failure == Status::NeedMore) [[likely]] {
            const quint8 low = quint8(packet[1]);
            const quint8 high = quint8(packet[2]);
            const bool isShort = low < 0x80;
            const qsizetype headerSize = isShort ? 2 : 3;
            const qsizetype length = isShort ? low : (low & 0x7F) | high << 7;
            const qsizetype size = headerSize + length;
            const bool isKnown = isShort || (high < 0x80 && high != 0);
            if (isKnown && size <= held && size <= qsizetype(m_maximumPacketSize)) [[likely]] {
                frame = {quint8(packet[0]), QByteArrayView(packet + headerSize, length)};
                m_begin += size;
                return Status::Frame;
            }
        }
        return nextSlowly(frame);
    }

    /// From now on frames stay where they are, in a buffer of at least `capacity` bytes, until exchange(),
    /// stopKeeping() or clear(): for packets so large that copying them out would cost more than their
    /// headers, which are kept with them. Invalidates frames.
    void keepFrames(qsizetype capacity);
    /// All frames that were kept, one behind the other.
    QByteArrayView kept() const { return m_buffer.view(0, m_keepsFrames ? m_begin : 0); }
    /// Gives the frames that were kept to `arena`, where they are without being copied, and goes on in its
    /// memory.
    void exchange(ByteArena &arena);
    void stopKeeping() { m_keepsFrames = false; }

    void setMaximumPacketSize(quint32 size) { m_maximumPacketSize = size; }
    /// Drops everything and is fresh again.
    void clear();
    /// Bytes held that are not yet given out as frames.
    qsizetype pending() const { return m_buffer.size() - m_begin; }
    /// Of the packet that has begun and is not whole yet.
    std::optional<PacketType> pendingType() const;

private:
    Status nextSlowly(Frame &frame);
    void makeRoom(qsizetype atLeast);
    void toFront();
    ByteArena moveInto(ByteArena buffer, qsizetype capacity);
    QByteArrayView pendingBytes() const { return m_buffer.view(m_begin, pending()); }

    ByteArena m_buffer;
    qsizetype m_begin = 0; ///< of what is pending
    bool m_keepsFrames = false;
    quint32 m_maximumPacketSize;
    Status m_failure = Status::NeedMore;
};

} // namespace mqtt
