// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/levelarena.h"

#include <algorithm>

namespace avocet {

std::optional<quint32> LevelArena::keep(QByteArrayView level)
{
    Q_ASSERT(level.size() <= 0xFFFF);
    const auto size = quint32(level.size());
    if (m_chunks.empty() || m_used + size > chunkSize) {
        if (m_chunks.size() == (size_t(1) << (32 - chunkBits)))
            return {};
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(chunkSize));
        m_used = 0;
    }
    // An empty level at the very end of a chunk would get the offset of the next one.
    const quint32 within = std::min(m_used, chunkSize - 1);
    std::copy(level.begin(), level.end(), m_chunks.back().get() + within);
    m_used += size;
    return quint32((m_chunks.size() - 1) << chunkBits) + within;
}

void LevelArena::clear()
{
    m_chunks.clear();
    m_used = chunkSize;
}

} // namespace avocet
