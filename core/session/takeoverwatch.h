// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

namespace mqtt {

/// Before 5.0 a server cannot say that another client with the same Client Identifier took the Session over
/// (3.1.4-3): it closes the connection. When that happens soon after CONNACK and again and again, this is the
/// likely reason.
class TakeOverWatch
{
public:
    static constexpr int timesInARow = 3;
    static constexpr seconds soon{5};

    /// A connection is over that had been accepted. True if it seems that another client throws us off.
    bool connectionEnded(milliseconds lasted, bool closedByServer);
    void reset() { m_times = 0; }

private:
    int m_times = 0;
};

} // namespace mqtt
