// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <cstring>

namespace mqtt {

inline constexpr quint64 everyByte = 0x0101010101010101u;
inline constexpr quint64 highBits = 0x8080808080808080u;

/// Whether none of the eight bytes in `word` is above 0x7F or one of `Excluded`.
template <char... Excluded>
constexpr bool isAsciiWord(quint64 word)
{
    const auto zeroByte = [](quint64 x) { return (x - everyByte) & ~x & highBits; };
    return (((word & highBits) | ... | zeroByte(word ^ (everyByte * quint8(Excluded)))) == 0);
}

/// Whether all `bytes` are ASCII and none is one of `Excluded`. Eight bytes at a time; the last step
/// overlaps.
template <char... Excluded>
inline bool isAsciiWithout(QByteArrayView bytes)
{
    const char *at = bytes.data();
    const qsizetype size = bytes.size();
    quint64 word = 0;
    if (size >= 8) {
        for (const char *last = at + size - 8; at < last; at += 8) {
            std::memcpy(&word, at, 8);
            if (!isAsciiWord<Excluded...>(word))
                return false;
        }
        std::memcpy(&word, bytes.data() + size - 8, 8);
        return isAsciiWord<Excluded...>(word);
    }
    if (size >= 4) {
        quint32 first = 0;
        quint32 second = 0;
        std::memcpy(&first, at, 4);
        std::memcpy(&second, at + size - 4, 4);
        return isAsciiWord<Excluded...>(quint64(first) << 32 | second);
    }
    for (const char *end = at + size; at < end; ++at) {
        if (quint8(*at) >= 0x80 || ((*at == Excluded) || ...))
            return false;
    }
    return true;
}

} // namespace mqtt
