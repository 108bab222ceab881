// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/messagebatch.h"
#include "session/connectionsettings.h"
#include "session/connectionstate.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace mqtt {

class Client;
class Inbox;
class PublishQueue;
class TraceQueue;

/// A broker connection as the window sees it. The work is done on a thread of its own; every call returns at
/// once and every signal comes on the caller's thread, at most once per frame (16 ms) and in the order of
/// events.
class Connection : public QObject
{
    Q_OBJECT

public:
    explicit Connection(QObject *parent = nullptr);
    /// Sends DISCONNECT. The thread has 2 s for it, on its own; nobody waits.
    ~Connection() override;

    /// Topic ids go on counting across open(): a Connection is one name space of topics.
    void open(const ConnectionSettings &settings);
    void close();
    void reconnectNow();
    /// Of this and later connections; the present one is given up for one that has it. Nothing is lost by
    /// that: neither Session nor subscriptions.
    void setWill(const std::optional<Will> &will);

    /// The outcome comes with settled() under the returned token.
    Token publish(const Publish &message);
    void subscribe(const Subscription &subscription);
    void unsubscribe(const QByteArray &filter);
    /// Enhanced authentication once more (4.12.1); see ConnectionState::authentication.
    void reauthenticate();
    /// Every Control Packet of both directions goes there too, until nullptr is set. Without one the price is a
    /// branch.
    void setTrace(std::shared_ptr<TraceQueue> trace);

    const ConnectionState &state() const { return m_state; }
    bool isConnected() const { return m_state.phase == ConnectionPhase::Connected; }
    const std::vector<SubscriptionState> &subscriptions() const { return m_subscriptions; }
    TrafficCounters counters() const;

Q_SIGNALS:
    void stateChanged(const mqtt::ConnectionState &state);
    void subscriptionsChanged(const std::vector<mqtt::SubscriptionState> &subscriptions);
    void settled(const mqtt::Settlement &settlement);
    /// Records [first, first + count) of a batch; a large batch comes in several pieces, over several frames.
    /// Its new topics belong to the piece with first == 0.
    void messagesReceived(const std::shared_ptr<mqtt::MessageBatch> &batch, size_t first, size_t count);
    /// All signals of one frame are out: time to look at the sums.
    void frameFinished();

private:
    using Entry = std::variant<std::shared_ptr<MessageBatch>, ConnectionState, std::vector<SubscriptionState>,
                               std::vector<Settlement>>;

    void onWake();
    void drain();
    bool deliver(Entry &entry, const QElapsedTimer &clock);
    bool deliverBatch(const std::shared_ptr<MessageBatch> &batch, const QElapsedTimer &clock);
    template <class Call>
    void ask(Call call);

    class Waker;
    std::shared_ptr<Waker> m_waker;
    std::shared_ptr<Inbox> m_inbox;
    std::shared_ptr<PublishQueue> m_publishes;
    std::unique_ptr<QThread> m_thread;
    Client *m_client; ///< lives on m_thread, deleted there
    QTimer m_frame;
    QElapsedTimer m_sinceFrame;
    std::deque<Entry> m_waiting;
    size_t m_position = 0;   ///< in the batch at the front of m_waiting
    qint64 m_frontBytes = 0; ///< what that batch counts for in the Inbox
    ConnectionState m_state;
    std::vector<SubscriptionState> m_subscriptions;
    Token m_lastToken = 0;
};

} // namespace mqtt
