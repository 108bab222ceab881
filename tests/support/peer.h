// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connection.h"

#include <QtCore/QList>

#include <algorithm>
#include <memory>

namespace avocet::test {

struct ReceivedMessage
{
    QByteArray topic;
    QByteArray payload;
    int qos;
    bool retain;
};

/// A Connection with what came out of it.
class Peer
{
public:
    Peer()
    {
        QObject::connect(&connection, &mqtt::Connection::messagesReceived, &connection,
                         [this](const std::shared_ptr<mqtt::MessageBatch> &batch, size_t first,
                                size_t count) { take(*batch, first, count); });
        QObject::connect(&connection, &mqtt::Connection::settled, &connection,
                         [this](const mqtt::Settlement &settlement) { settlements.append(settlement); });
    }

    int count(const QByteArray &payload) const
    {
        return int(std::ranges::count(messages, payload, &ReceivedMessage::payload));
    }
    /// Connected, and every subscription granted.
    bool isReady() const
    {
        const auto &subscriptions = connection.subscriptions();
        return connection.isConnected() &&
               std::ranges::all_of(subscriptions, [](const mqtt::SubscriptionState &state) {
                   return state.phase == mqtt::SubscriptionState::Phase::Granted;
               });
    }

    mqtt::Connection connection;
    QList<ReceivedMessage> messages;
    QList<mqtt::Settlement> settlements;

private:
    void take(const mqtt::MessageBatch &batch, size_t first, size_t count)
    {
        for (size_t i = 0; first == 0 && i < batch.newTopicCount(); ++i)
            m_topics.append(batch.newTopic(i).toByteArray());
        for (size_t i = first; i < first + count; ++i) {
            const mqtt::MessageRecord &record = batch.at(i);
            messages.append({m_topics[qsizetype(record.topic)], batch.payload(record).toByteArray(),
                             int(record.qos), bool(record.retain)});
        }
    }

    QByteArrayList m_topics;
};

} // namespace avocet::test
