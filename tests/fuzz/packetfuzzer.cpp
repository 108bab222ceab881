// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "mqtt/packetdecoder.h"
#include "mqtt/packetencoder.h"

using namespace mqtt;

namespace {

/// What was accepted can be written and read again, and is the same.
void checkRoundTrip(const Packet &packet, ProtocolVersion version)
{
    QByteArray bytes;
    encode(packet, version, bytes);
    require(bytes.size() == encodedSize(packet, version));
    PacketFramer framer;
    framer.append(bytes);
    Frame frame;
    require(framer.next(frame) == PacketFramer::Status::Frame && framer.pending() == 0);
    const Result<Packet, DecodeError> again = decode(frame, version);
    require(again && *again == packet);
}

void checkFrame(const Frame &frame, ProtocolVersion version)
{
    const Result<Packet, DecodeError> packet = decode(frame, version);
    const Result<PublishView, DecodeError> view = decodePublish(frame, version);
    const bool isPublish = frame.type() == PacketType::Publish;
    require(view.hasValue() == (isPublish && packet.hasValue()));
    if (packet)
        checkRoundTrip(*packet, version);
    else
        require(isFailure(packet.error().reason));
}

} // namespace

/// The first byte chooses the version, the second the size of the chunks; the rest is what a peer sends.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Input input(data, size);
    const auto version = ProtocolVersion(3 + input.pick(3));
    const qsizetype chunk = 1 + input.byte();
    PacketFramer framer(32 * 1024); // too small for more User Properties than are kept
    while (!input.isSpent()) {
        framer.append(input.take(chunk));
        Frame frame;
        while (framer.next(frame) == PacketFramer::Status::Frame)
            checkFrame(frame, version);
    }
    return 0;
}
