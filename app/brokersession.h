// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatservice.h"
#include "client/connection.h"
#include "models/chatroommodel.h"

#include <QtCore/QObject>

namespace avocet {

/// What belongs to one broker and goes when another one is opened: the connection, and the chat on it.
class BrokerSession : public QObject
{
    Q_OBJECT

public:
    explicit BrokerSession(QObject *parent = nullptr);

    mqtt::Connection connection;
    ChatService chat;
    ChatRoomModel chatModel;

    /// Its messages go to the chat if they stand on the chat's topic. Before anybody takes the batch over.
    void passToChat(const mqtt::MessageBatch &batch, size_t first, size_t count);

private:
    ChatPort makePort();
    void onStateChanged(const mqtt::ConnectionState &state);
    void onSubscriptionsChanged(const std::vector<mqtt::SubscriptionState> &subscriptions);

    mqtt::TopicId m_chatTopic = mqtt::noTopic;
    bool m_wasConnected = false;
    bool m_hasSubscribed = false; ///< for the chat
};

} // namespace avocet
