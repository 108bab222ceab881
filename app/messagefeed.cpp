// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagefeed.h"

namespace avocet {

MessageFeed::MessageFeed(TopicStore &topics, MessageLog &log, QObject *parent)
    : QObject(parent)
    , m_topics(topics)
    , m_log(log)
{
}

void MessageFeed::take(const std::shared_ptr<mqtt::MessageBatch> &batch, size_t first, size_t count)
{
    if (!m_paused) {
        apply({batch, first, count});
        return;
    }
    if (first == 0)
        m_heldBackBytes += batch->usedBytes();
    m_heldBack.push_back({batch, first, count});
    if (m_heldBackBytes > heldBackLimit) {
        setPaused(false);
        Q_EMIT pauseOverrun();
    }
}

void MessageFeed::apply(const Piece &piece)
{
    if (piece.first == 0) {
        m_topics.addTopics(*piece.batch);
        m_log.append(piece.batch);
    }
    m_topics.apply(*piece.batch, piece.first, piece.count);
    m_changed = true;
}

void MessageFeed::endFrame()
{
    if (!std::exchange(m_changed, false))
        return;
    m_topics.endFrame();
    Q_EMIT updated();
}

void MessageFeed::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (!paused) {
        for (const Piece &piece : std::exchange(m_heldBack, {}))
            apply(piece);
        m_heldBackBytes = 0;
        endFrame();
    }
    Q_EMIT pausedChanged(paused);
}

void MessageFeed::clear()
{
    m_heldBack.clear();
    m_heldBackBytes = 0;
    m_topics.clear();
    m_log.clear();
    m_changed = false;
    Q_EMIT updated();
}

} // namespace avocet
