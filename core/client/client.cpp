// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "mqtt/packetdecoder.h"
#include "transport/transportfactory.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace mqtt {

namespace {
/// After so many bytes the event loop gets its turn: requests and timers wait no longer than that takes.
constexpr qsizetype burstBytes = 4 * 1024 * 1024;

Instant steadyNow()
{
    return std::chrono::steady_clock::now();
}

ConnectionCause causeOf(TransportError::Cause cause)
{
    switch (cause) {
    case TransportError::Cause::None:
    case TransportError::Cause::ClosedByPeer:
        return ConnectionCause::ClosedByServer;
    case TransportError::Cause::HostNotFound:
        return ConnectionCause::HostNotFound;
    case TransportError::Cause::ConnectionRefused:
        return ConnectionCause::ConnectionRefused;
    case TransportError::Cause::NetworkUnreachable:
        return ConnectionCause::NetworkUnreachable;
    case TransportError::Cause::TimedOut:
        return ConnectionCause::TimedOut;
    case TransportError::Cause::CaFileUnusable:
        return ConnectionCause::CaFileUnusable;
    case TransportError::Cause::CertificateFileUnusable:
        return ConnectionCause::CertificateFileUnusable;
    case TransportError::Cause::KeyUnusable:
        return ConnectionCause::KeyUnusable;
    case TransportError::Cause::CertificateRejected:
        return ConnectionCause::CertificateRejected;
    case TransportError::Cause::ClientCertificateRefused:
        return ConnectionCause::ClientCertificateRefused;
    case TransportError::Cause::TlsFailed:
        return ConnectionCause::TlsFailed;
    case TransportError::Cause::ProxyFailed:
        return ConnectionCause::ProxyFailed;
    case TransportError::Cause::WebSocketRefused:
        return ConnectionCause::WebSocketRefused;
    case TransportError::Cause::WebSocketViolation:
        return ConnectionCause::WebSocketViolation;
    case TransportError::Cause::Other:
        return ConnectionCause::NetworkError;
    }
    return ConnectionCause::NetworkError;
}

SessionOptions sessionOptions(const ConnectionSettings &settings)
{
    SessionOptions options;
    options.connect = settings.connect;
    options.connackTimeout = settings.connectTimeout;
    options.maximumPacketSize = settings.maximumPacketSize;
    options.outboxMessages = settings.outboxMessages;
    options.outboxBytes = settings.outboxBytes;
    options.hasEarlierSession = !settings.connect.cleanStart;
    return options;
}
} // namespace

Client::Client(std::shared_ptr<Inbox> inbox, QObject *parent)
    : QObject(parent)
    , m_inbox(std::move(inbox))
    , m_connectTimer(this)
    , m_deadlineTimer(this)
    , m_retryTimer(this)
{
    for (QTimer *timer : {&m_connectTimer, &m_deadlineTimer, &m_retryTimer}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_connectTimer, &QTimer::timeout, this, &Client::onConnectTimeout);
    connect(&m_deadlineTimer, &QTimer::timeout, this, &Client::onDeadline);
    connect(&m_retryTimer, &QTimer::timeout, this, &Client::attempt);
}

Client::~Client()
{
    if (m_transport)
        m_transport->disconnect(this);
}

void Client::open(const ConnectionSettings &settings)
{
    if (isOpen() && m_session) {
        m_session->disconnect({}, m_effects);
        apply();
    }
    dropTransport();
    if (m_session) {
        m_session->discard(m_effects);
        apply();
    }
    m_settings = settings;
    m_session.emplace(sessionOptions(settings));
    m_subscriptions = {};
    for (const Subscription &subscription : settings.subscriptions)
        m_subscriptions.add(subscription);
    m_overlaps.reset();
    m_unsubscribeOnConnect.clear();
    m_backoff.reset();
    m_state = {};
    m_state.endpoint = settings.endpoint;
    m_state.version = settings.connect.version;
    m_state.clientId = settings.connect.clientId;
    m_wanted = true;
    m_hasBeenConnected = false;
    postSubscriptions();
    attempt();
}

