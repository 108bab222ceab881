// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/messagebatch.h"

namespace mqtt {

void MessageBatch::addTopic(TopicId id, QByteArrayView name)
{
    if (m_newTopicEnds.empty())
        m_firstNewTopic = id;
    Q_ASSERT(id == m_firstNewTopic + m_newTopicEnds.size());
    m_topicNames.append(name);
    m_newTopicEnds.push_back(quint32(m_topicNames.size()));
}

void MessageBatch::add(const PublishView &message, TopicId topic, qint64 time)
{
    MessageRecord record;
    record.time = time;
    record.topic = topic;
    record.offset = quint32(m_arena.size());
    record.propertiesSize = quint32(message.properties.size());
    record.payloadSize = quint32(message.payload.size());
    record.packetId = message.packetId;
    record.qos = quint8(message.qos) & 3u;
    record.retain = message.retain;
    record.dup = message.dup;
    if (!message.properties.isEmpty())
        m_arena.append(message.properties);
    m_arena.append(message.payload);
    m_records.push_back(record);
}

void MessageBatch::add(const MessageBatch &other, const MessageRecord &record)
{
    MessageRecord copy = record;
    copy.offset = quint32(m_arena.size());
    m_arena.append(QByteArrayView(other.m_arena)
                       .sliced(record.offset, qsizetype(record.propertiesSize) + record.payloadSize));
    m_records.push_back(copy);
}

void MessageBatch::append(const MessageBatch &other)
{
    const quint32 shift = quint32(m_arena.size());
    m_arena.append(other.m_arena);
    const size_t first = m_records.size();
    m_records.insert(m_records.end(), other.m_records.begin(), other.m_records.end());
    for (size_t i = first; i < m_records.size(); ++i)
        m_records[i].offset += shift;
    for (size_t i = 0; i < other.newTopicCount(); ++i)
        addTopic(other.firstNewTopic() + TopicId(i), other.newTopic(i));
}

qsizetype MessageBatch::byteSize() const
{
    return qsizetype(m_records.capacity() * sizeof(MessageRecord) +
                     m_newTopicEnds.capacity() * sizeof(quint32)) +
           m_arena.capacity() + m_topicNames.capacity();
}

qsizetype MessageBatch::usedBytes() const
{
    return qsizetype(m_records.size() * sizeof(MessageRecord) + m_newTopicEnds.size() * sizeof(quint32)) +
           m_arena.size() + m_topicNames.size();
}

void MessageBatch::dropTopics()
{
    m_topicNames = {};
    m_newTopicEnds = {};
}

void MessageBatch::squeeze()
{
    m_records.shrink_to_fit();
    m_arena.squeeze();
}

void MessageBatch::clear()
{
    m_records.clear();
    m_arena.resize(0);
    m_topicNames.resize(0);
    m_newTopicEnds.clear();
}

} // namespace mqtt
