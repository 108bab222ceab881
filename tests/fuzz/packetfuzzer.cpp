// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetdecoder.h"
#include "mqtt/packetencoder.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace mqtt;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

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
    if (size < 2)
        return 0;
    const auto version = ProtocolVersion(3 + data[0] % 3);
    const qsizetype chunk = 1 + data[1];
    const QByteArrayView stream(data + 2, qsizetype(size - 2));
    PacketFramer framer(64 * 1024);
    for (qsizetype at = 0; at < stream.size(); at += chunk) {
        framer.append(stream.sliced(at, std::min(chunk, stream.size() - at)));
        Frame frame;
        while (framer.next(frame) == PacketFramer::Status::Frame)
            checkFrame(frame, version);
    }
    return 0;
}
