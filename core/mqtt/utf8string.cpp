// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/asciiscan.h"
#include "mqtt/topicname.h"

#include <cstring>

namespace mqtt {
namespace {

bool isContinuation(quint8 byte)
{
    return (byte & 0xC0) == 0x80;
}

/// Length of the well-formed sequence at `at` (Unicode, table 3-7), 0 if there is none. U+0000 is none
/// (1.5.4-2).
qsizetype sequenceLength(const char *at, const char *end)
{
    const auto byteAt = [at](qsizetype i) { return quint8(at[i]); };
    const quint8 lead = byteAt(0);
    const qsizetype left = end - at;
    if (lead < 0x80)
        return lead == 0 ? 0 : 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    if (lead < 0xE0)
        return left >= 2 && isContinuation(byteAt(1)) ? 2 : 0;
    // The second byte rules out overlong forms, surrogates (1.5.4-1) and what lies above U+10FFFF.
    const quint8 lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const quint8 highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (left < 3 || byteAt(1) < lowest || byteAt(1) > highest || !isContinuation(byteAt(2)))
        return 0;
    if (lead < 0xF0)
        return 3;
    return left >= 4 && isContinuation(byteAt(3)) ? 4 : 0;
}

} // namespace

bool isUtf8String(QByteArrayView bytes)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (at != end) {
        quint64 word = 0;
        while (end - at >= 8 && (std::memcpy(&word, at, 8), isAsciiWord<'\0'>(word)))
            at += 8;
        for (int i = 0; i < 8 && at != end; ++i) {
            const qsizetype length = sequenceLength(at, end);
            if (length == 0)
                return false;
            at += length;
        }
    }
    return true;
}

} // namespace mqtt