void Client::attempt()
{
    m_retryTimer.stop();
    dropTransport();
    m_transport = makeTransport(m_settings.endpoint.scheme, m_settings.transport, m_settings.maximumPacketSize);
    if (!m_transport) {
        m_wanted = false;
        fail(ConnectionCause::UnsupportedScheme, 0, {});
        return;
    }
    connect(m_transport.get(), &Transport::opened, this, &Client::onOpened);
    connect(m_transport.get(), &Transport::readable, this, &Client::onReadable);
    connect(m_transport.get(), &Transport::closed, this, &Client::onClosed);
    m_framer.clear();
    m_framer.setMaximumPacketSize(m_settings.maximumPacketSize);
    setPhase(ConnectionPhase::Connecting);
    m_connectTimer.start(m_settings.connectTimeout);
    m_transport->open(m_settings.endpoint);
}

void Client::onOpened()
{
    m_connectTimer.stop();
    m_session->setConnect(connectForAttempt());
    m_session->connectionOpened(steadyNow(), m_effects);
    apply();
}

/// On 5.0 a Session that outlives its connection is taken up again; a first connect is as the user wants it.
Connect Client::connectForAttempt() const
{
    Connect packet = m_settings.connect;
    if (m_hasBeenConnected && packet.version == ProtocolVersion::V5_0 &&
        packet.properties.number(PropertyId::SessionExpiryInterval).value_or(0) > 0)
        packet.cleanStart = false;
    if (m_hasBeenConnected)
        packet.clientId = m_session->clientId();
    return packet;
}

void Client::onConnectTimeout()
{
    fail(ConnectionCause::TimedOut, 0, {});
}

void Client::onReadable()
{
    qsizetype budget = burstBytes;
    m_arrival = QDateTime::currentMSecsSinceEpoch() * 1000;
    m_now = steadyNow();
    while (isOpen() && !m_readingPaused) {
        const PacketFramer::Room room = m_framer.writable();
        const qint64 size = m_transport->read(room.data, room.size);
        if (size <= 0)
            break;
        m_framer.commit(size);
        m_counters.bytesReceived += quint64(size);
        if (!readBurst())
            return;
        budget -= size;
        if (budget <= 0) {
            QMetaObject::invokeMethod(this, &Client::onReadable, Qt::QueuedConnection);
            break;
        }
    }
    postCounters();
}

/// Everything that is whole in the framer. False when the connection is over.
bool Client::readBurst()
{
    Frame frame;
    PacketFramer::Status status = PacketFramer::Status::NeedMore;
    while ((status = m_framer.next(frame)) == PacketFramer::Status::Frame) {
        if (!handle(frame))
            return false;
    }
    finishReading();
    if (status == PacketFramer::Status::NeedMore)
        return true;
    const bool tooLarge = status == PacketFramer::Status::TooLarge;
    m_session->fail(tooLarge ? ConnectionCause::PacketTooLarge : ConnectionCause::ProtocolViolation,
                    tooLarge ? DecodeError{ReasonCode::PacketTooLarge, "3.1.2-24"}
                             : DecodeError{ReasonCode::MalformedPacket, "2.1.4"},
                    m_effects);
    apply();
    return isOpen();
}

bool Client::handle(const Frame &frame)
{
    if (frame.type() == PacketType::Publish) {
        handlePublish(frame);
    } else {
        const auto packet = decode(frame, m_settings.connect.version);
        if (packet)
            m_session->receive(*packet, m_now, m_effects);
        else
            m_session->fail(ConnectionCause::ProtocolViolation, packet.error(), m_effects);
    }
    if (m_effects.events.empty() && !m_effects.close)
        return true;
    // What was read before stands before what is said now.
    m_inbox->post(m_batch);
    apply();
    return isOpen();
}

void Client::handlePublish(const Frame &frame)
{
    auto message = decodePublish(frame, m_settings.connect.version);
    if (!message) {
        m_session->fail(ConnectionCause::ProtocolViolation, message.error(), m_effects);
        return;
    }
    if (!m_session->accept(*message, m_now, m_effects))
        return;
    ++m_counters.messagesReceived;
    const TopicTable::Interned topic = m_topics.intern(message->topic);
    if (topic.id == noTopic) {
        ++m_counters.droppedMessages;
        return;
    }
    if (topic.isNew)
        m_batch.addTopic(topic.id, message->topic);
    if (m_overlaps.takes(topic.id, message->topic, message->properties, m_subscriptions))
        m_batch.add(*message, topic.id, m_arrival);
    else
        ++m_counters.overlapCopies;
}

void Client::finishReading()
{
    apply();
    m_inbox->post(m_batch);
    if (m_inbox->isFull())
        pauseReading();
}

