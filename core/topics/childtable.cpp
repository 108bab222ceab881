// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/childtable.h"

#include "batch/bytehash.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <new>

namespace avocet {

namespace {
constexpr size_t initialSlots = 1024;
/// The old slots are all moved long before the new table is full.
constexpr size_t movedWithEach = 16;
} // namespace

ChildTable::ChildTable()
    : m_slots(Slots::make(initialSlots))
    , m_seed(QRandomGenerator::system()->generate64())
{
}

/// From calloc(), so that the system clears the pages of a large table one by one, as they are used.
ChildTable::Slots ChildTable::Slots::make(size_t size)
{
    Slots made;
    made.slots.reset(static_cast<Slot *>(std::calloc(size, sizeof(Slot))));
    if (!made.slots)
        throw std::bad_alloc();
    made.size = size;
    return made;
}

quint32 ChildTable::hashOf(NodeId parent, QByteArrayView level) const
{
    const quint64 hash = mqtt::hashBytes(level, m_seed ^ (quint64(parent) * 0x9E3779B97F4A7C15u));
    return quint32(hash ^ (hash >> 32));
}

void ChildTable::insert(quint32 hash, NodeId node)
{
    if ((m_used + 1) * 10 > m_slots.size * 7) {
        moveSome(m_old.size);
        m_old = std::move(m_slots);
        m_nextOld = 0;
        m_slots = Slots::make(m_old.size * 2);
    }
    m_slots.put({hash, node});
    ++m_used;
    if (m_old.slots)
        moveSome(movedWithEach);
}

void ChildTable::moveSome(size_t count)
{
    const size_t end = std::min(m_old.size, m_nextOld + count);
    for (; m_nextOld < end; ++m_nextOld) {
        if (m_old.slots[m_nextOld].node != rootNode)
            m_slots.put(m_old.slots[m_nextOld]);
    }
    if (m_nextOld == m_old.size)
        m_old = {};
    if (!m_old.slots)
        m_nextOld = 0;
}

void ChildTable::clear()
{
    m_slots = Slots::make(initialSlots);
    m_old = {};
    m_nextOld = 0;
    m_used = 0;
}

void ChildTable::Slots::put(const Slot &slot)
{
    const size_t mask = size - 1;
    size_t i = slot.hash & mask;
    while (slots[i].node != rootNode)
        i = (i + 1) & mask;
    slots[i] = slot;
}

} // namespace avocet
