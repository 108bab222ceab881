// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/messagelog.h"

#include <algorithm>
#include <limits>

namespace avocet {

using mqtt::MessageBatch;
using mqtt::MessageRecord;
using mqtt::TopicId;

namespace {
constexpr qsizetype largestMergedSegment = 2 * 1024 * 1024;
/// A batch of this size is worth a segment of its own, unless much of it is spare.
constexpr qsizetype leastSegment = 64 * 1024;
constexpr qsizetype segmentOverhead = 128;
constexpr qsizetype pinnedOverhead = 128; // hash node, record, string header

bool isWasteful(const MessageBatch &batch)
{
    return batch.byteSize() - batch.usedBytes() > batch.byteSize() / 4;
}
} // namespace

MessageLog::MessageLog(qsizetype budget)
    : m_budget(0)
{
    setBudget(budget);
}

void MessageLog::setBudget(qsizetype bytes)
{
    m_budget = std::max<qsizetype>(bytes, 0);
    m_mergeSize = std::min(largestMergedSegment, m_budget / 16);
    evict();
}

void MessageLog::clear()
{
    m_segments.clear();
    m_pinned.clear();
    m_latest = {};
    m_first = m_next;
    m_isTailOpen = false;
    m_segmentBytes = 0;
    m_pinnedBytes = 0;
    m_evicted = 0;
}

void MessageLog::append(std::shared_ptr<MessageBatch> batch)
{
    if (!batch || batch->size() == 0)
        return;
    batch->takeNewTopics();
    chain(*batch);
    const Sequence first = m_next;
    m_next += batch->size();
    const bool standsAlone = batch->usedBytes() >= leastSegment && !isWasteful(*batch);
    if (!standsAlone && m_isTailOpen && !m_segments.empty() &&
        m_segments.back().bytes + batch->byteSize() <= m_mergeSize) {
        m_segments.back().batch->append(*batch);
        recount(m_segments.back());
    } else {
        addSegment(std::move(batch), first);
    }
    evict();
}

void MessageLog::chain(MessageBatch &batch)
{
    Sequence sequence = m_next;
    for (size_t i = 0; i < batch.size(); ++i, ++sequence) {
        MessageRecord &record = batch.at(i);
        record.previousDistance = 0;
        if (record.topic == mqtt::noTopic)
            continue;
        if (record.topic >= m_latest.size())
            m_latest.resize(size_t(record.topic) + 1, noSequence);
        Sequence &latest = m_latest[record.topic];
        if (latest != noSequence) {
            if (latest < m_first)
                unpin(latest);
            else if (sequence - latest <= std::numeric_limits<quint32>::max())
                record.previousDistance = quint32(sequence - latest);
        }
        latest = sequence;
    }
}

void MessageLog::addSegment(std::shared_ptr<MessageBatch> batch, Sequence first)
{
    closeTail();
    m_segments.push_back({first, 0, std::move(batch)});
    m_isTailOpen = true;
    if (m_segments.back().batch->byteSize() > m_mergeSize)
        closeTail();
    else
        recount(m_segments.back());
}

/// Nothing more is added to the last segment. What is spare in it is given back if it is much.
void MessageLog::closeTail()
{
    if (!std::exchange(m_isTailOpen, false) || m_segments.empty())
        return;
    MessageBatch &batch = *m_segments.back().batch;
    if (isWasteful(batch))
        batch.squeeze();
    recount(m_segments.back());
}

MessageLog::Snapshot MessageLog::snapshot()
{
    closeTail();
    Snapshot snapshot;
    snapshot.segments.reserve(m_segments.size());
    for (const Segment &segment : m_segments)
        snapshot.segments.push_back({segment.first, segment.batch->size(), segment.batch});
    snapshot.pinned.reserve(m_pinned.size());
    for (const auto &[sequence, pinned] : m_pinned)
        snapshot.pinned.push_back({sequence, pinned.record, pinned.bytes});
    std::ranges::sort(snapshot.pinned, {}, &Snapshot::Pinned::sequence);
    return snapshot;
}

void MessageLog::recount(Segment &segment)
{
    m_segmentBytes -= segment.bytes;
    segment.bytes = segment.batch->byteSize() + segmentOverhead;
    m_segmentBytes += segment.bytes;
}

void MessageLog::evict()
{
    while (byteSize() > m_budget && !m_segments.empty())
        dropOldest();
    while (byteSize() > m_budget && !m_pinned.empty()) { // the budget was made smaller
        const auto [sequence, pinned] = *m_pinned.begin();
        m_latest[pinned.record.topic] = noSequence;
        unpin(sequence);
    }
}

void MessageLog::dropOldest()
{
    const Segment segment = std::move(m_segments.front());
    m_segments.pop_front();
    m_segmentBytes -= segment.bytes;
    m_first = segment.first + segment.batch->size();
    for (size_t i = 0; i < segment.batch->size(); ++i)
        pinOrForget(segment.first + i, *segment.batch, segment.batch->at(i));
}

void MessageLog::pinOrForget(Sequence sequence, const MessageBatch &batch, const MessageRecord &record)
{
    if (latest(record.topic) != sequence) {
        ++m_evicted;
        return;
    }
    const qsizetype size = pinnedOverhead + qsizetype(record.propertiesSize) + record.payloadSize;
    if (m_pinnedBytes + size > m_budget / 4) {
        ++m_evicted;
        m_latest[record.topic] = noSequence;
        return;
    }
    Pinned pinned{record, {}};
    pinned.record.previousDistance = 0;
    pinned.bytes.reserve(size - pinnedOverhead);
    pinned.bytes.append(batch.properties(record)).append(batch.payload(record));
    m_pinned.emplace(sequence, std::move(pinned));
    m_pinnedBytes += size;
}

void MessageLog::unpin(Sequence sequence)
{
    const auto found = m_pinned.find(sequence);
    if (found == m_pinned.end())
        return;
    m_pinnedBytes -= pinnedOverhead + found->second.bytes.size();
    m_pinned.erase(found);
    ++m_evicted;
}

const MessageLog::Segment *MessageLog::segmentOf(Sequence sequence) const
{
    if (sequence < m_first || sequence >= m_next)
        return nullptr;
    const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), sequence,
                                        [](Sequence s, const Segment &segment) { return s < segment.first; });
    return &*std::prev(after);
}

Sequence MessageLog::previous(Sequence sequence) const
{
    const Segment *segment = segmentOf(sequence);
    if (!segment)
        return noSequence;
    const quint32 distance = segment->batch->at(size_t(sequence - segment->first)).previousDistance;
    return distance == 0 || sequence - distance < m_first ? noSequence : sequence - distance;
}

MessageRef MessageLog::message(Sequence sequence) const
{
    if (const Segment *segment = segmentOf(sequence)) {
        const MessageRecord &record = segment->batch->at(size_t(sequence - segment->first));
        return {sequence, &record, segment->batch->payload(record), segment->batch->properties(record)};
    }
    const auto found = m_pinned.find(sequence);
    if (found == m_pinned.end())
        return {};
    const MessageRecord &record = found->second.record;
    const QByteArrayView bytes(found->second.bytes);
    return {sequence, &record, bytes.sliced(record.propertiesSize), bytes.first(record.propertiesSize)};
}

} // namespace avocet
