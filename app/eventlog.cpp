// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/eventlog.h"

#include "models/connectionwords.h"
#include "models/recoverywords.h"
#include "models/serverwords.h"
#include "panes/logpane.h"

#include <algorithm>
#include <utility>

using namespace mqtt;

namespace avocet {

namespace {
QString line(const QString &what, const QString &whatToDo)
{
    return whatToDo.isEmpty() ? what
                              : EventLog::tr("%1. %2", "what happened, what to do").arg(what, whatToDo);
}
} // namespace

EventLog::EventLog(LogPane &pane, QObject *parent)
    : QObject(parent)
    , m_pane(pane)
{
}

void EventLog::showState(const ConnectionState &state)
{
    const ConnectionState before = std::exchange(m_state, state);
    showSideEffects(before);
    if (state.phase != before.phase || state.attempt != before.attempt)
        showPhase();
}

void EventLog::showSideEffects(const ConnectionState &before)
{
    if (m_state.fellBack && !before.fellBack)
        m_pane.append(LogLevel::Warning, tr("The broker refused MQTT 5.0. Trying 3.1.1"));
    if (m_state.sessionFile && m_state.sessionFile != before.sessionFile) {
        const Words words = sessionFileWords(*m_state.sessionFile);
        showProblem(words.what, words.whatToDo);
    }
    if (m_state.authentication == AuthenticationPhase::Running &&
        before.authentication != AuthenticationPhase::Running)
        m_pane.append(LogLevel::Info, tr("Authenticating again"));
    else if (before.authentication == AuthenticationPhase::Running &&
             m_state.authentication == AuthenticationPhase::Done)
        m_pane.append(LogLevel::Good, tr("Authenticated again"));
}

void EventLog::showPhase()
{
    const ConnectionState &state = m_state;
    switch (state.phase) {
    case ConnectionPhase::Idle:
        m_pane.append(LogLevel::Info, tr("Disconnected"));
        break;
    case ConnectionPhase::Connecting:
        m_pane.append(LogLevel::Info, tr("Connecting to %1").arg(state.endpoint.toString()));
        break;
    case ConnectionPhase::Connected:
        m_pane.append(LogLevel::Good, tr("Connected to %1 with %2 as %3")
                                          .arg(state.endpoint.toString(), versionWord(state.version),
                                               quotable(QString::fromUtf8(state.clientId))));
        if (const QString limits = serverLimitWords(state); !limits.isEmpty())
            m_pane.append(LogLevel::Info, limits);
        break;
    case ConnectionPhase::Waiting:
    case ConnectionPhase::Failed:
        showError(state);
        break;
    }
}

void EventLog::showError(const ConnectionState &state)
{
    if (!state.error)
        return;
    const Words words = errorWords(*state.error, state.endpoint);
    m_pane.append(LogLevel::Error, line(words.what, words.whatToDo));
}

void EventLog::showSubscriptions(const std::vector<SubscriptionState> &subscriptions)
{
    for (const SubscriptionState &state : subscriptions) {
        if (state.phase == SubscriptionState::Phase::Pending ||
            std::ranges::count(m_subscriptions, state) > 0)
            continue;
        const bool isRefused = state.phase == SubscriptionState::Phase::Refused;
        m_pane.append(isRefused ? LogLevel::Warning : LogLevel::Info,
                      tr("Subscription %1: %2")
                          .arg(quotable(QString::fromUtf8(state.subscription.filter)),
                               subscriptionWords(state, m_state.version, true).what));
    }
    m_subscriptions = subscriptions;
}

void EventLog::showSettlement(const Settlement &settlement)
{
    using Outcome = Settlement::Outcome;
    if (settlement.outcome == Outcome::Written || settlement.outcome == Outcome::Acknowledged)
        return;
    const Words words = settlementWords(settlement, QoS::AtLeastOnce);
    if (settlement.outcome == Outcome::Kept) {
        m_pane.append(LogLevel::Info, tr("A message waits. %1").arg(words.what));
        return;
    }
    m_pane.append(LogLevel::Warning, tr("A message was not delivered: %1").arg(words.what));
}

void EventLog::showProblem(const QString &what, const QString &whatToDo)
{
    m_pane.append(LogLevel::Warning, line(what, whatToDo));
}

} // namespace avocet
