// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/brokersession.h"

#include "mqtt/topicfilter.h"

#include <QtCore/QDateTime>

#include <algorithm>

using namespace mqtt;

namespace avocet {

namespace {
ChatOutcome outcomeOf(const Settlement &settlement)
{
    switch (settlement.outcome) {
    case Settlement::Outcome::Written:
    case Settlement::Outcome::Acknowledged:
        return ChatOutcome::Delivered;
    case Settlement::Outcome::Refused:
        return ChatOutcome::Refused;
    case Settlement::Outcome::SessionLost:
    case Settlement::Outcome::Kept:
        return ChatOutcome::Lost;
    case Settlement::Outcome::Discarded:
        return ChatOutcome::Discarded;
    case Settlement::Outcome::Rejected:
        return settlement.why == Settlement::Why::TooLarge    ? ChatOutcome::TooLarge
               : settlement.why == Settlement::Why::QueueFull ? ChatOutcome::QueueFull
                                                              : ChatOutcome::Rejected;
    }
    return ChatOutcome::Rejected;
}

bool hasSubscriptionIdentifiers(const ConnectionState &state)
{
    return state.version == ProtocolVersion::V5_0 && state.connack &&
           state.connack->properties.number(PropertyId::SubscriptionIdentifierAvailable).value_or(1) == 1;
}
} // namespace

BrokerSession::BrokerSession(QObject *parent)
    : QObject(parent)
    , chat(makePort())
    , chatModel(chat.room())
{
    connect(&connection, &Connection::stateChanged, this, &BrokerSession::onStateChanged);
    connect(&connection, &Connection::subscriptionsChanged, this, &BrokerSession::onSubscriptionsChanged);
    connect(&connection, &Connection::settled, this, [this](const Settlement &settlement) {
        chat.settled(settlement.token, outcomeOf(settlement), quint8(settlement.reason));
    });
}

ChatPort BrokerSession::makePort()
{
    ChatPort port;
    port.subscribe = [this](const QByteArray &filter, QoS qos) {
        // After a reconnect the Client has subscribed to it already.
        const auto isWanted = [&](const SubscriptionState &state) {
            return state.subscription.filter == filter && state.phase != SubscriptionState::Phase::Refused;
        };
        if (std::ranges::any_of(connection.subscriptions(), isWanted))
            return;
        m_hasSubscribed = true;
        connection.subscribe({.filter = filter, .qos = qos});
    };
    port.unsubscribe = [this](const QByteArray &filter) {
        if (std::exchange(m_hasSubscribed, false)) // else the user wants it apart from the chat
            connection.unsubscribe(filter);
    };
    port.publish = [this](const QByteArray &topic, const QByteArray &payload, QoS qos) {
        return connection.publish({.topic = topic, .payload = payload, .qos = qos});
    };
    port.now = [] { return QDateTime::currentMSecsSinceEpoch() * 1000; };
    return port;
}

void BrokerSession::onStateChanged(const ConnectionState &state)
{
    const bool isConnected = state.phase == ConnectionPhase::Connected;
    if (isConnected == std::exchange(m_wasConnected, isConnected))
        return;
    if (isConnected)
        chat.connected(hasSubscriptionIdentifiers(state));
    else
        chat.disconnected();
}

void BrokerSession::onSubscriptionsChanged(const std::vector<SubscriptionState> &subscriptions)
{
    chat.setMatchingSubscriptions(
        int(std::ranges::count_if(subscriptions, [](const SubscriptionState &state) {
            return state.phase == SubscriptionState::Phase::Granted &&
                   matches(state.subscription.filter, ChatService::topic());
        })));
}

void BrokerSession::passToChat(const MessageBatch &batch, size_t first, size_t count)
{
    if (first == 0) {
        for (size_t i = 0; m_chatTopic == noTopic && i < batch.newTopicCount(); ++i) {
            if (batch.newTopic(i) == ChatService::topic())
                m_chatTopic = batch.firstNewTopic() + TopicId(i);
        }
    }
    if (m_chatTopic == noTopic)
        return;
    for (size_t i = first; i < first + count; ++i) {
        const MessageRecord &record = batch.at(i);
        if (record.topic == m_chatTopic)
            chat.messageReceived({.topic = ChatService::topic(),
                                  .payload = batch.payload(record),
                                  .time = record.time,
                                  .packetId = record.packetId,
                                  .retain = bool(record.retain),
                                  .dup = bool(record.dup)});
    }
}

} // namespace avocet
