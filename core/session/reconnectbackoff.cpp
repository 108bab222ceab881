// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/reconnectbackoff.h"

#include <algorithm>

namespace mqtt {

milliseconds ReconnectBackoff::next(double random)
{
    constexpr int doublings = 6; // 2^6 s is more than 60 s
    const int longest = std::min(60'000, 1'000 << std::min(m_attempt, doublings));
    m_attempt = std::min(m_attempt + 1, 1'000'000);
    return milliseconds(longest / 2 + int(longest / 2 * std::clamp(random, 0.0, 1.0)));
}

} // namespace mqtt
