// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "transport/websocketframes.h"
#include "transport/websockethandshake.h"

#include <vector>

using namespace mqtt;

namespace {
struct Outcome
{
    QByteArray data;
    std::optional<QString> reason;
    bool operator==(const Outcome &) const = default;
};

Outcome readInPieces(QByteArrayView bytes, qsizetype piece)
{
    Outcome outcome;
    WebSocketFrames frames;
    while (!bytes.isEmpty()) {
        const qsizetype wanted = frames.wanted(piece);
        require(wanted > 0 && wanted <= piece);
        const QByteArrayView next = bytes.first(std::min(wanted, bytes.size()));
        bytes = bytes.sliced(next.size());
        std::vector<char> room(next.begin(),
                               next.end()); // a block of its own, so that a byte too far is found
        const qsizetype count = frames.unpack(room.data(), next.size());
        require(count >= 0 && count <= next.size());
        outcome.data.append(room.data(), count);
        const auto ping = frames.takePing();
        require(!ping || ping->size() <= 125);
    }
    if (frames.end())
        outcome.reason = frames.end()->reason;
    return outcome;
}
} // namespace

/// What a server sends over a WebSocket is the same however it is read, and never agrees by chance.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    const Outcome whole = readInPieces(bytes, bytes.size() + 1);
    require(whole == readInPieces(bytes, 1));
    require(whole == readInPieces(bytes, 1 + (size > 0 ? data[0] : 0)));
    const WebSocketHandshake handshake(
        {Scheme::WebSocket, QStringLiteral("host"), 80, QStringLiteral("/mqtt")}, {});
    const auto complaint = handshake.complaintOf(bytes.toByteArray());
    require(complaint && complaint->size() <= 200);
    return 0;
}
