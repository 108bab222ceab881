// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/brokersession.h"

#include "mqtt/topicfilter.h"

#include <QtCore/QDateTime>

#include <algorithm>

using namespace mqtt;

namespace avocet {

namespace {
constexpr size_t maximumChatTopics = 10'000;
constexpr int presenceInterval = 60'000; ///< milliseconds

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
               : settlement.why == Settlement::Why::Offline   ? ChatOutcome::Discarded
                                                              : ChatOutcome::Rejected;
    }
    return ChatOutcome::Rejected;
}

quint32 limitOf(const ConnectionState &state, PropertyId property, quint32 otherwise)
{
    return state.version == ProtocolVersion::V5_0 && state.connack
               ? state.connack->properties.number(property).value_or(otherwise)
               : otherwise;
}

bool hasSubscriptionIdentifiers(const ConnectionState &state)
{
    return state.version == ProtocolVersion::V5_0 && state.connack &&
           limitOf(state, PropertyId::SubscriptionIdentifierAvailable, 1) == 1;
}

/// A broker that refuses a Will says so in many ways, or in none (3.1.1: 3.1.3.5, 5.0: 3.2.2.2).
bool mayBeAboutTheWill(const ConnectionError &error)
{
    if (error.stage != ConnectionStage::Handshake)
        return false;
    if (error.cause != ConnectionCause::RefusedByServer)
        return error.cause == ConnectionCause::ClosedByServer;
    if (error.version != ProtocolVersion::V5_0)
        return error.code == quint8(ConnectReturnCode::NotAuthorized);
    switch (ReasonCode(error.code)) {
    case ReasonCode::UnspecifiedError:
    case ReasonCode::ImplementationSpecificError:
    case ReasonCode::NotAuthorized:
    case ReasonCode::TopicNameInvalid:
    case ReasonCode::QuotaExceeded:
    case ReasonCode::PayloadFormatInvalid:
    case ReasonCode::RetainNotSupported:
    case ReasonCode::QoSNotSupported:
    case ReasonCode::PacketTooLarge:
        return true;
    default:
        return false;
    }
}

PropertyList expiring(quint32 seconds, ProtocolVersion version)
{
    PropertyList properties;
    if (seconds > 0 && version == ProtocolVersion::V5_0)
        properties.add(PropertyId::MessageExpiryInterval, seconds);
    return properties;
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
    m_presenceTimer.setInterval(presenceInterval);
    connect(&m_presenceTimer, &QTimer::timeout, &chat, &ChatService::refreshPresence);
    connect(&chat, &ChatService::joinedChanged, &m_presenceTimer,
            [this](bool isJoined) { isJoined ? m_presenceTimer.start() : m_presenceTimer.stop(); });
}

BrokerSession::~BrokerSession()
{
    chat.disconnect();
    chat.sayFarewell();
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
        if (!m_chatFilters.contains(filter))
            m_chatFilters << filter;
        connection.subscribe({.filter = filter, .qos = qos});
    };
    port.unsubscribe = [this](const QByteArray &filter) {
        if (m_chatFilters.removeOne(filter)) // else the user wants it apart from the chat
            connection.unsubscribe(filter);
    };
    port.publish = [this](const ChatPublication &publication) {
        return connection.publish({.topic = publication.topic,
                                   .payload = publication.payload,
                                   .qos = QoS::AtLeastOnce,
                                   .retain = publication.retain,
                                   .properties = expiring(publication.expiry, connection.state().version)});
    };
    port.setWill = [this](const std::optional<ChatPublication> &will) { return setWill(will); };
    port.now = [] { return QDateTime::currentMSecsSinceEpoch() * 1000; };
    return port;
}

