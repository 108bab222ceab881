// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/reasoncode.h"
#include "mqtt/types.h"

#include <vector>

/// A whole frame that no version in `versions` may accept, and the reason that it must give.
struct Malformed
{
    const char *name;
    std::vector<mqtt::ProtocolVersion> versions;
    const char *hex;
    mqtt::ReasonCode reason = mqtt::ReasonCode::MalformedPacket;
};

std::vector<Malformed> malformedPackets();
