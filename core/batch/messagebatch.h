// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packetdecoder.h"
#include "mqtt/types.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace mqtt {

/// A Topic Name's number: dense from 0, given in order of first appearance, stable as long as the Connection
/// object lives (across reconnects).
using TopicId = quint32;
inline constexpr TopicId noTopic = 0xFFFFFFFFu;

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
    bool isEmpty() const { return m_records.empty() && m_newTopicEnds.empty(); }
    size_t size() const { return m_records.size(); }
    const MessageRecord &at(size_t i) const { return m_records[i]; }
    MessageRecord &at(size_t i) { return m_records[i]; }
    const std::vector<MessageRecord> &records() const { return m_records; }

    QByteArrayView payload(const MessageRecord &record) const
    {
        return QByteArrayView(m_arena).sliced(record.offset + record.propertiesSize, record.payloadSize);
    }
    QByteArrayView properties(const MessageRecord &record) const
    {
        return QByteArrayView(m_arena).sliced(record.offset, record.propertiesSize);
    }

    /// New topics of this batch: their ids are firstNewTopic(), firstNewTopic() + 1, …
    TopicId firstNewTopic() const { return m_firstNewTopic; }
    size_t newTopicCount() const { return m_newTopicEnds.size(); }
    QByteArrayView newTopic(size_t i) const
    {
        const qsizetype begin = i == 0 ? 0 : m_newTopicEnds[i - 1];
        return QByteArrayView(m_topicNames).sliced(begin, m_newTopicEnds[i] - begin);
    }

    /// `id` must follow the last one announced in this batch.
    void addTopic(TopicId id, QByteArrayView name);
    void add(const PublishView &message, TopicId topic, qint64 time);
    /// Copies one record with its bytes out of another batch.
    void add(const MessageBatch &other, const MessageRecord &record);
    /// Copies another batch behind this one; the new topics of both must follow on each other.
    void append(const MessageBatch &other);

    /// Bytes that it occupies, spare capacity included.
    qsizetype byteSize() const;
    /// Bytes that its messages and names need.
    qsizetype usedBytes() const;
    void dropTopics();
    void squeeze();
    /// Empty, with its capacity kept.
    void clear();

private:
    std::vector<MessageRecord> m_records;
    QByteArray m_arena;
    QByteArray m_topicNames;
    std::vector<quint32> m_newTopicEnds;
    TopicId m_firstNewTopic = 0;
};

} // namespace mqtt
