// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "client/authentication.h"
#include "transport/transportfactory.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace mqtt {

namespace {
/// The timer is not set anew for a deadline that has moved by less.
constexpr milliseconds deadlineSlack{1'000};

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
    , m_keeper(this)
    , m_connectTimer(this)
    , m_deadlineTimer(this)
    , m_retryTimer(this)
    , m_restTimer(this)
    , m_fillTimer(this)
{
    for (QTimer *timer : {&m_connectTimer, &m_deadlineTimer, &m_retryTimer, &m_restTimer, &m_fillTimer}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_connectTimer, &QTimer::timeout, this, &Client::onConnectTimeout);
    connect(&m_deadlineTimer, &QTimer::timeout, this, &Client::onDeadline);
    connect(&m_retryTimer, &QTimer::timeout, this, &Client::attempt);
    connect(&m_restTimer, &QTimer::timeout, this, &Client::onReadable);
    connect(&m_fillTimer, &QTimer::timeout, this, &Client::handOver);
    connect(&m_keeper, &SessionKeeper::problemFound, this, [this] {
        m_state.sessionFile = m_keeper.problem();
        m_inbox->post(m_state);
    });
}

Client::~Client()
{
    m_keeper.leave();
    if (m_transport)
        m_transport->disconnect(this);
}

void Client::open(const ConnectionSettings &settings)
{
    sayGoodbye();
    dropTransport();
    if (m_session) {
        if (m_keeper.leave())
            m_session->leave(m_effects);
        else
            m_session->discard(m_effects);
        apply();
    }
    m_settings = settings;
    m_session.emplace(sessionOptions(settings));
    m_session->setAuthenticator(makeAuthenticator(settings));
    m_session->setReadingPaused(m_readingPaused, steadyNow());
    m_keeper.open(settings, *m_session);
    m_subscriptions = {};
    for (const Subscription &subscription : settings.subscriptions)
        m_subscriptions.add(subscription);
    m_overlaps.reset();
    m_unsubscribeOnConnect.clear();
    m_backoff.reset();
    m_takeOver.reset();
    m_preferred.reset();
    m_state = {};
    m_state.sessionFile = m_keeper.problem();
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
    m_transport = makeTransport(m_settings.endpoint.scheme, m_settings.transport);
    if (!m_transport) {
        m_wanted = false;
        fail(ConnectionCause::NoTls, 0, {});
        return;
    }
    connect(m_transport.get(), &Transport::opened, this, &Client::onOpened);
    connect(m_transport.get(), &Transport::readable, this, &Client::onReadable);
    connect(m_transport.get(), &Transport::drained, this, &Client::onDrained);
    connect(m_transport.get(), &Transport::closed, this, &Client::onClosed);
    m_waitsForPeer = false;
    m_framer.clear();
    m_framer.setMaximumPacketSize(m_settings.maximumPacketSize);
    setPhase(ConnectionPhase::Connecting);
    m_connectTimer.start(m_settings.connectTimeout);
    m_transport->open(m_settings.endpoint);
}

void Client::onOpened()
{
    m_connectTimer.stop();
    setTrace(m_trace);
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
    return usesAuthentication(m_settings) ? withoutCredentials(std::move(packet)) : packet;
}

void Client::onConnectTimeout()
{
    fail(ConnectionCause::TimedOut, 0, {});
}

void Client::onClosed(const TransportError &error)
{
    readRest();
    if (!isOpen())
        return;
    releaseTransport()->deleteLater(); // it is the one that is calling
    fail(causeOf(error.cause), 0, error.detail, error.certificate);
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

void Client::close()
{
    m_wanted = false;
    m_retryTimer.stop();
    m_connectTimer.stop();
    if (isOpen())
        connect(sayGoodbye(), &QObject::destroyed, this, &Client::closed);
    else
        QMetaObject::invokeMethod(this, &Client::closed, Qt::QueuedConnection);
    m_deadlineTimer.stop();
    m_keeper.storeChanges();
    m_state.connack.reset();
    m_state.error.reset();
    m_state.authentication = AuthenticationPhase::None;
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

void Client::setTrace(std::shared_ptr<TraceQueue> trace)
{
    m_trace = std::move(trace);
    if (m_trace && isOpen() && !m_connectTimer.isActive())
        m_traceConnection = m_trace->openConnection();
}

void Client::setWill(const std::optional<Will> &will)
{
    if (std::exchange(m_settings.connect.will, will) == will || !isOpen())
        return;
    sayGoodbye();
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
        m_counters.outboxBytes = std::max(m_session->outboxBytes(), unsentBytes());
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
    if (m_deadlineTimer.isActive() && *deadline >= m_deadline && *deadline - m_deadline < deadlineSlack)
        return; // it asks again when it fires
    m_deadline = *deadline;
    const auto left = std::chrono::ceil<milliseconds>(*deadline - steadyNow());
    m_deadlineTimer.start(std::clamp(left, milliseconds(0), milliseconds(24 * 3600 * 1000)));
}

} // namespace mqtt
