// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/packetids.h"

#include <bit>

namespace mqtt {

PacketIdentifier PacketIds::next() const
{
    if (m_used == 65'535)
        return 0;
    const PacketIdentifier start = PacketIdentifier(m_last + 1);
    size_t word = start / 64;
    quint64 free = ~m_words[word] & (~quint64(0) << (start % 64));
    while (free == 0) {
        word = (word + 1) % m_words.size();
        free = ~m_words[word];
    }
    return PacketIdentifier(word * 64 + size_t(std::countr_zero(free)));
}

void PacketIds::take(PacketIdentifier id)
{
    Q_ASSERT(id != 0 && !isUsed(id));
    m_words[id / 64] |= quint64(1) << (id % 64);
    m_last = id;
    ++m_used;
}

void PacketIds::release(PacketIdentifier id)
{
    Q_ASSERT(id != 0 && isUsed(id));
    m_words[id / 64] &= ~(quint64(1) << (id % 64));
    --m_used;
}

void PacketIds::reset()
{
    m_words.fill(0);
    m_words[0] = 1; // 2.2.1-3: 0 is none
    m_used = 0;
    m_last = 0;
}

} // namespace mqtt
