// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/socketerror.h"

namespace mqtt {

TransportError::Cause causeOf(QAbstractSocket::SocketError error)
{
    using Cause = TransportError::Cause;
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return Cause::HostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return Cause::ConnectionRefused;
    case QAbstractSocket::RemoteHostClosedError:
        return Cause::ClosedByPeer;
    case QAbstractSocket::SocketTimeoutError:
        return Cause::TimedOut;
    case QAbstractSocket::NetworkError:
        return Cause::NetworkUnreachable;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return Cause::TlsFailed;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return Cause::ProxyFailed;
    default:
        return Cause::Other;
    }
}

} // namespace mqtt
