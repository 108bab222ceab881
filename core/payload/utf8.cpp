// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/utf8.h"

#include <algorithm>
#include <cstring>

namespace avocet {

namespace {
using Byte = unsigned char;

/// What the lead byte allows for the second byte, and how many bytes the sequence has; size 0: not a lead
/// byte.
struct Sequence
{
    int size;
    Byte secondLow = 0x80;
    Byte secondHigh = 0xBF;
};

Sequence sequenceOf(Byte lead)
{
    if (lead < 0x80)
        return {1};
    if (lead >= 0xC2 && lead <= 0xDF)
        return {2};
    if (lead == 0xE0)
        return {3, 0xA0, 0xBF};
    if (lead == 0xED)
        return {3, 0x80, 0x9F};
    if (lead >= 0xE1 && lead <= 0xEF)
        return {3};
    if (lead == 0xF0)
        return {4, 0x90, 0xBF};
    if (lead >= 0xF1 && lead <= 0xF3)
        return {4};
    if (lead == 0xF4)
        return {4, 0x80, 0x8F};
    return {0};
}

/// How many bytes of the sequence are there and right; `size` of it is in `wanted`.
qsizetype matchedBytes(const Byte *bytes, qsizetype available, int *wanted)
{
    const Sequence sequence = sequenceOf(bytes[0]);
    *wanted = sequence.size;
    if (sequence.size == 0)
        return 0;
    const qsizetype end = std::min<qsizetype>(sequence.size, available);
    qsizetype matched = 1;
    for (; matched < end; ++matched) {
        const Byte low = matched == 1 ? sequence.secondLow : Byte(0x80);
        const Byte high = matched == 1 ? sequence.secondHigh : Byte(0xBF);
        if (bytes[matched] < low || bytes[matched] > high)
            break;
    }
    return matched;
}

bool isEightAscii(const Byte *bytes)
{
    quint64 word;
    std::memcpy(&word, bytes, sizeof word);
    return (word & Q_UINT64_C(0x8080808080808080)) == 0;
}
} // namespace

qsizetype utf8SequenceSize(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return 0;
    int wanted = 0;
    const auto *data = reinterpret_cast<const Byte *>(bytes.data());
    return matchedBytes(data, bytes.size(), &wanted) == wanted ? wanted : 0;
}

qsizetype wellFormedUtf8Prefix(QByteArrayView bytes)
{
    const auto *data = reinterpret_cast<const Byte *>(bytes.data());
    const qsizetype size = bytes.size();
    qsizetype at = 0;
    while (at < size) {
        if (size - at >= 8 && isEightAscii(data + at)) {
            at += 8;
            continue;
        }
        int wanted = 0;
        if (matchedBytes(data + at, size - at, &wanted) != wanted || wanted == 0)
            break;
        at += wanted;
    }
    return at;
}

qsizetype illFormedUtf8Length(QByteArrayView bytes)
{
    int wanted = 0;
    const auto *data = reinterpret_cast<const Byte *>(bytes.data());
    return std::max<qsizetype>(1, matchedBytes(data, bytes.size(), &wanted));
}

QByteArrayView utf8Head(QByteArrayView bytes, qsizetype size)
{
    if (bytes.size() <= size)
        return bytes;
    const auto *data = reinterpret_cast<const Byte *>(bytes.data());
    for (qsizetype back = 1; back <= 3 && back <= size; ++back) {
        const qsizetype lead = size - back;
        if ((data[lead] & 0xC0) == 0x80)
            continue;
        int wanted = 0;
        const qsizetype matched = matchedBytes(data + lead, back, &wanted);
        return bytes.first(matched == back && wanted > back ? lead : size);
    }
    return bytes.first(size);
}

bool isPlainText(QByteArrayView bytes)
{
    const bool hasControl = std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = Byte(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    });
    return !hasControl && wellFormedUtf8Prefix(bytes) == bytes.size();
}

} // namespace avocet
