// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include "mqtt/packetcheck.h"
#include "mqtt/packetencoder.h"
#include "session/session_p.h"

#include <utility>

namespace mqtt {

namespace {

/// The Reason Codes that a client may give in DISCONNECT (3.14.2.1).
bool isClientReason(ReasonCode reason)
{
    switch (quint8(reason)) {
    case 0x00:
    case 0x04:
    case 0x80:
    case 0x81:
    case 0x82:
    case 0x83:
    case 0x90:
    case 0x93:
    case 0x94:
    case 0x95:
    case 0x96:
    case 0x97:
    case 0x98:
    case 0x99:
        return true;
    }
    return false;
}

} // namespace

Session::Private::Private(SessionOptions sessionOptions)
    : options(std::move(sessionOptions))
    , connect(options.connect)
    , outbox(ids, writer, options)
{
}

void Session::Private::dropConnection()
{
    outbox.connectionLost();
    requests.clear([this](PacketIdentifier id) { ids.release(id); });
    keepAlive.stop();
    phase = Phase::Idle;
    if (std::exchange(endsWithConnection, false)) {
        hasState = false;
        options.hasEarlierSession = false;
    }
}

void Session::Private::loseSession(Effects &effects)
{
    inboundQoS2.clear();
    outbox.loseSession(effects);
    effects.storeFirst = true;
}

void Session::Private::close(Effects &effects)
{
    effects.close = true;
    keepAlive.stop();
    phase = Phase::Closing;
}

void Session::Private::fail(ConnectionCause cause, ReasonCode reason, const char *clause, Effects &effects)
{
    if (!isOpen())
        return;
    if (isV5() && cause != ConnectionCause::TimedOut)
        writeDisconnect({reason, {}}, effects);
    effects.events.emplace_back(SessionFailed{cause, reason, clause});
    close(effects);
}

/// 3.14.2-3: without Reason String and User Properties if they make it too large.
void Session::Private::writeDisconnect(Disconnect packet, Effects &effects)
{
    if (!isClientReason(packet.reason))
        packet.reason = ReasonCode::UnspecifiedError;
    if (checkOutgoing(packet, version()))
        packet.properties = {};
    bool isWritten = write(packet, effects);
    if (!isWritten) {
        packet.properties.remove(PropertyId::ReasonString);
        packet.properties.remove(PropertyId::UserProperty);
        isWritten = write(packet, effects);
    }
    if (isWritten && isV5())
        sentReason = packet.reason;
}

void Session::Private::violation(const char *clause, Effects &effects)
{
    fail(ConnectionCause::ProtocolViolation, ReasonCode::ProtocolError, clause, effects);
}

/// False, and nothing is written, if it is larger than the server takes (3.2.2-15).
bool Session::Private::write(const Packet &packet, Effects &effects)
{
    const qsizetype before = effects.output.size();
    encode(packet, version(), effects.output);
    const bool fits = phase != Phase::Connected ||
                      effects.output.size() - before <= qsizetype(writer.limits().maximumPacketSize);
    if (!fits)
        effects.output.resize(before);
    return fits;
}

Session::Session(SessionOptions options)
    : d(std::make_unique<Private>(std::move(options)))
{
}
Session::~Session() = default;
Session::Session(Session &&) noexcept = default;
Session &Session::operator=(Session &&) noexcept = default;

void Session::setConnect(Connect connect)
{
    if (connect.clientId != d->options.connect.clientId) { // 3.1.3-2: another Session
        d->hasState = false;
        d->assignedClientId.clear();
    }
    d->options.connect = std::move(connect);
}

void Session::connectionOpened(Instant now, Effects &effects)
{
    d->dropConnection();
    d->connect = d->options.connect;
    Connect &connect = d->connect;
    if (connect.clientId.isEmpty())
        connect.clientId = d->assignedClientId; // 3.2.2-16
    if (!d->startAuthentication(effects))
        return;
    const bool v5 = connect.version == ProtocolVersion::V5_0;
    const auto number = [&](PropertyId id, quint32 otherwise) {
        return v5 ? connect.properties.number(id).value_or(otherwise) : otherwise;
    };
    d->receiveMaximum = number(PropertyId::ReceiveMaximum, 65'535);
    d->inboundAliases.reset(quint16(number(PropertyId::TopicAliasMaximum, 0)));
    d->wantsDetails = number(PropertyId::RequestProblemInformation, 1) != 0;
    d->hasAuthentication = v5 && connect.properties.contains(PropertyId::AuthenticationMethod);
    d->inboundQoS2.connectionOpened();
    d->openedAt = now;
    d->sentReason.reset();
    if (connect.cleanStart)
        d->loseSession(effects);
    d->phase = Private::Phase::AwaitingConnack;
    d->write(connect, effects);
}

void Session::connectionLost()
{
    d->dropConnection();
}

void Session::fail(ConnectionCause cause, DecodeError error, Effects &effects)
{
    d->fail(cause, error.reason, error.clause, effects);
}

void Session::arrived(Instant now)
{
    d->keepAlive.arrived(now);
}

void Session::written(Instant now)
{
    d->keepAlive.written(now);
}

void Session::setReadingPaused(bool paused, Instant now)
{
    d->keepAlive.setReadingPaused(paused, now);
}

std::optional<Instant> Session::deadline() const
{
    if (d->phase == Private::Phase::AwaitingConnack)
        return d->openedAt + d->options.connackTimeout;
    return d->keepAlive.deadline();
}

void Session::tick(Instant now, Effects &effects)
{
    if (d->phase == Private::Phase::AwaitingConnack) {
        if (now - d->openedAt >= d->options.connackTimeout)
            d->fail(ConnectionCause::TimedOut, ReasonCode::UnspecifiedError, "3.2", effects);
        return;
    }
    switch (d->keepAlive.tick(now)) {
    case KeepAlive::Action::None:
        return;
    case KeepAlive::Action::Ping:
        d->write(Pingreq{}, effects);
        return;
    case KeepAlive::Action::GiveUp:
        d->fail(ConnectionCause::KeepAliveTimeout, ReasonCode::KeepAliveTimeout, "3.12.4-1", effects);
        return;
    }
}

bool Session::isConnected() const
{
    return d->phase == Private::Phase::Connected;
}

ProtocolVersion Session::version() const
{
    return d->version();
}

std::optional<ReasonCode> Session::sentReason() const
{
    return d->sentReason;
}

QByteArray Session::clientId() const
{
    const QByteArray &own =
        d->phase == Private::Phase::Idle ? d->options.connect.clientId : d->connect.clientId;
    return own.isEmpty() ? d->assignedClientId : own;
}

quint32 Session::outboxMessages() const
{
    return d->outbox.messages();
}

qint64 Session::outboxBytes() const
{
    return d->outbox.bytes();
}

} // namespace mqtt
