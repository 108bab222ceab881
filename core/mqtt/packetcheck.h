// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/decodeerror.h"
#include "mqtt/packets.h"

#include <optional>

namespace mqtt {

/// What makes the packet one that a client must not send: a string that is none, a property that does not
/// belong there or is out of range, a wildcard in the wrong place; nullopt if it may be sent. What depends on
/// the server's limits is not asked here. For packets of requests, not for the hot path.
std::optional<DecodeError> checkOutgoing(const Packet &packet, ProtocolVersion version);
/// Whether the encoder can write them: strings of at most 65,535 bytes, numbers that fit.
bool isEncodable(const PropertyList &properties);
/// The same as checkOutgoing() for the properties of a PUBLISH. Nothing is copied if there are none.
std::optional<DecodeError> checkOutgoingPublishProperties(const PropertyList &properties);

} // namespace mqtt
