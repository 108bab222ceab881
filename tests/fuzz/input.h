// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// What a fuzz target holds to be true; a crash is how it says that it is not.
inline void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// The bytes that a fuzz target makes its choices by. Zeros, once they are spent.
class Input
{
public:
    Input(const uint8_t *data, size_t size)
        : m_rest(data, qsizetype(size))
    {
    }

    bool isSpent() const { return m_rest.isEmpty(); }
    quint8 byte() { return m_rest.isEmpty() ? quint8(0) : quint8(take(1).front()); }
    /// 0 to `count` - 1; `count` is at most 256.
    quint32 pick(quint32 count) { return byte() % count; }
    bool flip() { return pick(2) != 0; }
    /// At most `size` bytes.
    QByteArrayView take(qsizetype size)
    {
        const QByteArrayView taken = m_rest.first(std::min(size, m_rest.size()));
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }
    QByteArrayView rest() { return take(m_rest.size()); }

private:
    QByteArrayView m_rest;
};
