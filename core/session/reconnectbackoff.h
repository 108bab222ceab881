// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

namespace mqtt {

/// How long to wait before the next attempt: doubling from 1 s to 60 s, each time a random part of 50 to 100
/// % of it, so that clients which were thrown off together do not come back together.
class ReconnectBackoff
{
public:
    /// `random` in [0, 1).
    milliseconds next(double random);
    void reset() { m_attempt = 0; }
    /// A connection that had come about is over. Only one that outlived what we would have waited for it
    /// makes us begin anew: else two clients that throw each other off would fight at full speed.
    void connectionEnded(milliseconds lasted);
    int attempt() const { return m_attempt; }

private:
    static milliseconds longestWait(int attempt);

    int m_attempt = 0;
};

} // namespace mqtt
