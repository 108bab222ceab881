// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"

#include <QtCore/QObject>

#include <vector>

namespace avocet {

class LogPane;

/// Tells the log pane in words what happens to the connection.
class EventLog : public QObject
{
    Q_OBJECT

public:
    explicit EventLog(LogPane &pane, QObject *parent = nullptr);

    void showState(const mqtt::ConnectionState &state);
    void showSubscriptions(const std::vector<mqtt::SubscriptionState> &subscriptions);
    void showSettlement(const mqtt::Settlement &settlement);
    void showProblem(const QString &what, const QString &whatToDo);

private:
    void showError(const mqtt::ConnectionState &state);
    void showPhase();
    void showSideEffects(const mqtt::ConnectionState &before);

    LogPane &m_pane;
    mqtt::ConnectionState m_state;
    std::vector<mqtt::SubscriptionState> m_subscriptions;
};

} // namespace avocet
