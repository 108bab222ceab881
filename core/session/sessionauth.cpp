// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetcheck.h"
#include "session/session_p.h"

// Enhanced authentication (4.12).
namespace mqtt {

namespace {

QByteArray dataOf(const PropertyList &properties)
{
    return properties.bytes(PropertyId::AuthenticationData).value_or(QByteArray());
}

bool isSameMethod(const PropertyList &a, const PropertyList &b)
{
    return a.bytes(PropertyId::AuthenticationMethod) == b.bytes(PropertyId::AuthenticationMethod);
}

} // namespace

void Session::setAuthenticator(std::unique_ptr<Authenticator> authenticator)
{
    d->authenticator = std::move(authenticator);
}

void Session::Private::refuse(const AuthenticationProblem &problem, Effects &effects)
{
    if (isOpen())
        writeDisconnect({ReasonCode::UnspecifiedError, {}}, effects); // 4.12.1-2
    effects.events.emplace_back(
        SessionFailed{ConnectionCause::AuthenticationFailed, ReasonCode::UnspecifiedError, "4.12", problem});
    close(effects);
}

/// Into CONNECT.
bool Session::Private::startAuthentication(Effects &effects)
{
    isReauthenticating = false;
    if (!authenticator || connect.version != ProtocolVersion::V5_0)
        return true;
    const Authenticator::Answer data = authenticator->start();
    if (!data) {
        refuse(data.error(), effects);
        return false;
    }
    connect.properties.remove(PropertyId::AuthenticationMethod);
    connect.properties.remove(PropertyId::AuthenticationData);
    connect.properties.add(PropertyId::AuthenticationMethod, authenticator->method());
    connect.properties.add(PropertyId::AuthenticationData, *data);
    return true;
}

/// Before anything else is sent to it.
bool Session::Private::provesServer(const Connack &packet, Effects &effects)
{
    if (!isV5())
        return true;
    if (packet.properties.contains(PropertyId::AuthenticationMethod) &&
        !isSameMethod(packet.properties, connect.properties)) {
        violation(hasAuthentication ? "4.12.0-5" : "4.12.0-6", effects);
        return false;
    }
    if (!authenticator)
        return true;
    if (const auto problem = authenticator->finish(dataOf(packet.properties))) {
        refuse(*problem, effects);
        return false;
    }
    return true;
}

void Session::Private::receive(const Auth &packet, Instant, Effects &effects)
{
    if (!hasAuthentication)
        return violation("4.12.0-6", effects);
    if (!isSameMethod(packet.properties, connect.properties))
        return violation("4.12.0-5", effects);
    const bool isChallenge = packet.reason == ReasonCode::ContinueAuthentication;
    const bool isSuccess = packet.reason == ReasonCode::Success && phase == Phase::Connected;
    if (!isChallenge && !isSuccess)
        return violation("4.12.0-2", effects);
    if (hasUnwantedDetails(packet.properties))
        return violation("3.1.2-29", effects);
    if (!authenticator)
        effects.events.emplace_back(AuthReceived{packet});
    else if (isChallenge)
        receiveChallenge(packet, effects);
    else
        receiveProof(packet, effects);
}

void Session::Private::receiveChallenge(const Auth &packet, Effects &effects)
{
    const Authenticator::Answer data = authenticator->answer(dataOf(packet.properties));
    if (data)
        writeAuth(ReasonCode::ContinueAuthentication, *data, effects); // 4.12.0-3
    else
        refuse(data.error(), effects);
}

void Session::Private::receiveProof(const Auth &packet, Effects &effects)
{
    if (const auto problem = authenticator->finish(dataOf(packet.properties)))
        return refuse(*problem, effects);
    isReauthenticating = false;
    effects.events.emplace_back(Reauthenticated{});
}

bool Session::Private::writeAuth(ReasonCode reason, const QByteArray &data, Effects &effects)
{
    Auth auth{reason, {}};
    auth.properties.add(PropertyId::AuthenticationMethod, authenticator->method());
    auth.properties.add(PropertyId::AuthenticationData, data);
    return writeFitting(std::move(auth), effects);
}

/// 3.15.2-2
bool Session::Private::writeFitting(Auth auth, Effects &effects)
{
    if (write(auth, effects))
        return true;
    auth.properties.remove(PropertyId::ReasonString);
    auth.properties.remove(PropertyId::UserProperty);
    if (write(auth, effects))
        return true;
    fail(ConnectionCause::PacketTooLarge, ReasonCode::ImplementationSpecificError, "3.2.2-15", effects);
    return false;
}

bool Session::authenticate(Auth auth, Instant, Effects &effects)
{
    const bool isEarly = !isConnected() && auth.reason == ReasonCode::Reauthenticate;
    if (!d->isOpen() || !d->hasAuthentication || isEarly || checkOutgoing(auth, d->version()) ||
        !isSameMethod(auth.properties, d->connect.properties))
        return false;
    return d->writeFitting(std::move(auth), effects);
}

bool Session::reauthenticate(Instant, Effects &effects)
{
    if (!isConnected() || !d->authenticator || !d->hasAuthentication || d->isReauthenticating)
        return false;
    const Authenticator::Answer data = d->authenticator->start();
    if (!data) {
        d->refuse(data.error(), effects);
        return true;
    }
    d->isReauthenticating = true;
    d->writeAuth(ReasonCode::Reauthenticate, *data, effects);
    return true;
}

} // namespace mqtt
