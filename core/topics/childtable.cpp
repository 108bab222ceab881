// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/childtable.h"

#include <QtCore/QHashFunctions>
#include <QtCore/QRandomGenerator>

namespace avocet {

namespace {
constexpr size_t initialSlots = 1024;
} // namespace

ChildTable::ChildTable()
    : m_slots(initialSlots)
    , m_seed(size_t(QRandomGenerator::system()->generate64()))
{
}

quint32 ChildTable::hashOf(NodeId parent, QByteArrayView level) const
{
    const size_t seed = m_seed ^ (size_t(parent) * size_t(0x9E3779B97F4A7C15u));
    const size_t hash = qHashBits(level.data(), size_t(level.size()), seed);
    return quint32(hash ^ (quint64(hash) >> 32));
}

void ChildTable::insert(quint32 hash, NodeId node)
{
    if ((m_used + 1) * 10 > m_slots.size() * 7)
        grow();
    put({hash, node});
    ++m_used;
}

void ChildTable::clear()
{
    m_slots = std::vector<Slot>(initialSlots);
    m_used = 0;
}

void ChildTable::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    for (const Slot &slot : old) {
        if (slot.node != noNode)
            put(slot);
    }
}

void ChildTable::put(const Slot &slot)
{
    const size_t mask = m_slots.size() - 1;
    size_t i = slot.hash & mask;
    while (m_slots[i].node != noNode)
        i = (i + 1) & mask;
    m_slots[i] = slot;
}

} // namespace avocet
