// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/bytefinder.h"

#include <cstring>

namespace avocet {

namespace {
constexpr char foldBit = 0x20;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

#if defined(__GNUC__)
// The compiler has an instruction for each of these on every processor that matters.
constexpr qsizetype blockSize = 16;
typedef unsigned char Block __attribute__((vector_size(16)));
typedef unsigned long long Halves __attribute__((vector_size(16)));

Block blockOf(char byte)
{
    return Block{} + static_cast<unsigned char>(byte);
}

Block blockAt(const char *place)
{
    Block block;
    std::memcpy(&block, place, sizeof block);
    return block;
}

bool isAny(const Block &matches)
{
    Halves halves;
    std::memcpy(&halves, &matches, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}
#endif
} // namespace

ByteFinder::ByteFinder(QByteArray needle, bool isCaseSensitive)
    : m_needle(std::move(needle))
    , m_folds(m_needle.size(), '\0')
{
    Q_ASSERT(!m_needle.isEmpty());
    for (qsizetype i = 0; !isCaseSensitive && i < m_needle.size(); ++i) {
        if (!isLetter(m_needle[i]))
            continue;
        m_needle[i] = char(m_needle[i] | foldBit);
        m_folds[i] = foldBit;
    }
}

bool ByteFinder::isAt(const char *place) const
{
    for (qsizetype i = 0; i < m_needle.size(); ++i) {
        if (char(place[i] | m_folds.at(i)) != m_needle.at(i))
            return false;
    }
    return true;
}

qsizetype ByteFinder::find(QByteArrayView bytes, qsizetype from) const
{
    const qsizetype last = m_needle.size() - 1;
    const char *const data = bytes.data();
    const qsizetype end = bytes.size() - last; // of the places where it may begin
    qsizetype at = from;
#if defined(__GNUC__)
    const Block first = blockOf(m_needle.front());
    const Block firstFold = blockOf(m_folds.front());
    const Block final = blockOf(m_needle.back());
    const Block finalFold = blockOf(m_folds.back());
    for (; at + blockSize <= end; at += blockSize) {
        const Block matches = Block((blockAt(data + at) | firstFold) == first) &
                              Block((blockAt(data + at + last) | finalFold) == final);
        if (!isAny(matches)) [[likely]]
            continue;
        for (qsizetype i = 0; i < blockSize; ++i) {
            if (matches[i] && isAt(data + at + i))
                return at + i;
        }
    }
#endif
    for (; at < end; ++at) {
        if (isAt(data + at))
            return at;
    }
    return -1;
}

} // namespace avocet
