// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/decodeerror.h"
#include "mqtt/properties.h"
#include "trace/tracedpacket.h"

#include <vector>

namespace mqtt {

/// A field of a Control Packet under its name in the standard, in English ("Packet Identifier").
struct PacketField
{
    enum class Kind {
        Number,
        Flag,   ///< 0 or 1
        Reason, ///< a Reason Code, or before 5.0 a Return Code
        Text,   ///< UTF-8
        Bytes,
        Pair,   ///< User Property: `bytes` and `value`
        Masked, ///< a secret; nothing of it is here
        Group,  ///< of different fields
        List,   ///< of like fields
    };
    const char *name;
    Kind kind = Kind::Number;
    quint32 number = 0;
    QByteArray bytes;
    QByteArray value;
    std::vector<PacketField> children;
};

struct PacketFields
{
    enum class State {
        Whole,
        PayloadCut, ///< all fields are there, the payload is as far as it was kept
        NotKept,    ///< too little of the packet was kept
        Malformed,  ///< see `error`
    };
    State state = State::Whole;
    DecodeError error;
    std::vector<PacketField> fields; ///< in the order of the wire; empty if not kept or malformed
};

PacketFields packetFields(const TracedPacket &packet);

} // namespace mqtt
