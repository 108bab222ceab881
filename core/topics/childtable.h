// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicnode.h"

#include <QtCore/QByteArrayView>

#include <vector>

namespace avocet {

/// Open-addressing hash from (parent, level) to the child. It holds no levels: `same(node)` tells whether a
/// node of equal hash is the one that is looked for. Seeded at random, so a broker cannot choose colliding
/// names.
class ChildTable
{
public:
    ChildTable();

    quint32 hashOf(NodeId parent, QByteArrayView level) const;

    template <typename Same>
    NodeId find(quint32 hash, const Same &same) const
    {
        const size_t mask = m_slots.size() - 1;
        for (size_t i = hash & mask; m_slots[i].node != noNode; i = (i + 1) & mask) {
            if (m_slots[i].hash == hash && same(m_slots[i].node))
                return m_slots[i].node;
        }
        return noNode;
    }
    /// It must not be in the table yet.
    void insert(quint32 hash, NodeId node);
    void clear();
    qsizetype byteSize() const { return qsizetype(m_slots.capacity() * sizeof(Slot)); }

private:
    struct Slot
    {
        quint32 hash = 0;
        NodeId node = noNode;
    };
    void grow();
    void put(const Slot &slot);

    std::vector<Slot> m_slots;
    size_t m_used = 0;
    size_t m_seed;
};

} // namespace avocet
