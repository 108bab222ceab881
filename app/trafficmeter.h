// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace avocet {

/// Reads the counters twice a second while there is traffic, and not at all while there is none.
class TrafficMeter : public QObject
{
    Q_OBJECT

public:
    explicit TrafficMeter(std::function<mqtt::TrafficCounters()> counters, QObject *parent = nullptr);

    /// Something has happened.
    void wake();

Q_SIGNALS:
    void measured(const mqtt::TrafficCounters &counters, double messagesPerSecond);

private:
    void measure();

    std::function<mqtt::TrafficCounters()> m_read;
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    quint64 m_lastMessages = 0;
};

} // namespace avocet
