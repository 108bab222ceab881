// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytearena.h"

#include <algorithm>
#include <new>

namespace mqtt {

namespace {
constexpr qsizetype smallestGrowth = 4 * 1024;
constexpr qsizetype growthInRush = 64 * 1024; ///< of an arena that is in use already
} // namespace

void ByteArena::grow(qsizetype more)
{
    const qsizetype least = m_size == 0 ? smallestGrowth : std::min(2 * m_size, growthInRush);
    setCapacity(std::max(m_size + more, m_capacity + std::max(m_capacity / 8, least)));
}

void ByteArena::squeeze()
{
    if (m_size == 0) {
        m_data.reset();
        m_capacity = 0;
    } else {
        setCapacity(m_size);
    }
}

void ByteArena::setCapacity(qsizetype capacity)
{
    char *data = static_cast<char *>(std::realloc(m_data.get(), size_t(capacity)));
    if (!data)
        throw std::bad_alloc();
    (void)m_data.release(); // realloc() has taken it
    m_data.reset(data);
    m_capacity = capacity;
}

} // namespace mqtt
