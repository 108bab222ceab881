// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/connectiondriver.h"

#include "base/overloaded.h"
#include "mqtt/packetcheck.h"
#include "mqtt/packetdecoder.h"
#include "transport/transportfactory.h"

#include <algorithm>

using namespace mqtt;

namespace avocet::probe {

namespace {

/// After so many bytes commands and timers get their turn.
constexpr qint64 burstBytes = 1024 * 1024;
/// How long the last bytes may take.
constexpr seconds lastWords{2};

Instant steadyNow()
{
    return std::chrono::steady_clock::now();
}

SessionOptions sessionOptions(const Connect &connect, milliseconds timeout)
{
    SessionOptions options;
    options.connect = connect;
    options.connackTimeout = timeout;
    options.outboxMessages = 65'535;
    options.outboxBytes = qint64(1) << 30;
    options.queuesWhileOffline = false;
    options.republishesAfterLoss = false;
    return options;
}

quint32 maximumPacketSize(const Connect &connect)
{
    return std::min(
        connect.properties.number(PropertyId::MaximumPacketSize).value_or(maximumPacketSizeOfStandard),
        maximumPacketSizeOfStandard);
}

QByteArray causeName(ConnectionCause cause)
{
    switch (cause) {
    case ConnectionCause::TimedOut:
        return "timeout";
    case ConnectionCause::KeepAliveTimeout:
        return "keep-alive-timeout";
    case ConnectionCause::PacketTooLarge:
        return "packet-too-large";
    default:
        return "protocol-violation";
    }
}

QByteArray whyOf(const SessionFailed &failure)
{
    return causeName(failure.cause) + " [" + failure.clause + ']';
}

} // namespace

ConnectionDriver::ConnectionDriver(const Connect &connect, Target target)
    : m_target(std::move(target))
    , m_session(sessionOptions(connect, m_target.timeout))
{
    for (QTimer *timer : {&m_connectTimer, &m_deadlineTimer, &m_closeTimer}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    QObject::connect(&m_connectTimer, &QTimer::timeout, this, &ConnectionDriver::onConnectTimeout);
    QObject::connect(&m_deadlineTimer, &QTimer::timeout, this, &ConnectionDriver::onDeadline);
    QObject::connect(&m_closeTimer, &QTimer::timeout, this, &ConnectionDriver::finish);
}

ConnectionDriver::~ConnectionDriver()
{
    if (m_transport)
        m_transport->QObject::disconnect(this);
}

void ConnectionDriver::open(const Connect &packet)
{
    m_end.reset();
    m_closing = false;
    m_session.setConnect(packet);
    m_framer = PacketFramer(maximumPacketSize(packet));
    if (const auto error = checkOutgoing(packet, packet.version)) {
        Q_EMIT closed(
            {By::Error, std::nullopt, QByteArray("CONNECT is not allowed [") + error->clause + ']'});
        return;
    }
    m_transport = makeTransport(m_target.endpoint.scheme, m_target.options);
    if (!m_transport) {
        Q_EMIT closed({By::Error, std::nullopt, "unsupported-scheme"});
        return;
    }
    connect(m_transport.get(), &Transport::opened, this, &ConnectionDriver::onOpened);
    connect(m_transport.get(), &Transport::readable, this, &ConnectionDriver::onReadable);
    connect(m_transport.get(), &Transport::closed, this, &ConnectionDriver::onTransportClosed);
    m_connectTimer.start(m_target.timeout);
    m_transport->open(m_target.endpoint);
}

void ConnectionDriver::onOpened()
{
    m_connectTimer.stop();
    m_session.connectionOpened(steadyNow(), m_effects);
    apply();
}

void ConnectionDriver::disconnect(const Disconnect &packet)
{
    setEnd(By::Client, {});
    m_session.disconnect(packet, m_effects);
    if (!m_effects.close && !m_closing)
        abort(); // there is no one to say it to yet
    apply();
}

void ConnectionDriver::abort()
{
    setEnd(By::Client, {});
    finish();
}

void ConnectionDriver::apply()
{
    if (m_transport && !m_effects.output.isEmpty()) {
        m_transport->write(m_effects.output);
        m_session.written(steadyNow());
    }
    m_effects.output.resize(0);
    for (const SessionEvent &event : std::exchange(m_effects.events, {})) {
        note(event);
        Q_EMIT happened(event);
    }
    if (std::exchange(m_effects.close, false))
        close();
    scheduleDeadline();
}

void ConnectionDriver::note(const SessionEvent &event)
{
    std::visit(Overloaded{[this](const SessionRefused &) { setEnd(By::Server, "refused"); },
                          [this](const ServerDisconnected &) { setEnd(By::Server, "disconnected"); },
                          [this](const SessionFailed &failure) { setEnd(By::Error, whyOf(failure)); },
                          [](const auto &) {}},
               event);
}

void ConnectionDriver::onReadable()
{
    for (qint64 budget = burstBytes; budget > 0;) {
        const qint64 size = m_transport ? readSome() : 0;
        if (size == 0)
            return;
        budget -= size;
    }
    QMetaObject::invokeMethod(this, &ConnectionDriver::onReadable, Qt::QueuedConnection);
}

qint64 ConnectionDriver::readSome()
{
    const PacketFramer::Room room = m_framer.writable();
    const qint64 size = m_transport->read(room.data, room.size);
    if (size <= 0 || m_closing) // then nothing is believed any more
        return std::max<qint64>(size, 0);
    m_framer.commit(size);
    m_session.arrived(steadyNow());
    handleFrames();
    return size;
}

void ConnectionDriver::handleFrames()
{
    Frame frame;
    while (m_transport && !m_closing) {
        switch (m_framer.next(frame)) {
        case PacketFramer::Status::Frame:
            handle(frame);
            break;
        case PacketFramer::Status::NeedMore:
            return;
        case PacketFramer::Status::TooLarge:
            m_session.fail(ConnectionCause::PacketTooLarge, {ReasonCode::PacketTooLarge, "3.1.2-24"},
                           m_effects);
            apply();
            return;
        case PacketFramer::Status::Malformed:
            m_session.fail(ConnectionCause::ProtocolViolation, {ReasonCode::MalformedPacket, "2.1"},
                           m_effects);
            apply();
            return;
        }
    }
}

void ConnectionDriver::handle(const Frame &frame)
{
    const auto fail = [this](const DecodeError &error) {
        m_session.fail(ConnectionCause::ProtocolViolation, error, m_effects);
    };
    if (frame.type() == PacketType::Publish) {
        auto message = decodePublish(frame, m_session.version());
        if (!message)
            fail(message.error());
        else if (m_session.accept(message.value(), steadyNow(), m_effects))
            Q_EMIT messageArrived(*message);
    } else {
        const auto packet = decode(frame, m_session.version());
        if (packet)
            m_session.receive(*packet, steadyNow(), m_effects);
        else
            fail(packet.error());
    }
    apply();
}

void ConnectionDriver::onConnectTimeout()
{
    setEnd(By::Error, "timeout");
    finish();
}

void ConnectionDriver::onDeadline()
{
    m_session.tick(steadyNow(), m_effects);
    apply();
}

void ConnectionDriver::onTransportClosed(const TransportError &error)
{
    while (m_transport && readSome() > 0) { // what arrived before the end
    }
    const bool byPeer = error.cause == TransportError::Cause::ClosedByPeer;
    setEnd(byPeer ? By::Server : By::Error, byPeer ? QByteArray("closed") : error.detail.toUtf8());
    finish();
}

/// The first to say why it ends is right.
void ConnectionDriver::setEnd(By by, QByteArray why)
{
    if (!m_end)
        m_end = {by, std::nullopt, std::move(why)};
}

void ConnectionDriver::close()
{
    if (!m_transport || std::exchange(m_closing, true))
        return;
    m_closeTimer.start(lastWords);
    m_transport->close();
}

void ConnectionDriver::finish()
{
    if (!m_transport)
        return;
    m_closing = true;
    m_connectTimer.stop();
    m_closeTimer.stop();
    m_session.connectionLost();
    scheduleDeadline();
    Transport *over = m_transport.release();
    over->QObject::disconnect(this);
    over->abort();
    over->deleteLater(); // it may be the one that is calling
    m_end->reason = m_session.sentReason();
    Q_EMIT closed(*m_end);
}

void ConnectionDriver::scheduleDeadline()
{
    const std::optional<Instant> deadline = isOpen() ? m_session.deadline() : std::nullopt;
    if (!deadline) {
        m_deadlineTimer.stop();
        return;
    }
    const auto left = std::chrono::ceil<milliseconds>(*deadline - steadyNow());
    m_deadlineTimer.start(std::clamp(left, milliseconds(0), milliseconds(24 * 3600 * 1000)));
}

} // namespace avocet::probe
