// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/transportfactory.h"

#include "transport/tcptransport.h"
#include "transport/tlstransport.h"
#include "transport/websocket.h"

#include <QtNetwork/QSslSocket>

namespace mqtt {

std::unique_ptr<Transport> makeTransport(Scheme scheme, const TransportOptions &options,
                                         quint32 maximumPacketSize)
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
    case Scheme::SecureWebSocket:
        return makeWebSocket(options, maximumPacketSize);
    }
    return nullptr;
}

} // namespace mqtt
