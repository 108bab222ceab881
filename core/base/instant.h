// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace mqtt {

/// Steady time. It is always handed in, never asked for, so that tests own the clock.
using Instant = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;
using std::chrono::seconds;

} // namespace mqtt
