// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trafficmeter.h"

namespace avocet {

namespace {
constexpr int interval = 500;
/// After a pause the first interval says nothing about the rate.
constexpr qint64 longestInterval = 3 * interval;
} // namespace

TrafficMeter::TrafficMeter(std::function<mqtt::TrafficCounters()> counters, QObject *parent)
    : QObject(parent)
    , m_read(std::move(counters))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &TrafficMeter::measure);
}

void TrafficMeter::wake()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void TrafficMeter::measure()
{
    const mqtt::TrafficCounters counters = m_read();
    const qint64 elapsed = m_sinceLast.isValid() ? qMin(m_sinceLast.elapsed(), longestInterval) : interval;
    const quint64 messages =
        counters.messagesReceived >= m_lastMessages ? counters.messagesReceived - m_lastMessages : 0;
    m_sinceLast.start();
    m_lastMessages = counters.messagesReceived;
    Q_EMIT measured(counters, double(messages) * 1000.0 / double(qMax<qint64>(elapsed, 1)));
    if (messages > 0)
        m_timer.start();
}

} // namespace avocet
