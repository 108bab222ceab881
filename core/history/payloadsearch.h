// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/messagelog.h"

#include <QtCore/QObject>

#include <memory>
#include <thread>
#include <vector>

namespace avocet {

struct PayloadQuery
{
    QByteArray text; ///< the bytes to find
    bool isCaseSensitive = false;
    bool operator==(const PayloadQuery &) const = default;
};

/// A message whose payload holds the text.
struct PayloadHit
{
    Sequence sequence = noSequence;
    mqtt::TopicId topic = mqtt::noTopic;
    qint64 time = 0;      ///< microseconds since 1970, UTC
    QByteArray excerpt;   ///< some of the payload around the text
    qsizetype textAt = 0; ///< in the excerpt
    bool isCutAtStart = false;
    bool isCutAtEnd = false;
};

/// Looks through the payloads of a history on a thread of its own, the newest first, one hit for a message.
/// The history goes on meanwhile; what arrives later is not looked at. All functions and signals are on the
/// thread of its owner.
class PayloadSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t mostHits = 10'000;

    explicit PayloadSearch(QObject *parent = nullptr);
    /// Cancels, and waits for what takes no longer than a few milliseconds.
    ~PayloadSearch() override;

    /// Ends the search before. An empty text finds nothing.
    void start(MessageLog &log, const PayloadQuery &query);
    void cancel();
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    /// The newest first, also from one signal to the next.
    void found(const std::vector<avocet::PayloadHit> &hits);
    /// Bytes, some twenty times a second.
    void progressed(qint64 searched, qint64 total);
    /// `isComplete`: everything has been looked at; else it was cancelled, or there are mostHits.
    void finished(bool isComplete);

private:
    struct Job;

    void run(const std::shared_ptr<Job> &job);
    void report(const std::shared_ptr<Job> &job, bool isEnd);
    void stop();

    std::shared_ptr<Job> m_job;
    std::thread m_thread;
    bool m_isRunning = false;
};

} // namespace avocet
