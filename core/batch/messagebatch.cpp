// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/messagebatch.h"

#include <algorithm>

namespace mqtt {

namespace {
constexpr size_t smallestGrowth = 16; // records
constexpr size_t growthInRush = 2048;
} // namespace

void MessageBatch::add(const MessageBatch &other, const MessageRecord &record)
{
    if (m_records.size() == m_records.capacity())
        growRecords();
    MessageRecord copy = record;
    copy.offset = quint32(m_arena.size());
    m_arena.append(other.m_arena.view(record.offset, qsizetype(record.propertiesSize) + record.payloadSize));
    m_records.push_back(copy);
}

void MessageBatch::copyBytes(const char *origin)
{
    for (MessageRecord &record : m_records) {
        const QByteArrayView bytes(origin + record.offset,
                                   qsizetype(record.propertiesSize) + record.payloadSize);
        record.offset = quint32(m_arena.size());
        m_arena.append(bytes);
    }
}

void MessageBatch::append(const MessageBatch &other)
{
    const quint32 shift = quint32(m_arena.size());
    m_arena.append(other.m_arena.view());
    const size_t first = m_records.size();
    m_records.insert(m_records.end(), other.m_records.begin(), other.m_records.end());
    for (size_t i = first; i < m_records.size(); ++i)
        m_records[i].offset += shift;
    for (size_t i = 0; i < other.newTopicCount(); ++i)
        addTopic(other.firstNewTopic() + TopicId(i), other.newTopic(i));
}

/// By an eighth, so that little is spare in what the history keeps.
void MessageBatch::growRecords()
{
    const size_t capacity = m_records.capacity();
    m_records.reserve(capacity + std::max({capacity / 8, std::min(capacity, growthInRush), smallestGrowth}));
}

qsizetype MessageBatch::byteSize() const
{
    return qsizetype(m_records.capacity() * sizeof(MessageRecord)) + m_arena.capacity() +
           m_newTopics.byteSize();
}

void MessageBatch::squeeze()
{
    m_records.shrink_to_fit();
    m_arena.squeeze();
}

void MessageBatch::clear()
{
    m_records.clear();
    m_arena.clear();
    m_newTopics.clear();
}

} // namespace mqtt
