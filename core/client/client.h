// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/topictable.h"
#include "client/inbox.h"
#include "client/overlapfilter.h"
#include "client/publishqueue.h"
#include "client/readpacer.h"
#include "client/sessionkeeper.h"
#include "mqtt/packetframer.h"
#include "session/connectionsettings.h"
#include "session/reconnectbackoff.h"
#include "session/session.h"
#include "session/subscriptionset.h"
#include "session/takeoverwatch.h"
#include "trace/tracequeue.h"
#include "transport/transport.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <array>
#include <memory>
#include <optional>

namespace mqtt {

/// The network thread's side of a Connection: it moves bytes between Transport and Session, and what comes of
/// it into the Inbox. Every function is called on its own thread.
class Client : public QObject
{
    Q_OBJECT

public:
    explicit Client(std::shared_ptr<Inbox> inbox, QObject *parent = nullptr);
    ~Client() override;

    /// A new Session towards a server. Ends the present one in good order first and settles what it had not
    /// sent.
    void open(const ConnectionSettings &settings);
    /// DISCONNECT and no further attempts. Unsent messages wait for reconnectNow().
    void close();
    /// The same, and nothing follows: lets go of the file of the Session.
    void closeForGood();
    /// Goes on with the same Session, without waiting for the planned attempt.
    void reconnectNow();
    /// For this and later attempts. A present connection ends in good order and the next one begins at once,
    /// with the same Session and subscriptions.
    void setWill(const std::optional<Will> &will);
    void publish(const Publish &message, Token token);
    /// A crowd of what waits there; calls itself again, behind what else is asked, as long as there is more.
    void publishCrowd(const std::shared_ptr<PublishQueue> &queue);
    /// All that was put there with tokens up to `last`.
    void publishUpTo(PublishQueue &queue, Token last);
    void subscribe(const Subscription &subscription);
    void unsubscribe(const QByteArray &filter);
    /// Nothing happens without enhanced authentication and without a connection.
    void reauthenticate();
    /// The Inbox has room again.
    void resumeReading();
    /// Every Control Packet goes there too; nullptr ends it.
    void setTrace(std::shared_ptr<TraceQueue> trace);
    bool isReadingPaused() const { return m_readingPaused; }
    const ConnectionState &state() const { return m_state; }

Q_SIGNALS:
    /// After close(): the Network Connection is gone.
    void closed();

private:
    void attempt();
    void onOpened();
    void onReadable();
    qint64 readSome();
    void readRest();
    bool readBurst();
    bool isStillMqtt();
    static bool isPlainAnswer(const Frame &frame);
    bool handle(const Frame &frame);
    bool settle();
    bool handlePublish(const Frame &frame);
    bool takePlain();
    bool receive(PublishView &message, quint32 topicHash);
    void addToBatch(const PublishView &message, TopicId topic);
    void prepareForLargePackets();
    bool isFilling() const;
    void handOver();
    void handOverCopy();
    void onDrained();
    void onClosed(const TransportError &error);
    void onConnectTimeout();
    void onDeadline();

    void apply();
    void apply(const SessionEvent &event);
    void subscribeBeforeOutput(const SessionConnected &event);
    void writeOutput();
    void write(const QByteArray &packets);
    void onConnected(const SessionConnected &event);
    void fail(ConnectionCause cause, quint8 code, QString detail,
              std::optional<CertificateProblem> certificate = {});
    bool fallBack(const ConnectionError &error);
    void connectionEnded(ConnectionError &error);
    void storeFirst();
    void setAuthentication(AuthenticationPhase phase);
    void sendSubscribe(const SubscriptionSet::Entry &entry);
    void onSubscribeAnswered(const SubscribeAnswered &event);

    Transport *sayGoodbye();
    Transport *retireTransport();
    Transport *releaseTransport();
    void dropTransport();
    void planNextAttempt();
    void setPhase(ConnectionPhase phase);
    void postState();
    void postSubscriptions();
    void postCounters();
    void scheduleDeadline();
    void pauseReading();
    void take(PublishQueue::Request request);
    void takeCrowd();
    bool hasRoomFor(const Publish &message) const;
    bool isPeerBehind() const;
    qint64 unsentBytes() const { return m_transport ? m_transport->bytesToWrite() : 0; }
    Connect connectForAttempt() const;
    bool isOpen() const { return m_transport != nullptr; }

    std::shared_ptr<Inbox> m_inbox;
    ConnectionSettings m_settings;
    std::optional<Session> m_session;
    Effects m_effects;
    std::vector<SessionEvent> m_spareEvents; ///< empty; its capacity is used again
    std::unique_ptr<Transport> m_transport;
    PacketFramer m_framer;
    TopicTable m_topics;
    OverlapFilter m_overlaps;
    struct Plain
    {
        PublishView message;
        quint32 topicHash;
    };
    std::array<Plain, 16> m_plain; ///< decoded, and looked up together while memory is waited for
    size_t m_plainCount = 0;
    MessageBatch m_batch;
    std::vector<PublishQueue::Request> m_crowd; ///< being published
    SubscriptionSet m_subscriptions;
    SessionKeeper m_keeper;
    std::vector<QByteArray> m_unsubscribeOnConnect;
    ReconnectBackoff m_backoff;
    TakeOverWatch m_takeOver;
    std::optional<Connect> m_preferred; ///< of 5.0, while 3.1.1 is tried on suspicion only
    ConnectionState m_state;
    TrafficCounters m_counters;
    std::shared_ptr<TraceQueue> m_trace; ///< mostly nullptr
    quint32 m_traceConnection = 0;
    QTimer m_connectTimer;
    QTimer m_deadlineTimer;
    Instant m_deadline{}; ///< what it is set for
    QTimer m_retryTimer;
    QTimer m_restTimer; ///< while it runs, nothing is read
    QTimer m_fillTimer; ///< when it ends, the batch is handed over as it is
    ReadPacer m_pacer;
    qint64 m_arrival = 0; ///< of the present burst, microseconds since 1970
    Instant m_now{};      ///< of the present burst
    Instant m_batchBegan{};
    qint64 m_bytesPerMessage = 0; ///< in the present burst
    bool m_readsInPlace = false;  ///< the messages of m_batch are in the framer's buffer still
    Instant m_connectedAt{};
    bool m_wanted = false;
    bool m_hasBeenConnected = false;
    bool m_readingPaused = false; ///< until the Inbox has room
    Instant m_pausedAt;
    bool m_waitsForPeer = false; ///< reading goes on once the peer has read what we answered
};

} // namespace mqtt
