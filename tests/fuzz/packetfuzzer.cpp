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

/// Frames that stay where they were read to are the same, and are given away whole, now and then.
void checkKept(QByteArrayView stream, qsizetype chunk)
{
    PacketFramer plain;
    PacketFramer keeping;
    ByteArena kept;
    keeping.keepFrames(4 * chunk);
    qsizetype given = 0;
    for (qsizetype at = 0; at < stream.size(); at += chunk) {
        const QByteArrayView next = stream.sliced(at, std::min(chunk, stream.size() - at));
        if (keeping.room() < next.size()) {
            keeping.exchange(kept);
            require(kept.view() == stream.sliced(given, kept.size()));
            given += kept.size();
            keeping.keepFrames(keeping.pending() + 4 * chunk);
        }
        plain.append(next);
        keeping.append(next);
        Frame frame;
        Frame same;
        PacketFramer::Status status = PacketFramer::Status::Frame;
        while (status == PacketFramer::Status::Frame) {
            status = plain.next(frame);
            require(keeping.next(same) == status);
            require(status != PacketFramer::Status::Frame ||
                    (same.header == frame.header && same.body == frame.body));
        }
        require(keeping.kept() == stream.sliced(given, keeping.kept().size()));
        require(keeping.pending() == plain.pending());
        if (status != PacketFramer::Status::NeedMore)
            return;
    }
}

} // namespace

/// The first byte chooses the version, the second the size of the chunks; the rest is what a peer sends.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Input input(data, size);
    const auto version = ProtocolVersion(3 + input.pick(3));
    const qsizetype chunk = 1 + input.byte();
    checkKept(QByteArrayView(data, qsizetype(size)), chunk);
    PacketFramer framer(32 * 1024); // too small for more User Properties than are kept
    while (!input.isSpent()) {
        framer.append(input.take(chunk));
        Frame frame;
        while (framer.next(frame) == PacketFramer::Status::Frame)
            checkFrame(frame, version);
    }
    return 0;
}
