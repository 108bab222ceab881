// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/reconnectbackoff.h"

#include <algorithm>

namespace mqtt {

milliseconds ReconnectBackoff::longestWait(int attempt)
{
    constexpr int doublings = 6; // 2^6 s is more than 60 s
    return milliseconds(std::min(60'000, 1'000 << std::min(attempt, doublings)));
}

milliseconds ReconnectBackoff::next(double random)
{
    const auto half = longestWait(m_attempt).count() / 2;
    m_attempt = std::min(m_attempt + 1, 1'000'000);
    return milliseconds(half + milliseconds::rep(double(half) * std::clamp(random, 0.0, 1.0)));
}

void ReconnectBackoff::connectionEnded(milliseconds lasted)
{
    if (lasted > 2 * longestWait(m_attempt))
        reset();
}

} // namespace mqtt
