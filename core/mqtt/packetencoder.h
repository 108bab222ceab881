// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace mqtt {

/// Appends `packet` to `out`. Properties are written exactly as given and in order, and only in 5.0;
/// acknowledgements take the shortest form that says the same (3.4.2.1). The caller has checked the values
/// (topicname.h, topicfilter.h, encodedSize): strings over 65,535 bytes are a programming error (Q_ASSERT).
/// A CONNECT is written in its own version, whatever `version` says.
void encode(const Packet &packet, ProtocolVersion version, QByteArray &out);
/// Without the copy into a Packet, for the hot path.
void encodePublish(const Publish &publish, ProtocolVersion version, QByteArray &out);
/// The whole packet's size in bytes, as Maximum Packet Size counts it (3.1.2.11.4).
qsizetype encodedSize(const Packet &packet, ProtocolVersion version);
/// PUBACK, PUBREC, PUBREL or PUBCOMP with reason Success: four bytes.
void encodeAnswer(PacketType type, PacketIdentifier packetId, QByteArray &out);

} // namespace mqtt
