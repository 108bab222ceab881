// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <optional>
#include <vector>

namespace mqtt {

/// The state of a Session (4.1) as it is kept across restarts of the program. No secrets: what CONNECT
/// carries is not in it.
struct SessionSnapshot
{
    /// Published with QoS 1 or 2 and not acknowledged.
    struct InFlight
    {
        Publish publish;
        quint32 releaseOrder =
            0; ///< PUBREC came as the n-th, from 1, and only `publish.packetId` is left; 0: not yet
        bool operator==(const InFlight &) const = default;
    };
    QByteArray owner; ///< whose it is, to be compared: server and Client Identifier
    PacketIdentifier lastPacketId = 0;
    std::vector<PacketIdentifier> inbound; ///< QoS 2 messages that we took and that wait for PUBREL
    std::vector<InFlight> inFlight;        ///< in the order of sending; no Packet Identifier twice
    std::vector<Publish> queue;            ///< never sent, of every QoS; without Packet Identifier

    bool isEmpty() const { return inbound.empty() && inFlight.empty() && queue.empty(); }
    bool operator==(const SessionSnapshot &) const = default;
};

/// One file's content: magic, format, body, SHA-256 of it all.
QByteArray encodeSnapshot(const SessionSnapshot &snapshot);
/// nullopt for anything but what encodeSnapshot() writes, of this format. Nothing is believed: every message
/// goes through the decoder of PUBLISH, and memory follows what is there, not what is claimed.
std::optional<SessionSnapshot> decodeSnapshot(QByteArrayView bytes);

} // namespace mqtt
