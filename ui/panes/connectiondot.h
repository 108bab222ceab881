// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"
#include "widgets/statusdot.h"

namespace avocet {

inline StatusDot::State dotState(const mqtt::ConnectionState &state)
{
    switch (state.phase) {
    case mqtt::ConnectionPhase::Idle:
        return StatusDot::State::Off;
    case mqtt::ConnectionPhase::Connecting:
    case mqtt::ConnectionPhase::Waiting:
        return StatusDot::State::Busy;
    case mqtt::ConnectionPhase::Connected:
        return StatusDot::State::On;
    case mqtt::ConnectionPhase::Failed:
        return StatusDot::State::Failed;
    }
    return StatusDot::State::Off;
}

} // namespace avocet
