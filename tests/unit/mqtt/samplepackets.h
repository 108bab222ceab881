// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packetframer.h"
#include "mqtt/packets.h"

#include <vector>

struct Sample
{
    QByteArray name;
    mqtt::ProtocolVersion version;
    mqtt::Packet packet;
};

inline constexpr mqtt::ProtocolVersion allVersions[] = {
    mqtt::ProtocolVersion::V3_1, mqtt::ProtocolVersion::V3_1_1, mqtt::ProtocolVersion::V5_0};

/// Valid packets: every type in every version that has it, plain and with everything that it can carry.
std::vector<Sample> samplePackets();
/// One of each property that may stand there, and two of those that may be repeated.
mqtt::PropertyList everyPropertyOf(mqtt::PropertyPlace place);
/// The frame at the beginning of `bytes`, which must be whole.
mqtt::Frame frameOf(const QByteArray &bytes);
