// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/bytehash.h"
#include "batch/messagebatch.h"

#include <QtCore/QByteArrayView>

#include <memory>
#include <vector>

namespace mqtt {

/// Interns Topic Names. An open-addressing hash table over names kept in one arena of chunks: a known name
/// costs one hash and one comparison, no allocation. Owned by the network thread; the names travel in the
/// batches. Hashes are seeded at random, so a broker cannot choose colliding names.
class TopicTable
{
public:
    struct Interned
    {
        TopicId id = noTopic;
        bool isNew = false;
    };

    /// `maximumBytes` bounds the memory of the names, in whole chunks.
    explicit TopicTable(size_t maximumTopics = 5'000'000, qint64 maximumBytes = 1024ll * 1024 * 1024);

    /// noTopic when the table is full, in number or bytes, and the name is not in it.
    Interned intern(QByteArrayView name) { return intern(name, hashOf(name)); }
    /// The same in three steps, so that those of several names overlap while memory is waited for.
    quint32 hashOf(QByteArrayView name) const
    {
        const quint64 hash = hashBytes(name, m_seed);
        return quint32(hash ^ (hash >> 32));
    }
    void prefetchSlot(quint32 hash) const { prefetchAt(&m_slots[hash & (m_slots.size() - 1)]); }
    void prefetchName(quint32 hash) const
    {
        const TopicId id = m_slots[hash & (m_slots.size() - 1)].id;
        if (id != noTopic)
            prefetchAt(&m_names[id]);
    }
    Interned intern(QByteArrayView name, quint32 hash);
    TopicId find(QByteArrayView name) const;
    /// Valid as long as the table.
    QByteArrayView name(TopicId id) const { return m_names[id]; }
    size_t size() const { return m_names.size(); }
    size_t maximumTopics() const { return m_maximumTopics; }

private:
    struct Slot
    {
        quint32 hash = 0;
        TopicId id = noTopic;
    };
    static void prefetchAt(const void *place)
    {
#if defined(__GNUC__)
        __builtin_prefetch(place);
#else
        Q_UNUSED(place)
#endif
    }
    size_t slotOf(QByteArrayView name, quint32 hash) const;
    void grow();
    bool hasRoomFor(QByteArrayView name) const;
    QByteArrayView keep(QByteArrayView name);

    std::vector<Slot> m_slots;
    std::vector<QByteArrayView> m_names;
    std::vector<std::unique_ptr<char[]>> m_chunks;
    qsizetype m_chunkFree = 0;
    size_t m_maximumTopics;
    size_t m_maximumChunks;
    quint64 m_seed;
};

} // namespace mqtt
