// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/newtopics.h"
#include "mqtt/packetdecoder.h"
#include "mqtt/types.h"

#include <QtCore/QByteArrayView>

#include <vector>

namespace mqtt {

/// One received Application Message; its bytes are in the arena of the batch it stands in.
struct MessageRecord
{
    qint64 time = 0; ///< when it arrived: microseconds since 1970, UTC
    TopicId topic = noTopic;
    quint32 offset = 0;         ///< of the property bytes in the arena; the payload follows them
    quint32 propertiesSize = 0; ///< raw, validated property bytes (decodeProperties, PropertyPlace::Publish)
    quint32 payloadSize = 0;
    quint32 previousDistance =
        0; ///< for the history: how many messages ago the topic's previous one came; 0: none
    PacketIdentifier packetId = 0;
    quint8 qos : 2 = 0;
    bool retain : 1 = false;
    bool dup : 1 = false;
};
static_assert(sizeof(MessageRecord) == 32);

/// Messages in order of arrival, and the topics that are new with them. Filled by the network thread, handed
/// over whole, kept as a segment of the history, evicted whole. Not thread-safe; it changes hands.
class MessageBatch
{
public:
    bool isEmpty() const { return m_records.empty() && m_newTopics.isEmpty(); }
    size_t size() const { return m_records.size(); }
    const MessageRecord &at(size_t i) const { return m_records[i]; }
    MessageRecord &at(size_t i) { return m_records[i]; }
    const std::vector<MessageRecord> &records() const { return m_records; }

    QByteArrayView payload(const MessageRecord &record) const
    {
        return m_arena.view(qsizetype(record.offset) + record.propertiesSize, record.payloadSize);
    }
    QByteArrayView properties(const MessageRecord &record) const
    {
        return m_arena.view(record.offset, record.propertiesSize);
    }
    /// Properties and payloads of all messages in order; there may be other bytes between them.
    QByteArrayView bytes() const { return m_arena.view(); }

    const NewTopics &newTopics() const { return m_newTopics; }
    TopicId firstNewTopic() const { return m_newTopics.first(); }
    size_t newTopicCount() const { return m_newTopics.count(); }
    QByteArrayView newTopic(size_t i) const { return m_newTopics.name(i); }
    /// They are of no use once the tree has them.
    NewTopics takeNewTopics() { return std::exchange(m_newTopics, {}); }

    /// `id` must follow the last one announced in this batch.
    void addTopic(TopicId id, QByteArrayView name) { m_newTopics.add(id, name); }
    void add(const PublishView &message, TopicId topic, qint64 time)
    {
        addRecord(message, topic, time, m_arena.size());
        if (!message.properties.isEmpty())
            m_arena.append(message.properties);
        m_arena.append(message.payload);
    }
    /// The bytes stay in the packets from which the message comes, of which the first begins at `origin`:
    /// they are to be handed in by setBytes() or copied by copyBytes(). Not to be mixed with add() before
    /// that.
    void addInPlace(const PublishView &message, TopicId topic, qint64 time, const char *origin)
    {
        const QByteArrayView first = message.properties.isEmpty() ? message.payload : message.properties;
        addRecord(message, topic, time, first.isEmpty() ? 0 : first.data() - origin);
    }
    void setBytes(ByteArena &&bytes) { m_arena = std::move(bytes); }
    void copyBytes(const char *origin);
    /// Its memory, empty, for setBytes() later.
    ByteArena takeArena() { return std::exchange(m_arena, {}); }
    /// Copies one record with its bytes out of another batch.
    void add(const MessageBatch &other, const MessageRecord &record);
    /// Copies another batch behind this one; the new topics of both must follow on each other.
    void append(const MessageBatch &other);

    /// Bytes that it occupies, spare capacity included.
    qsizetype byteSize() const;
    /// Bytes that its messages and names need.
    qsizetype usedBytes() const
    {
        return qsizetype(m_records.size() * sizeof(MessageRecord)) + m_arena.size() + m_newTopics.usedBytes();
    }
    void squeeze();
    /// Empty, with its capacity kept.
    void clear();

private:
    void addRecord(const PublishView &message, TopicId topic, qint64 time, qsizetype offset)
    {
        if (m_records.size() == m_records.capacity()) [[unlikely]]
            growRecords();
        MessageRecord record;
        record.time = time;
        record.topic = topic;
        record.offset = quint32(offset);
        record.propertiesSize = quint32(message.properties.size());
        record.payloadSize = quint32(message.payload.size());
        record.packetId = message.packetId;
        record.qos = quint8(message.qos) & 3u;
        record.retain = message.retain;
        record.dup = message.dup;
        m_records.push_back(record);
    }
    void growRecords();

    std::vector<MessageRecord> m_records;
    ByteArena m_arena;
    NewTopics m_newTopics;
};

} // namespace mqtt
