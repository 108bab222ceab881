// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/transportfactory.h"

#include "transport/tcptransport.h"

namespace mqtt {

std::unique_ptr<Transport> makeTransport(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Tcp:
        return std::make_unique<TcpTransport>();
    case Scheme::Tls:
    case Scheme::WebSocket:
    case Scheme::SecureWebSocket:
        return nullptr;
    }
    return nullptr;
}

} // namespace mqtt
