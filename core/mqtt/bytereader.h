// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/decodeerror.h"
#include "mqtt/topicname.h"
#include "mqtt/types.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QtEndian>

namespace mqtt {

/// Reads the data types of 1.5. Cannot over-read: with the first failure it stands at the end, gives zeros
/// and empty views, and keeps the error. So a decoder reads straight on and asks once.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_at(bytes.data())
        , m_end(m_at + bytes.size())
    {
    }

    bool hasFailed() const { return m_failed; }
    const DecodeError &error() const { return m_error; }
    qsizetype remaining() const { return m_end - m_at; }
    bool atEnd() const { return m_at == m_end; }

    void fail(ReasonCode reason, const char *clause)
    {
        if (!m_failed)
            m_error = {reason, clause};
        m_failed = true;
        m_at = m_end;
    }
    /// Fails unless `condition`.
    void require(bool condition, ReasonCode reason, const char *clause)
    {
        if (!condition) [[unlikely]]
            fail(reason, clause);
    }

    quint8 byte() { return has(1) ? quint8(*m_at++) : quint8(0); }
    quint16 twoByteInteger() { return bigEndian<quint16>(); }
    quint32 fourByteInteger() { return bigEndian<quint32>(); }
    quint32 variableByteInteger()
    {
        if (m_at != m_end && quint8(*m_at) < 0x80) [[likely]]
            return quint8(*m_at++);
        return longVariableByteInteger();
    }
    QByteArrayView bytes(qsizetype size)
    {
        if (!has(size))
            return {};
        const QByteArrayView view(m_at, size);
        m_at += size;
        return view;
    }
    QByteArrayView rest() { return bytes(remaining()); }
    QByteArrayView binaryData() { return bytes(twoByteInteger()); }
    QByteArrayView utf8String()
    {
        const QByteArrayView text = binaryData();
        if (!isUtf8String(text)) [[unlikely]]
            fail(ReasonCode::MalformedPacket, text.contains('\0') ? "1.5.4-2" : "1.5.4-1");
        return text;
    }

private:
    bool has(qsizetype size)
    {
        if (remaining() >= size) [[likely]]
            return true;
        fail(ReasonCode::MalformedPacket, "2.1.4");
        return false;
    }
    template <class Integer>
    Integer bigEndian()
    {
        if (!has(sizeof(Integer)))
            return 0;
        const auto value = qFromBigEndian<Integer>(m_at);
        m_at += sizeof(Integer);
        return value;
    }
    quint32 longVariableByteInteger()
    {
        quint32 value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            const quint8 part = byte();
            value |= quint32(part & 0x7F) << shift;
            if (part >= 0x80)
                continue;
            require(part != 0 || shift == 0, ReasonCode::MalformedPacket, "1.5.5-1");
            return hasFailed() ? 0 : value;
        }
        fail(ReasonCode::MalformedPacket, "1.5.5");
        return 0;
    }

    const char *m_at;
    const char *m_end;
    DecodeError m_error;
    bool m_failed = false;
};

} // namespace mqtt
