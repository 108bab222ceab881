// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/bytereader.h"
#include "mqtt/packetdecoder.h"

// Inside of the decoder: a function for each kind of body. The fixed header has been checked already.
namespace mqtt {

Result<Packet, DecodeError> decodeConnect(QByteArrayView body);
Result<Packet, DecodeError> decodeConnack(QByteArrayView body, ProtocolVersion version);
Result<Packet, DecodeError> decodeSubscribe(QByteArrayView body, ProtocolVersion version);
Result<Packet, DecodeError> decodeSuback(QByteArrayView body, ProtocolVersion version);
Result<Packet, DecodeError> decodeUnsubscribe(QByteArrayView body, ProtocolVersion version);
Result<Packet, DecodeError> decodeUnsuback(QByteArrayView body, ProtocolVersion version);

/// Property Length and properties (2.2.2); a failure is left in `reader`.
PropertyList readProperties(ByteReader &reader, PropertyPlace place);
/// Not 0 (2.2.1-3, 2.2.1-4).
PacketIdentifier readPacketIdentifier(ByteReader &reader);
/// A Topic Name that is not empty.
QByteArray readTopicName(ByteReader &reader);
/// In the table of that packet, or a Protocol Error under `clause`.
ReasonCode readReasonCode(ByteReader &reader, PacketType type, const char *clause);
/// The packet, if nothing failed and nothing is left over.
Result<Packet, DecodeError> finish(ByteReader &reader, Packet packet);

} // namespace mqtt
