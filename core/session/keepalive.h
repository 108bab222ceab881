// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <deque>
#include <optional>

namespace mqtt {

/// Keep Alive of one Network Connection (3.1.2.10): when a PINGREQ is due and when to give up.
/// A PINGREQ is due when nothing was sent for 90 % of the interval. Without PINGRESP we give up when nothing
/// at all came for half an interval, 5 s at the least (whoever sends is alive, and the PINGRESP may stand
/// behind a large message on a slow link); not while reading is paused, and not when tick() comes so late
/// that the machine must have slept: then one more PINGREQ asks first.
class KeepAlive
{
public:
    enum class Action { None, Ping, GiveUp };

    /// 0 switches it off.
    void start(seconds interval, Instant now);
    void stop() { m_interval = milliseconds(0); }
    void written(Instant now);
    void setReadingPaused(bool paused, Instant now);
    /// Bytes came, whole packets or not.
    void arrived(Instant now);
    /// PINGRESP came. The time since its PINGREQ, or nullopt if there was none.
    std::optional<milliseconds> answered(Instant now);

    std::optional<Instant> deadline() const;
    /// Ping: a PINGREQ is to be sent now, and counts as sent.
    Action tick(Instant now);

private:
    Instant pingDue() const { return m_lastSent + m_interval * 9 / 10; }
    milliseconds patience() const;
    bool mayGiveUp() const { return !m_pings.empty() && !m_readingPaused; }
    Action ping(Instant now);

    std::deque<Instant> m_pings; ///< when the unanswered ones were sent
    Instant m_lastSent;
    Instant m_giveUp;
    milliseconds m_interval{0};
    bool m_readingPaused = false;
};

} // namespace mqtt
