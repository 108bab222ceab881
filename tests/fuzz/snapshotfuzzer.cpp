// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "session/session.h"
#include "session/sessionsnapshot.h"

#include <QtCore/QCryptographicHash>

#include <set>

using namespace mqtt;

namespace {

/// A Session that goes on from what was read sends packets, and each Packet Identifier once.
void requireResumable(const SessionSnapshot &snapshot)
{
    SessionOptions options;
    options.connect.cleanStart = false;
    options.connect.clientId = "me";
    options.connect.properties.add(PropertyId::SessionExpiryInterval, 300u);
    Session session(options);
    session.restore(snapshot);
    require(session.outboxMessages() == snapshot.inFlight.size() + snapshot.queue.size());
    Effects effects;
    session.connectionOpened(Instant(), effects);
    session.receive(Connack{true, 0, {}}, Instant(), effects);
    require(session.isConnected());
    PacketFramer framer;
    framer.append(effects.output);
    Frame frame;
    std::set<PacketIdentifier> ids;
    while (framer.next(frame) == PacketFramer::Status::Frame) {
        const auto packet = decode(frame, ProtocolVersion::V5_0);
        require(packet.hasValue());
        if (const auto *publish = std::get_if<Publish>(&*packet); publish && publish->packetId != 0)
            require(ids.insert(publish->packetId).second);
        if (const auto *pubrel = std::get_if<Pubrel>(&*packet))
            require(ids.insert(pubrel->packetId).second);
    }
    require(framer.pending() == 0);
    session.discard(effects);
    require(session.outboxMessages() == 0 && session.outboxBytes() == 0);
}

} // namespace

/// The file of a Session without its checksum, which is put right here: what a checksum finds needs no
/// fuzzing.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), qsizetype(size));
    decodeSnapshot(content); // as it is
    const auto snapshot =
        decodeSnapshot(content + QCryptographicHash::hash(content, QCryptographicHash::Sha256));
    if (!snapshot)
        return 0;
    const auto again = decodeSnapshot(encodeSnapshot(*snapshot));
    require(again && *again == *snapshot);
    requireResumable(*snapshot);
    return 0;
}
