// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QtEndian>

#include <cstring>

namespace mqtt {

constexpr qsizetype variableByteIntegerSize(quint32 value)
{
    return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20'0000 ? 3 : 4;
}

/// Counts what a ByteWriter would write; both have the same functions, so a packet is described once.
class ByteCounter
{
public:
    qsizetype size() const { return m_size; }

    void byte(quint8) { m_size += 1; }
    void twoByteInteger(quint16) { m_size += 2; }
    void fourByteInteger(quint32) { m_size += 4; }
    void variableByteInteger(quint32 value) { m_size += variableByteIntegerSize(value); }
    void bytes(QByteArrayView data) { m_size += data.size(); }
    void binaryData(QByteArrayView data) { m_size += 2 + data.size(); }

private:
    qsizetype m_size = 0;
};

/// Writes the data types of 1.5 into room that was counted before.
class ByteWriter
{
public:
    ByteWriter(char *room, qsizetype size)
        : m_at(room)
        , m_end(room + size)
    {
    }
    ~ByteWriter() { Q_ASSERT(m_at == m_end); }
    Q_DISABLE_COPY_MOVE(ByteWriter)

    void byte(quint8 value) { *take(1) = char(value); }
    void twoByteInteger(quint16 value) { qToBigEndian(value, take(2)); }
    void fourByteInteger(quint32 value) { qToBigEndian(value, take(4)); }
    void variableByteInteger(quint32 value)
    {
        Q_ASSERT(value <= maximumVariableByteInteger);
        for (; value >= 0x80; value >>= 7)
            byte(quint8(value | 0x80));
        byte(quint8(value));
    }
    void bytes(QByteArrayView data)
    {
        if (!data.isEmpty())
            std::memcpy(take(data.size()), data.data(), size_t(data.size()));
    }
    void binaryData(QByteArrayView data)
    {
        Q_ASSERT(data.size() <= 65535);
        twoByteInteger(quint16(data.size()));
        bytes(data);
    }

private:
    char *take(qsizetype size)
    {
        Q_ASSERT(m_end - m_at >= size);
        char *const at = m_at;
        m_at += size;
        return at;
    }

    char *m_at;
    char *m_end;
};

} // namespace mqtt
