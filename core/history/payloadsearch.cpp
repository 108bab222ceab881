// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/payloadsearch.h"

#include "base/handover.h"
#include "history/bytefinder.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>

namespace avocet {

using mqtt::MessageRecord;

namespace {
constexpr std::chrono::milliseconds reportInterval{50};
constexpr qsizetype excerptBefore = 40;
constexpr qsizetype excerptSize = 160;
constexpr qsizetype chunk = 1024 * 1024; ///< bytes between two looks at whether it is cancelled

PayloadHit hitOf(Sequence sequence, const MessageRecord &record, QByteArrayView payload, qsizetype at)
{
    const qsizetype begin = std::max<qsizetype>(0, at - excerptBefore);
    const QByteArrayView excerpt = payload.sliced(begin, std::min(excerptSize, payload.size() - begin));
    return {.sequence = sequence,
            .topic = record.topic,
            .time = record.time,
            .excerpt = excerpt.toByteArray(),
            .textAt = at - begin,
            .isCutAtStart = begin > 0,
            .isCutAtEnd = begin + excerpt.size() < payload.size()};
}
} // namespace

struct PayloadSearch::Job
{
    Job(MessageLog::Snapshot taken, const PayloadQuery &query)
        : snapshot(std::move(taken))
        , finder(query.text, query.isCaseSensitive)
    {
    }

    /// Hits of one segment, the newest first.
    void searchSegment(const MessageLog::Snapshot::Segment &segment);
    /// The next place of the text behind `from`, or -1; also when it is cancelled.
    qsizetype findNext(QByteArrayView bytes, qsizetype from) const;

    MessageLog::Snapshot snapshot;
    ByteFinder finder;
    std::vector<PayloadHit> hits; ///< not reported yet
    size_t hitCount = 0;
    qint64 total = 0;
    qint64 searched = 0;
    std::atomic<bool> isCancelled = false;
};

qsizetype PayloadSearch::Job::findNext(QByteArrayView bytes, qsizetype from) const
{
    while (from < bytes.size() && !isCancelled) {
        const qsizetype size = std::min(bytes.size() - from, chunk + finder.needleSize() - 1);
        const qsizetype found = finder.find(bytes.sliced(from, size));
        if (found >= 0)
            return from + found;
        from += chunk;
    }
    return -1;
}

/// The bytes of all messages, and what may stand between them, are searched as one, and then it is seen whose
/// they are.
void PayloadSearch::Job::searchSegment(const MessageLog::Snapshot::Segment &segment)
{
    const auto &records = segment.batch->records();
    const QByteArrayView bytes = segment.batch->bytes();
    const size_t before = hits.size();
    auto record = records.begin();
    const auto end = records.begin() + qptrdiff(segment.count);
    for (qsizetype at = findNext(bytes, 0); at >= 0;) {
        record = std::upper_bound(record, end, at, [](qsizetype place, const MessageRecord &r) {
            return place < qsizetype(r.offset) + r.propertiesSize + r.payloadSize;
        });
        if (record == end)
            break;
        const qsizetype payload = qsizetype(record->offset) + record->propertiesSize;
        const qsizetype payloadEnd = payload + record->payloadSize;
        if (at < payload) { // in its properties, or before them
            at = findNext(bytes, at + 1);
            continue;
        }
        if (at + finder.needleSize() > payloadEnd) { // over the end of a message
            at = findNext(bytes, at + 1);
            continue;
        }
        hits.push_back(hitOf(segment.first + size_t(record - records.begin()), *record,
                             segment.batch->payload(*record), at - payload));
        at = findNext(bytes, payloadEnd);
    }
    std::reverse(hits.begin() + qptrdiff(before), hits.end());
    hits.resize(std::min(hits.size(), before + mostHits - hitCount));
    hitCount += hits.size() - before;
}

PayloadSearch::PayloadSearch(QObject *parent)
    : QObject(parent)
{
}

PayloadSearch::~PayloadSearch()
{
    stop();
}

void PayloadSearch::start(MessageLog &log, const PayloadQuery &query)
{
    cancel();
    if (query.text.isEmpty())
        return;
    m_job = std::make_shared<Job>(log.snapshot(), query);
    for (const auto &segment : m_job->snapshot.segments)
        m_job->total += segment.batch->bytes().size();
    m_isRunning = true;
    m_thread = std::thread([this, job = m_job] { run(job); });
}

void PayloadSearch::cancel()
{
    if (!m_isRunning)
        return;
    stop();
    m_isRunning = false;
    Q_EMIT finished(false);
}

void PayloadSearch::stop()
{
    if (m_job)
        m_job->isCancelled = true;
    if (m_thread.joinable())
        m_thread.join();
    m_job.reset();
}

/// On the thread of the search.
void PayloadSearch::run(const std::shared_ptr<Job> &job)
{
    auto reported = std::chrono::steady_clock::now();
    auto &segments = job->snapshot.segments;
    while (!segments.empty() && job->hitCount < mostHits && !job->isCancelled) {
        job->searchSegment(segments.back());
        job->searched += segments.back().batch->bytes().size();
        segments.pop_back(); // what the history has let go of meanwhile is freed
        if (std::chrono::steady_clock::now() - reported < reportInterval)
            continue;
        report(job, false);
        reported = std::chrono::steady_clock::now();
    }
    auto &pinned = job->snapshot.pinned;
    for (auto i = pinned.rbegin(); i != pinned.rend() && job->hitCount < mostHits && !job->isCancelled; ++i) {
        const QByteArrayView payload = QByteArrayView(i->bytes).sliced(i->record.propertiesSize);
        const qsizetype at = job->findNext(payload, 0);
        if (at < 0)
            continue;
        job->hits.push_back(hitOf(i->sequence, i->record, payload, at));
        ++job->hitCount;
    }
    report(job, true);
}

void PayloadSearch::report(const std::shared_ptr<Job> &job, bool isEnd)
{
    const bool isComplete = job->hitCount < mostHits && !job->isCancelled;
    QMetaObject::invokeMethod(
        this,
        mqtt::HandedOver(
            [this, job, isEnd, isComplete, hits = std::exchange(job->hits, {}), searched = job->searched] {
                if (job != m_job)
                    return; // of a search that is over
                if (!hits.empty())
                    Q_EMIT found(hits);
                if (job == m_job) // still, after what the listener did
                    Q_EMIT progressed(searched, job->total);
                if (!isEnd || job != m_job)
                    return;
                stop();
                m_isRunning = false;
                Q_EMIT finished(isComplete);
            }),
        Qt::QueuedConnection);
}

} // namespace avocet
