// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/messagelog.h"
#include "models/messagelistmodel.h"
#include "topics/topicstore.h"

#include <QtCore/QObject>

namespace avocet {

class InspectorPane;

/// Which topic and which of its messages the inspector shows: the latest as it comes, or one of the history. While the
/// pane is hidden, or the window minimised, nothing is read or decoded for it.
class Inspection : public QObject
{
    Q_OBJECT

public:
    /// Borrows all of them.
    Inspection(const TopicStore &topics, const MessageLog &log, InspectorPane &pane,
               QObject *parent = nullptr);

    MessageListModel &history() { return m_history; }

    void select(NodeId node);
    void clear();
    void showMessage(Sequence sequence);
    void showLatest();
    /// Tree and history have changed.
    void frame();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const MessageRef &message);

    const TopicStore &m_topics;
    const MessageLog &m_log;
    InspectorPane &m_pane;
    MessageListModel m_history;
    NodeId m_node = noNode;
    mqtt::TopicId m_topic = mqtt::noTopic;
    Sequence m_shown = noSequence;
    bool m_isSeen = false;
};

} // namespace avocet
