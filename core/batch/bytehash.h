// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <cstring>

namespace mqtt {

/// A keyed hash for short names, inlined where it is needed: eight bytes a step, each folded by a
/// multiplication with 128-bit result. Whoever does not know the seed cannot choose names that collide.
inline quint64 hashBytes(QByteArrayView bytes, quint64 seed)
{
    const auto fold = [](quint64 a, quint64 b) {
#ifdef __SIZEOF_INT128__
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide(a) * b;
        return quint64(product) ^ quint64(product >> 64);
#else
        const quint64 low = (a & 0xFFFFFFFFu) * (b & 0xFFFFFFFFu);
        const quint64 high = (a >> 32) * (b >> 32);
        const quint64 middle = (a >> 32) * (b & 0xFFFFFFFFu) + (a & 0xFFFFFFFFu) * (b >> 32);
        return low ^ high ^ (middle << 32 | middle >> 32);
#endif
    };
    const auto word = [](const char *at) {
        quint64 value = 0;
        std::memcpy(&value, at, sizeof value);
        return value;
    };
    const auto half = [](const char *at) {
        quint32 value = 0;
        std::memcpy(&value, at, sizeof value);
        return quint64(value);
    };
    const char *at = bytes.data();
    const auto size = quint64(bytes.size());
    quint64 hash = seed ^ (size * 0x9E3779B97F4A7C15u);
    quint64 left = size;
    for (; left > 16; left -= 16, at += 16)
        hash = fold(word(at) ^ hash, word(at + 8) ^ 0xD6E8FEB86659FD93u ^ seed);
    quint64 first = 0;
    quint64 second = 0;
    if (left >= 8) {
        first = word(at);
        second = word(at + left - 8);
    } else if (left >= 4) {
        first = half(at);
        second = half(at + left - 4);
    } else if (left > 0) {
        first = quint64(quint8(at[0])) << 16 | quint64(quint8(at[left / 2])) << 8 | quint8(at[left - 1]);
    }
    hash = fold(first ^ hash, second ^ 0xA0761D6478BD642Fu ^ seed);
    return fold(hash, seed | 1);
}

} // namespace mqtt
