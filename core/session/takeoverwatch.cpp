// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/takeoverwatch.h"

#include <algorithm>

namespace mqtt {

bool TakeOverWatch::connectionEnded(milliseconds lasted, bool closedByServer)
{
    m_times = closedByServer && lasted < soon ? std::min(m_times + 1, timesInARow) : 0;
    return m_times == timesInARow;
}

} // namespace mqtt
