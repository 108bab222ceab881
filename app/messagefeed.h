// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/messagelog.h"
#include "topics/topicstore.h"

#include <QtCore/QObject>

#include <deque>
#include <memory>

namespace avocet {

/// Leads what a Connection delivers into the tree and the history, and holds it back while the user has
/// paused the display. What is held back is bounded: beyond it the pause ends, and nothing is lost.
class MessageFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 heldBackLimit = 64ll * 1024 * 1024;

    MessageFeed(TopicStore &topics, MessageLog &log, QObject *parent = nullptr);

    void take(const std::shared_ptr<mqtt::MessageBatch> &batch, size_t first, size_t count);
    /// All of a frame is taken.
    void endFrame();
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    qint64 heldBackBytes() const { return m_heldBackBytes; }
    /// Forgets tree, history and what is held back: for another broker.
    void clear();

Q_SIGNALS:
    /// Tree and history have changed.
    void updated();
    void pausedChanged(bool paused);
    /// The pause ended by itself, since the bound was reached.
    void pauseOverrun();

private:
    struct Piece
    {
        std::shared_ptr<mqtt::MessageBatch> batch;
        size_t first;
        size_t count;
    };
    void apply(const Piece &piece);
    void addTopicsOf(const Piece &piece);

    TopicStore &m_topics;
    MessageLog &m_log;
    std::deque<Piece> m_heldBack;
    mqtt::NewTopics m_newTopics; ///< of the batch that is being applied
    size_t m_topicsAdded = 0;    ///< of them
    qint64 m_heldBackBytes = 0;
    bool m_paused = false;
    bool m_changed = false;
};

} // namespace avocet
