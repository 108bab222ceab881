// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/packetfields.h"
#include "trace/traceentry.h"

#include <QtCore/QString>

// Control Packets in words. Plain text, each fit for one line.
namespace avocet {

/// What a packet is about: its topic, filters, client id, reason.
QString packetSummary(const mqtt::TraceEntry &entry);
/// The standard's name for a field or a property, translated.
QString fieldName(const char *name);
/// Empty for groups and lists. `type` and `version` tell what a Reason Code means.
QString fieldValue(const mqtt::PacketField &field, mqtt::PacketType type, mqtt::ProtocolVersion version);
/// Why fields are missing; empty if all are there.
QString incompleteWords(const mqtt::PacketFields &fields);

} // namespace avocet