void BrokerSession::open(ConnectionSettings settings)
{
    m_hasOwnWill = settings.connect.will.has_value();
    if (m_hasOwnWill)
        m_chatWill.reset();
    else
        settings.connect.will = m_chatWill;
    if (settings.connect.version != ProtocolVersion::V5_0 && m_chatWill && !m_hasOwnWill)
        settings.connect.will->properties = {};
    m_hasChatWill = m_isWillOnTrial = m_chatWill.has_value();
    connection.open(settings);
}

void BrokerSession::close()
{
    chat.sayFarewell();
    connection.close();
}

bool BrokerSession::setWill(const std::optional<ChatPublication> &will)
{
    const ConnectionState &state = connection.state();
    const bool isConnected = connection.isConnected();
    if (!will) {
        m_chatWill.reset(); // the present connection keeps it: it says what leave() says
        return false;
    }
    if (m_hasOwnWill || (isConnected && limitOf(state, PropertyId::RetainAvailable, 1) == 0))
        return false;
    const bool takesQoS1 = limitOf(state, PropertyId::MaximumQoS, 1) > 0;
    m_chatWill = Will{.topic = will->topic,
                      .payload = will->payload,
                      .qos = takesQoS1 ? QoS::AtLeastOnce : QoS::AtMostOnce,
                      .retain = will->retain,
                      .properties = expiring(will->expiry, state.version)};
    m_hasChatWill = m_isWillOnTrial = true;
    connection.setWill(m_chatWill);
    return isConnected;
}

void BrokerSession::onStateChanged(const ConnectionState &state)
{
    const bool isOver = state.phase == ConnectionPhase::Waiting || state.phase == ConnectionPhase::Failed;
    if (m_isWillOnTrial && isOver && state.error && mayBeAboutTheWill(*state.error)) {
        // The broker may not want us to write there: then it has to be without, until the user connects anew.
        m_hasChatWill = m_isWillOnTrial = false;
        connection.setWill(std::nullopt);
        connection.reconnectNow();
    }
    const bool isConnected = state.phase == ConnectionPhase::Connected;
    if (isConnected == std::exchange(m_wasConnected, isConnected))
        return;
    if (!isConnected) {
        chat.disconnected();
        return;
    }
    m_isWillOnTrial = false;
    chat.connected(hasSubscriptionIdentifiers(state), m_hasChatWill);
}

void BrokerSession::onSubscriptionsChanged(const std::vector<SubscriptionState> &subscriptions)
{
    chat.setRoomsOneByOne(std::ranges::any_of(subscriptions, [](const SubscriptionState &state) {
        return state.subscription.filter == "chat/+" && state.phase == SubscriptionState::Phase::Refused;
    }));
    chat.setMatchingSubscriptions([granted = subscriptions](const QByteArray &topic) {
        return int(std::ranges::count_if(granted, [&](const SubscriptionState &state) {
            return state.phase == SubscriptionState::Phase::Granted &&
                   matches(state.subscription.filter, topic);
        }));
    });
}

void BrokerSession::passToChat(const MessageBatch &batch, size_t first, size_t count)
{
    if (first == 0) {
        for (size_t i = 0; i < batch.newTopicCount(); ++i) {
            const QByteArrayView topic = batch.newTopic(i);
            if (m_chatTopics.size() < maximumChatTopics &&
                (topic.startsWith(presencePrefix) || roomNameOf(topic).kind != RoomName::Kind::None))
                m_chatTopics.emplace(batch.firstNewTopic() + TopicId(i), topic.toByteArray());
        }
    }
    if (m_chatTopics.empty())
        return;
    for (size_t i = first; i < first + count; ++i) {
        const MessageRecord &record = batch.at(i);
        const auto topic = m_chatTopics.find(record.topic);
        if (topic != m_chatTopics.end())
            chat.messageReceived({.topic = topic->second,
                                  .payload = batch.payload(record),
                                  .time = record.time,
                                  .packetId = record.packetId,
                                  .retain = bool(record.retain),
                                  .dup = bool(record.dup)});
    }
}

} // namespace avocet
