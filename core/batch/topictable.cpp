// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/topictable.h"

#include <QtCore/QRandomGenerator>

#include <cstring>

namespace mqtt {

namespace {
constexpr qsizetype chunkSize = 256 * 1024;
constexpr size_t initialSlots = 1024;
} // namespace

TopicTable::TopicTable(size_t maximumTopics, qint64 maximumBytes)
    : m_slots(initialSlots)
    , m_maximumTopics(maximumTopics)
    , m_maximumChunks(size_t(maximumBytes / chunkSize))
    , m_seed(QRandomGenerator::system()->generate64())
{
}

size_t TopicTable::slotOf(QByteArrayView name, quint32 hash) const
{
    const size_t mask = m_slots.size() - 1;
    size_t i = hash & mask;
    while (m_slots[i].id != noTopic && (m_slots[i].hash != hash || m_names[m_slots[i].id] != name))
        i = (i + 1) & mask;
    return i;
}

TopicTable::Interned TopicTable::intern(QByteArrayView name, quint32 hash)
{
    size_t slot = slotOf(name, hash);
    if (m_slots[slot].id != noTopic)
        return {m_slots[slot].id, false};
    if (!hasRoomFor(name))
        return {};
    if ((m_names.size() + 1) * 10 > m_slots.size() * 7) {
        grow();
        slot = slotOf(name, hash);
    }
    const auto id = TopicId(m_names.size());
    m_names.push_back(keep(name));
    m_slots[slot] = {hash, id};
    return {id, true};
}

TopicId TopicTable::find(QByteArrayView name) const
{
    return m_slots[slotOf(name, hashOf(name))].id;
}

void TopicTable::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    const size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.id == noTopic)
            continue;
        size_t i = slot.hash & mask;
        while (m_slots[i].id != noTopic)
            i = (i + 1) & mask;
        m_slots[i] = slot;
    }
}

bool TopicTable::hasRoomFor(QByteArrayView name) const
{
    return m_names.size() < m_maximumTopics &&
           (name.size() <= m_chunkFree || m_chunks.size() < m_maximumChunks);
}

QByteArrayView TopicTable::keep(QByteArrayView name)
{
    if (m_chunkFree < name.size()) {
        m_chunks.push_back(std::make_unique<char[]>(size_t(chunkSize)));
        m_chunkFree = chunkSize;
    }
    char *place = m_chunks.back().get() + (chunkSize - m_chunkFree);
    std::memcpy(place, name.data(), size_t(name.size()));
    m_chunkFree -= name.size();
    return {place, name.size()};
}

} // namespace mqtt
