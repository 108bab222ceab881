// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "base/logging.h"
#include "base/overloaded.h"
#include "client/authentication.h"

#include <QtCore/QDateTime>
#include <QtCore/QRandomGenerator>

#include <algorithm>

// What the Session tells, and what becomes of the connection.
namespace mqtt {

namespace {
/// How long the last bytes may take.
constexpr seconds lastWords{2};

/// What another attempt would only meet again: the user has to change something first.
bool isFinal(const ConnectionError &error)
{
    switch (error.cause) {
    case ConnectionCause::CaFileUnusable:
    case ConnectionCause::CertificateFileUnusable:
    case ConnectionCause::KeyUnusable:
    case ConnectionCause::CertificateRejected:
    case ConnectionCause::ClientCertificateRefused:
    case ConnectionCause::NoTls:
    case ConnectionCause::AuthenticationFailed:
        return true;
    case ConnectionCause::RefusedByServer:
        break;
    default:
        return false;
    }
    if (error.version != ProtocolVersion::V5_0)
        return ConnectReturnCode(error.code) != ConnectReturnCode::ServerUnavailable;
    switch (ReasonCode(error.code)) {
    case ReasonCode::UnsupportedProtocolVersion:
    case ReasonCode::ClientIdentifierNotValid:
    case ReasonCode::BadUserNameOrPassword:
    case ReasonCode::NotAuthorized:
    case ReasonCode::Banned:
    case ReasonCode::BadAuthenticationMethod:
    case ReasonCode::TopicNameInvalid:
    case ReasonCode::PacketTooLarge:
    case ReasonCode::PayloadFormatInvalid:
    case ReasonCode::RetainNotSupported:
    case ReasonCode::QoSNotSupported:
    case ReasonCode::ServerMoved:
        return true;
    default:
        return false;
    }
}

QString reasonString(const PropertyList &properties)
{
    return QString::fromUtf8(properties.bytes(PropertyId::ReasonString).value_or(QByteArray()));
}
} // namespace

void Client::apply()
{
    std::vector<SessionEvent> events = std::exchange(m_spareEvents, {});
    events.swap(m_effects.events);
    const bool closes = std::exchange(m_effects.close, false);
    const auto connected = std::ranges::find_if(
        events, [](const SessionEvent &event) { return std::holds_alternative<SessionConnected>(event); });
    if (connected != events.end())
        subscribeBeforeOutput(std::get<SessionConnected>(*connected));
    writeOutput();
    for (const SessionEvent &event : events)
        apply(event);
    if (closes && isOpen())
        fail(ConnectionCause::ClosedByServer, 0, {});
    m_keeper.noticeChanges();
    scheduleDeadline();
    events.clear();
    m_spareEvents = std::move(events);
}

/// What waited for the connection is sent only once we would hear it ourselves.
void Client::subscribeBeforeOutput(const SessionConnected &event)
{
    const QByteArray waiting = std::exchange(m_effects.output, {});
    m_state.connack = event.connack;
    m_subscriptions.setAllPending();
    m_overlaps.reset();
    if (!m_unsubscribeOnConnect.empty())
        m_session->unsubscribe(std::exchange(m_unsubscribeOnConnect, {}), {}, 0,
                               std::chrono::steady_clock::now(), m_effects);
    for (const SubscriptionSet::Entry &entry : m_subscriptions.entries())
        sendSubscribe(entry);
    m_effects.output.append(waiting);
}

void Client::writeOutput()
{
    storeFirst();
    if (isOpen() && !m_effects.output.isEmpty()) {
        write(m_effects.output);
        m_counters.bytesSent += quint64(m_effects.output.size());
        m_session->written(std::chrono::steady_clock::now());
    }
    m_effects.output.resize(0);
}

void Client::write(const QByteArray &packets)
{
    m_transport->write(packets);
    if (m_trace) [[unlikely]]
        m_trace->sent(m_traceConnection, packets, m_settings.connect.version,
                      std::chrono::steady_clock::now());
}

void Client::apply(const SessionEvent &event)
{
    std::visit(Overloaded{
                   [this](const SessionConnected &e) { onConnected(e); },
                   [this](const SessionRefused &e) {
                       m_state.connack = e.connack;
                       fail(ConnectionCause::RefusedByServer, e.connack.code,
                            reasonString(e.connack.properties));
                   },
                   [this](const Settlement &e) { m_inbox->post(e); },
                   [this](const SubscribeAnswered &e) { onSubscribeAnswered(e); },
                   [](const UnsubscribeAnswered &) {},
                   [this](const PingAnswered &e) {
                       m_counters.roundTripMicroseconds = e.roundTrip.count() * 1000;
                       postCounters();
                   },
                   [this](const ServerDisconnected &e) {
                       fail(ConnectionCause::DisconnectedByServer, quint8(e.disconnect.reason),
                            reasonString(e.disconnect.properties));
                   },
                   [](const AuthReceived &) {},
                   [this](const Reauthenticated &) { setAuthentication(AuthenticationPhase::Done); },
                   [this](const SessionFailed &e) {
                       if (e.problem)
                           fail(e.cause, quint8(e.problem->what), e.problem->detail);
                       else
                           fail(e.cause, quint8(e.reason), QString::fromLatin1(e.clause));
                   },
               },
               event);
}

void Client::onConnected(const SessionConnected &event)
{
    m_hasBeenConnected = true;
    m_connectedAt = std::chrono::steady_clock::now();
    m_preferred.reset();
    m_state.authentication =
        usesAuthentication(m_settings) ? AuthenticationPhase::Done : AuthenticationPhase::None;
    m_state.clientId = m_session->clientId();
    m_state.error.reset();
    m_state.attempt = 0;
    m_counters.roundTripMicroseconds = event.roundTrip.count() * 1000;
    setPhase(ConnectionPhase::Connected);
    postSubscriptions();
    postCounters();
}

void Client::sendSubscribe(const SubscriptionSet::Entry &entry)
{
    PropertyList properties;
    // 3.2.2.3.12: absent means available.
    if (m_state.connack &&
        m_state.connack->properties.number(PropertyId::SubscriptionIdentifierAvailable).value_or(1) == 1)
        properties.add(PropertyId::SubscriptionIdentifier, entry.identifier);
    const RequestResult result = m_session->subscribe({entry.state.subscription}, std::move(properties), 0,
                                                      std::chrono::steady_clock::now(), m_effects);
    if (result.refusal == RequestResult::Refusal::NotSupported) { // said in CONNACK already
        const QByteArray filter = entry.state.subscription.filter;
        const auto code = filter.startsWith("$share/") ? ReasonCode::SharedSubscriptionsNotSupported
                                                       : ReasonCode::WildcardSubscriptionsNotSupported;
        m_subscriptions.answered(filter, quint8(code), {});
    }
}

void Client::onSubscribeAnswered(const SubscribeAnswered &event)
{
    const QByteArray reason = event.properties.bytes(PropertyId::ReasonString).value_or(QByteArray());
    for (size_t i = 0; i < event.subscriptions.size(); ++i)
        m_subscriptions.answered(event.subscriptions[i].filter, event.codes[i], reason);
    m_overlaps.reset();
    postSubscriptions();
}

/// The connection is over, or did not come about.
void Client::fail(ConnectionCause cause, quint8 code, QString detail,
                  std::optional<CertificateProblem> certificate)
{
    ConnectionError error;
    error.stage = m_state.phase == ConnectionPhase::Connected ? ConnectionStage::Running
                  : m_connectTimer.isActive()                 ? ConnectionStage::Opening
                                                              : ConnectionStage::Handshake;
    error.cause = cause;
    error.version = m_settings.connect.version;
    error.code = code;
    error.detail = std::move(detail).left(1024);
    error.certificate = std::move(certificate);
    qCInfo(transportLog) << "connection over" << int(cause) << code << error.detail;
    if (isOpen())
        retireTransport(); // a DISCONNECT may be on its way out (4.13.1)
    dropTransport();
    connectionEnded(error);
    m_state.error = error;
    m_state.connack.reset();
    m_state.authentication = AuthenticationPhase::None;
    if (fallBack(error))
        return;
    ++m_state.attempt;
    const bool hasWorked = m_hasBeenConnected && error.cause != ConnectionCause::AuthenticationFailed;
    if (m_wanted && m_settings.reconnects && (hasWorked || !isFinal(error)))
        planNextAttempt();
    else
        setPhase(ConnectionPhase::Failed);
}

void Client::planNextAttempt()
{
    const milliseconds wait = m_backoff.next(QRandomGenerator::global()->generateDouble());
    m_retryTimer.start(wait);
    m_state.nextAttempt = QDateTime::currentMSecsSinceEpoch() + wait.count();
    setPhase(ConnectionPhase::Waiting);
}

/// DISCONNECT, and the Transport on its way out with it; nullptr if none was open.
Transport *Client::sayGoodbye()
{
    if (!isOpen())
        return nullptr;
    m_session->disconnect({}, m_effects);
    write(m_effects.output);
    m_effects.clear();
    m_session->connectionLost();
    return retireTransport();
}

/// It has nothing to say to us any more, and goes with us at the latest.
Transport *Client::releaseTransport()
{
    handOverCopy(); // what came over it stands before its end
    Transport *released = m_transport.release();
    released->disconnect(this);
    released->setParent(this);
    return released;
}

/// Lets it write what it has, for a while: the peer may not read, and then it would never be closed.
Transport *Client::retireTransport()
{
    Transport *closing = releaseTransport();
    connect(closing, &Transport::closed, closing, &QObject::deleteLater);
    QTimer::singleShot(lastWords, closing, &QObject::deleteLater);
    closing->close();
    return closing;
}

void Client::dropTransport()
{
    m_connectTimer.stop();
    m_deadlineTimer.stop();
    if (m_session)
        m_session->connectionLost();
    m_inbox->post(m_batch);
    if (m_transport)
        releaseTransport()->deleteLater(); // it may be the one that is calling
    m_framer.clear();
}

} // namespace mqtt