void Client::pauseReading()
{
    m_readingPaused = true;
    m_counters.readingPaused = true;
    if (m_session)
        m_session->setReadingPaused(true, steadyNow());
    scheduleDeadline();
}

void Client::resumeReading()
{
    if (!m_readingPaused || m_inbox->isFull())
        return;
    m_readingPaused = false;
    m_counters.readingPaused = false;
    if (!isOpen())
        return;
    m_session->setReadingPaused(false, steadyNow());
    scheduleDeadline();
    onReadable();
}

void Client::onClosed(const TransportError &error)
{
    // The rest that arrived before the end: at most a read buffer, so no pause is needed for it.
    const bool paused = std::exchange(m_readingPaused, false);
    onReadable();
    m_readingPaused = paused;
    if (isOpen())
        fail(causeOf(error.cause), 0,
             error.cause == TransportError::Cause::ClosedByPeer ? QString() : error.detail,
             error.certificate);
}

void Client::onDeadline()
{
    if (!isOpen())
        return;
    m_session->tick(steadyNow(), m_effects);
    apply();
}

void Client::subscribe(const Subscription &subscription)
{
    std::erase(m_unsubscribeOnConnect, subscription.filter);
    m_subscriptions.add(subscription);
    if (m_session && m_session->isConnected()) {
        sendSubscribe(*m_subscriptions.find(subscription.filter));
        apply();
    }
    m_overlaps.reset();
    postSubscriptions();
}

void Client::unsubscribe(const QByteArray &filter)
{
    if (!m_subscriptions.remove(filter))
        return;
    m_overlaps.reset();
    postSubscriptions();
    if (!m_session || !m_session->isConnected()) {
        m_unsubscribeOnConnect.push_back(filter);
        return;
    }
    m_session->unsubscribe({filter}, {}, 0, steadyNow(), m_effects);
    apply();
}

void Client::publish(const Publish &message, Token token)
{
    if (!m_session) {
        m_inbox->post(Settlement{
            .token = token, .outcome = Settlement::Outcome::Rejected, .why = Settlement::Why::Offline});
        return;
    }
    m_session->publish(message, token, steadyNow(), m_effects);
    apply();
    postCounters();
}

void Client::close()
{
    m_wanted = false;
    m_retryTimer.stop();
    m_connectTimer.stop();
    if (isOpen()) {
        m_session->disconnect({}, m_effects);
        m_transport->write(m_effects.output);
        m_effects.clear();
        m_session->connectionLost();
        Transport *closing = m_transport.release();
        closing->disconnect(this);
        connect(closing, &Transport::closed, closing, &QObject::deleteLater);
        connect(closing, &Transport::closed, this, &Client::closed);
        closing->setParent(this);
        closing->close();
    } else {
        QMetaObject::invokeMethod(this, &Client::closed, Qt::QueuedConnection);
    }
    m_deadlineTimer.stop();
    m_state.connack.reset();
    m_state.error.reset();
    setPhase(ConnectionPhase::Idle);
}

void Client::reconnectNow()
{
    if (!m_session || m_state.phase == ConnectionPhase::Connected ||
        m_state.phase == ConnectionPhase::Connecting)
        return;
    m_wanted = true;
    m_backoff.reset();
    attempt();
}

void Client::setPhase(ConnectionPhase phase)
{
    m_state.phase = phase;
    if (phase != ConnectionPhase::Waiting)
        m_state.nextAttempt = 0;
    m_inbox->post(m_state);
}

void Client::postSubscriptions()
{
    SubscriptionStates states;
    for (const SubscriptionSet::Entry &entry : m_subscriptions.entries())
        states.push_back(entry.state);
    m_inbox->post(std::move(states));
}

void Client::postCounters()
{
    if (m_session) {
        m_counters.outboxMessages = m_session->outboxMessages();
        m_counters.outboxBytes = m_session->outboxBytes();
    }
    m_inbox->setCounters(m_counters);
}

void Client::scheduleDeadline()
{
    const std::optional<Instant> deadline = isOpen() ? m_session->deadline() : std::nullopt;
    if (!deadline) {
        m_deadlineTimer.stop();
        return;
    }
    const auto left = std::chrono::ceil<milliseconds>(*deadline - steadyNow());
    m_deadlineTimer.start(std::clamp(left, milliseconds(0), milliseconds(24 * 3600 * 1000)));
}

} // namespace mqtt
