// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/messagebatch.h"

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace avocet {

/// The number of a message, from 1 in order of arrival, never given twice.
using Sequence = quint64;
inline constexpr Sequence noSequence = 0;

/// A message in the log: valid until the log changes.
struct MessageRef
{
    Sequence sequence = noSequence;
    const mqtt::MessageRecord *record = nullptr;
    QByteArrayView payload;
    QByteArrayView properties; ///< raw, for mqtt::decodeProperties with PropertyPlace::Publish

    explicit operator bool() const { return record != nullptr; }
};

/// The history: received messages within one byte budget. Batches become segments as they are; small ones are
/// merged into the last segment. Over the budget the oldest segment goes as a whole; the latest message of a
/// topic is then copied aside, as long as such copies fill no more than a quarter of the budget, so that
/// quiet topics keep their value. GUI thread only.
class MessageLog
{
public:
    static constexpr qsizetype defaultBudget = qsizetype(512) * 1024 * 1024;

    explicit MessageLog(qsizetype budget = defaultBudget);

    /// Takes the batch over: whoever keeps it may only read its first size() records, as they are now.
    void append(std::shared_ptr<mqtt::MessageBatch> batch);
    /// Forgets all messages and topics; numbers go on.
    void clear();
    void setBudget(qsizetype bytes);

    qsizetype budget() const { return m_budget; }
    /// Never above the budget.
    qsizetype byteSize() const { return m_segmentBytes + m_pinnedBytes; }
    /// Messages that can be read.
    quint64 messageCount() const { return m_next - m_first + m_pinned.size(); }
    /// Messages dropped because of the budget.
    quint64 evictedCount() const { return m_evicted; }
    /// The oldest message of the unbroken history (copies set aside are older), and the one behind the
    /// newest.
    Sequence firstSequence() const { return m_first; }
    Sequence endSequence() const { return m_next; }

    Sequence latest(mqtt::TopicId topic) const
    {
        return topic < m_latest.size() ? m_latest[topic] : noSequence;
    }
    /// The one before it on the same topic, if it is still there.
    Sequence previous(Sequence sequence) const;
    MessageRef message(Sequence sequence) const;
    MessageRef latestMessage(mqtt::TopicId topic) const { return message(latest(topic)); }

    /// All messages as they stand, for another thread to read: nothing of it changes any more. It keeps the
    /// memory of its segments alive.
    struct Snapshot
    {
        struct Segment
        {
            Sequence first;
            size_t count;
            std::shared_ptr<const mqtt::MessageBatch> batch;
        };
        struct Pinned
        {
            Sequence sequence;
            mqtt::MessageRecord record;
            QByteArray bytes; ///< properties, then payload
        };
        std::vector<Segment> segments; ///< the oldest first
        std::vector<Pinned> pinned;    ///< copies set aside of older messages, the oldest first
    };
    Snapshot snapshot();

private:
    struct Segment
    {
        Sequence first;
        qsizetype bytes; ///< as counted into m_segmentBytes
        std::shared_ptr<mqtt::MessageBatch> batch;
    };
    struct Pinned
    {
        mqtt::MessageRecord record;
        QByteArray bytes; ///< properties, then payload
    };

    void chain(mqtt::MessageBatch &batch);
    void addSegment(std::shared_ptr<mqtt::MessageBatch> batch, Sequence first);
    void closeTail();
    void recount(Segment &segment);
    void evict();
    void dropOldest();
    void pinOrForget(Sequence sequence, const mqtt::MessageBatch &batch, const mqtt::MessageRecord &record);
    void unpin(Sequence sequence);
    const Segment *segmentOf(Sequence sequence) const;

    std::deque<Segment> m_segments;
    std::unordered_map<Sequence, Pinned> m_pinned;
    std::vector<Sequence> m_latest; ///< by TopicId
    Sequence m_first = 1;
    Sequence m_next = 1;
    qsizetype m_budget;
    qsizetype m_mergeSize = 0; ///< segments up to this size are filled up
    bool m_isTailOpen = false; ///< the last segment may change
    qsizetype m_segmentBytes = 0;
    qsizetype m_pinnedBytes = 0;
    quint64 m_evicted = 0;
};

} // namespace avocet
