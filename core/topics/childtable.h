// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topics/topicnode.h"

#include <QtCore/QByteArrayView>

#include <cstdlib>
#include <memory>

namespace avocet {

/// Open-addressing hash from (parent, level) to the child. It holds no levels: `same(node)` tells whether a
/// node of equal hash is the one that is looked for. Seeded at random, so a broker cannot choose colliding
/// names. It grows without a pause: what it held moves to the larger table a few slots with each insertion.
class ChildTable
{
public:
    ChildTable();

    quint32 hashOf(NodeId parent, QByteArrayView level) const;

    template <typename Same>
    NodeId find(quint32 hash, const Same &same) const
    {
        const NodeId found = m_slots.find(hash, same);
        return found != noNode || !m_old.slots ? found : m_old.find(hash, same);
    }
    /// It must not be in the table yet.
    void insert(quint32 hash, NodeId node);
    void clear();
    qsizetype byteSize() const { return qsizetype((m_slots.size + m_old.size) * sizeof(Slot)); }

private:
    struct Slot
    {
        quint32 hash;
        NodeId node; ///< rootNode, which is nobody's child, if the slot is empty
    };
    struct Slots
    {
        struct Free
        {
            void operator()(Slot *slots) const { std::free(slots); }
        };
        std::unique_ptr<Slot[], Free> slots;
        size_t size = 0;

        static Slots make(size_t size);
        template <typename Same>
        NodeId find(quint32 hash, const Same &same) const
        {
            const size_t mask = size - 1;
            for (size_t i = hash & mask; slots[i].node != rootNode; i = (i + 1) & mask) {
                if (slots[i].hash == hash && same(slots[i].node))
                    return slots[i].node;
            }
            return noNode;
        }
        void put(const Slot &slot);
    };
    void moveSome(size_t count);

    Slots m_slots;
    Slots m_old;          ///< while its contents move; what has moved stands in both
    size_t m_nextOld = 0; ///< slot to move
    size_t m_used = 0;
    quint64 m_seed;
};

} // namespace avocet
