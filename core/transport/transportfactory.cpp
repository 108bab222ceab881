// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/transportfactory.h"

#include "transport/tcptransport.h"
#include "transport/tlstransport.h"
#include "transport/websockettransport.h"

#include <QtNetwork/QSslSocket>

namespace mqtt {

std::unique_ptr<Transport> makeTransport(Scheme scheme, const TransportOptions &options)
{
    const bool wantsTls = scheme == Scheme::Tls || scheme == Scheme::SecureWebSocket;
    if (wantsTls && !QSslSocket::supportsSsl())
        return nullptr;
    switch (scheme) {
    case Scheme::Tcp:
        return std::make_unique<TcpTransport>(options);
    case Scheme::Tls:
        return std::make_unique<TlsTransport>(options);
    case Scheme::WebSocket:
        return std::make_unique<WebSocketTransport>(std::make_unique<TcpTransport>(options),
                                                    options.webSocket);
    case Scheme::SecureWebSocket:
        return std::make_unique<WebSocketTransport>(std::make_unique<TlsTransport>(options),
                                                    options.webSocket);
    }
    return nullptr;
}

} // namespace mqtt
