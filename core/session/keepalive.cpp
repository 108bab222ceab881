// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keepalive.h"

#include <algorithm>

namespace mqtt {

void KeepAlive::start(seconds interval, Instant now)
{
    m_interval = interval;
    m_lastSent = now;
    m_pings.clear();
}

void KeepAlive::written(Instant now)
{
    m_lastSent = std::max(m_lastSent, now);
}

void KeepAlive::setReadingPaused(bool paused, Instant now)
{
    if (m_readingPaused && !paused)
        m_giveUp = now + patience();
    m_readingPaused = paused;
}

void KeepAlive::arrived(Instant now)
{
    m_giveUp = std::max(m_giveUp, now + patience());
}

std::optional<milliseconds> KeepAlive::answered(Instant now)
{
    if (m_pings.empty())
        return std::nullopt;
    const auto roundTrip = std::chrono::duration_cast<milliseconds>(now - m_pings.front());
    m_pings.pop_front();
    m_giveUp = now + patience();
    return roundTrip;
}

std::optional<Instant> KeepAlive::deadline() const
{
    if (m_interval.count() == 0)
        return std::nullopt;
    return mayGiveUp() ? std::min(pingDue(), m_giveUp) : pingDue();
}

KeepAlive::Action KeepAlive::tick(Instant now)
{
    if (m_interval.count() == 0)
        return Action::None;
    if (mayGiveUp() && now >= m_giveUp) {
        const bool slept = now - m_giveUp >= patience() / 2;
        if (!slept)
            return Action::GiveUp;
        m_giveUp = now + patience();
        return ping(now);
    }
    return now >= pingDue() ? ping(now) : Action::None;
}

milliseconds KeepAlive::patience() const
{
    return std::max(m_interval / 2, milliseconds(5'000));
}

KeepAlive::Action KeepAlive::ping(Instant now)
{
    if (m_pings.empty())
        m_giveUp = now + patience();
    m_pings.push_back(now);
    m_lastSent = now;
    return Action::Ping;
}

} // namespace mqtt
