// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/websocket.h"

namespace mqtt {

std::unique_ptr<Transport> makeWebSocket(const TransportOptions &, quint32)
{
    return nullptr;
}

} // namespace mqtt
