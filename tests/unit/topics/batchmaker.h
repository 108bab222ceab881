// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/messagebatch.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <memory>

/// Makes batches as the network thread does: TopicIds dense, in order of first appearance.
class BatchMaker
{
public:
    static constexpr qint64 begin = 1'700'000'000'000'000;

    BatchMaker &add(const QByteArray &topic, const QByteArray &payload = "x", bool retain = false,
                    int qos = 0)
    {
        mqtt::PublishView message;
        message.topic = topic;
        message.payload = payload;
        message.retain = retain;
        message.qos = mqtt::QoS(qos);
        m_batch->add(message, idOf(topic), m_time);
        return *this;
    }
    BatchMaker &at(qint64 time)
    {
        m_time = time;
        return *this;
    }
    mqtt::TopicId idOf(const QByteArray &topic)
    {
        const auto known = m_ids.constFind(topic);
        if (known != m_ids.constEnd())
            return *known;
        const auto id = mqtt::TopicId(m_ids.size());
        m_ids.insert(topic, id);
        m_batch->addTopic(id, topic);
        return id;
    }
    std::unique_ptr<mqtt::MessageBatch> take()
    {
        return std::exchange(m_batch, std::make_unique<mqtt::MessageBatch>());
    }

private:
    QHash<QByteArray, mqtt::TopicId> m_ids;
    std::unique_ptr<mqtt::MessageBatch> m_batch = std::make_unique<mqtt::MessageBatch>();
    qint64 m_time = begin;
};
