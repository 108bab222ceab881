// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagefeed.h"

#include <algorithm>

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
        m_newTopics = piece.batch->takeNewTopics();
        m_topicsAdded = 0;
        m_log.append(piece.batch);
    }
    addTopicsOf(piece);
    m_topics.apply(*piece.batch, piece.first, piece.count);
    m_changed = true;
}

/// New topics come with the pieces that need them, so that a frame in which all topics are new is no longer
/// than others.
void MessageFeed::addTopicsOf(const Piece &piece)
{
    size_t wanted = m_newTopics.count();
    if (piece.first + piece.count < piece.batch->size()) {
        size_t needed = 0;
        for (size_t i = piece.first; i < piece.first + piece.count; ++i) {
            const mqtt::TopicId id = piece.batch->at(i).topic;
            if (id != mqtt::noTopic && id >= m_newTopics.first())
                needed = std::max(needed, size_t(id - m_newTopics.first()) + 1);
        }
        wanted = std::min(wanted, needed);
    }
    if (wanted <= m_topicsAdded)
        return;
    m_topics.addTopics(m_newTopics, m_topicsAdded, wanted - m_topicsAdded);
    m_topicsAdded = wanted;
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
    m_newTopics.clear();
    m_topicsAdded = 0;
    m_changed = false;
    Q_EMIT updated();
}

} // namespace avocet
