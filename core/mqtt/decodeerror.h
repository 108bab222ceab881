// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/reasoncode.h"

namespace mqtt {

/// Why bytes are no packet. `reason` is what a DISCONNECT would carry in 5.0: MalformedPacket, ProtocolError,
/// TopicAliasInvalid, TopicNameInvalid, TopicFilterInvalid, UnsupportedProtocolVersion. `clause` cites the
/// standard
/// ("3.3.1-4"), numbered as in 5.0 where both have the rule; static text.
struct DecodeError
{
    ReasonCode reason = ReasonCode::MalformedPacket;
    const char *clause = "";
    bool operator==(const DecodeError &other) const { return reason == other.reason; }
};

} // namespace mqtt
