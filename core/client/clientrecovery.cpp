// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "session/versionfallback.h"

#include <chrono>
#include <utility>

// What an end means for the next beginning, and what has to be safe before anything goes on.
namespace mqtt {

void Client::connectionEnded(ConnectionError &error)
{
    if (error.stage != ConnectionStage::Running)
        return;
    const auto lasted =
        std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - m_connectedAt);
    m_backoff.connectionEnded(lasted);
    if (m_takeOver.connectionEnded(lasted, error.cause == ConnectionCause::ClosedByServer))
        error.cause = ConnectionCause::TakenOver;
}

/// True if an attempt with 3.1.1 follows at once. It holds for the reconnects of this connection,
/// unless 3.1.1 was only suspected to be wanted and was not accepted either.
bool Client::fallBack(const ConnectionError &error)
{
    if (m_preferred && error.stage != ConnectionStage::Running) {
        m_settings.connect = *std::exchange(m_preferred, std::nullopt);
        m_state.version = m_settings.connect.version;
        m_state.fellBack = false;
        return false;
    }
    const VersionRefusal refusal = versionRefusal(error);
    const bool isSure = refusal == VersionRefusal::Said || !m_hasBeenConnected;
    if (!m_wanted || !m_settings.fallsBack || refusal == VersionRefusal::None || !isSure ||
        m_settings.authentication != AuthenticationMethod::None)
        return false;
    if (refusal == VersionRefusal::Likely)
        m_preferred = m_settings.connect;
    m_settings.connect = downTo311(m_settings.connect);
    m_state.version = m_settings.connect.version;
    m_state.fellBack = true;
    m_retryTimer.start(0);
    setPhase(ConnectionPhase::Connecting);
    return true;
}

void Client::closeForGood()
{
    close();
    m_keeper.leave();
}

/// Whatever is delivered, written or told comes after this.
void Client::storeFirst()
{
    if (std::exchange(m_effects.storeFirst, false))
        m_keeper.storeQuickly();
}

void Client::reauthenticate()
{
    if (!m_session || !m_session->reauthenticate(std::chrono::steady_clock::now(), m_effects))
        return;
    setAuthentication(AuthenticationPhase::Running);
    apply();
}

void Client::setAuthentication(AuthenticationPhase phase)
{
    m_state.authentication = phase;
    m_inbox->post(m_state);
}

} // namespace mqtt
