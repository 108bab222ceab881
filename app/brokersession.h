// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatservice.h"
#include "client/connection.h"
#include "models/chatroommodel.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <unordered_map>

namespace avocet {

/// What belongs to one broker and goes when another one is opened: the connection, and the chat on it.
class BrokerSession : public QObject
{
    Q_OBJECT

public:
    explicit BrokerSession(QObject *parent = nullptr);
    ~BrokerSession() override;

    mqtt::Connection connection;
    ChatService chat;
    ChatRoomModel chatModel; ///< of the lobby

    /// The settings with the Will of the chat in them, if the user has none of their own.
    void open(mqtt::ConnectionSettings settings);
    /// Leaves the chat and says DISCONNECT.
    void close();

    /// Its messages go to the chat if they stand on a topic of the chat. Before anybody takes the batch over.
    void passToChat(const mqtt::MessageBatch &batch, size_t first, size_t count);

private:
    ChatPort makePort();
    bool setWill(const std::optional<ChatPublication> &will);
    void onStateChanged(const mqtt::ConnectionState &state);
    void onSubscriptionsChanged(const std::vector<mqtt::SubscriptionState> &subscriptions);

    std::unordered_map<mqtt::TopicId, QByteArray> m_chatTopics; ///< bounded by what the chat takes
    QTimer m_presenceTimer;
    std::optional<mqtt::Will> m_chatWill;
    bool m_hasOwnWill = false;    ///< the user's
    bool m_hasChatWill = false;   ///< the present connection
    bool m_isWillOnTrial = false; ///< the present attempt is the first with it
    bool m_wasConnected = false;
    QList<QByteArray> m_chatFilters; ///< that the chat has subscribed to
};

} // namespace avocet
