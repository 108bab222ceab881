// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/websocket.h"

#include "transport/websockettransport.h"

namespace mqtt {

std::unique_ptr<Transport> makeWebSocket(const TransportOptions &options, quint32 maximumPacketSize)
{
    return std::make_unique<WebSocketTransport>(options, maximumPacketSize);
}

} // namespace mqtt
