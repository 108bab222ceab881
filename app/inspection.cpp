// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspection.h"

#include "mqtt/packetdecoder.h"
#include "panes/inspectorpane.h"

#include <QtCore/QEvent>

namespace avocet {

Inspection::Inspection(const TopicStore &topics, const MessageLog &log, InspectorPane &pane, QObject *parent)
    : QObject(parent)
    , m_topics(topics)
    , m_log(log)
    , m_pane(pane)
    , m_history(log)
{
    m_pane.setHistoryModel(&m_history);
    m_pane.installEventFilter(this);
}

void Inspection::select(NodeId node)
{
    m_node = node;
    m_topic = m_topics.topicOf(node);
    m_shown = noSequence;
    m_history.setTopic(m_topic);
    m_pane.showTopic(m_topics.pathOf(node));
    showLatest();
}

void Inspection::clear()
{
    m_node = noNode;
    m_topic = mqtt::noTopic;
    m_shown = noSequence;
    m_history.clear();
    m_pane.clear();
}

void Inspection::showLatest()
{
    show(m_log.latestMessage(m_topic));
}

void Inspection::showMessage(Sequence sequence)
{
    if (const MessageRef message = m_log.message(sequence))
        show(message);
    else
        m_pane.showMessageGone(sequence);
}

void Inspection::show(const MessageRef &message)
{
    if (!message)
        return;
    m_shown = message.sequence;
    InspectedMessage shown;
    shown.topic = m_topics.pathOf(m_node);
    shown.payload = message.payload.toByteArray();
    if (auto properties = mqtt::decodeProperties(message.properties, mqtt::PropertyPlace::Publish))
        shown.properties = std::move(*properties);
    shown.timeMicroseconds = message.record->time;
    shown.qos = message.record->qos;
    shown.retain = message.record->retain;
    shown.dup = message.record->dup;
    shown.sequence = message.sequence;
    m_pane.showMessage(shown);
    if (!m_pane.isLive())
        m_pane.markRow(m_history.rowOf(message.sequence));
}

bool Inspection::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        m_isSeen = true;
        frame();
    } else if (event->type() == QEvent::Hide) {
        m_isSeen = false;
    }
    return QObject::eventFilter(watched, event);
}

void Inspection::frame()
{
    if (!m_isSeen)
        return;
    m_history.frame();
    if (m_node == noNode)
        return;
    if (m_topic == mqtt::noTopic && m_topics.topicOf(m_node) != mqtt::noTopic) {
        m_topic = m_topics.topicOf(m_node); // the branch has become a topic
        m_history.setTopic(m_topic);
    }
    if (m_pane.isLive() && m_log.latest(m_topic) != m_shown)
        showLatest();
}

} // namespace avocet
