// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/tcptransport.h"

#include <QtNetwork/QNetworkProxy>

namespace mqtt {

namespace {
constexpr qint64 readBufferSize = 512 * 1024;

TransportError::Cause causeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return TransportError::Cause::HostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return TransportError::Cause::ConnectionRefused;
    case QAbstractSocket::RemoteHostClosedError:
        return TransportError::Cause::ClosedByPeer;
    case QAbstractSocket::SocketTimeoutError:
        return TransportError::Cause::TimedOut;
    case QAbstractSocket::NetworkError:
        return TransportError::Cause::NetworkUnreachable;
    default:
        return TransportError::Cause::Other;
    }
}
} // namespace

TcpTransport::TcpTransport(QObject *parent)
    : Transport(parent)
    , m_socket(this)
{
    m_socket.setReadBufferSize(readBufferSize);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        Q_EMIT opened();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, &TcpTransport::readable);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &TcpTransport::drained);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { finish(lastError()); });
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] { finish(lastError()); });
}

TcpTransport::~TcpTransport()
{
    // Its own end is no news any more.
    m_socket.disconnect(this);
}

void TcpTransport::open(const Endpoint &endpoint)
{
    m_socket.connectToHost(endpoint.host, endpoint.port);
}

qint64 TcpTransport::read(char *data, qint64 size)
{
    return qMax<qint64>(0, m_socket.read(data, size));
}

void TcpTransport::write(QByteArrayView bytes)
{
    if (!m_closing)
        m_socket.write(bytes.data(), bytes.size());
}

qint64 TcpTransport::bytesToWrite() const
{
    return m_socket.bytesToWrite();
}

void TcpTransport::close()
{
    m_closing = true;
    m_socket.disconnectFromHost();
    if (m_socket.state() == QAbstractSocket::UnconnectedState)
        finish({});
}

void TcpTransport::abort()
{
    m_closing = true;
    m_socket.abort();
    finish({});
}

TransportError TcpTransport::lastError() const
{
    if (m_closing)
        return {};
    return {causeOf(m_socket.error()), m_socket.errorString()};
}

void TcpTransport::finish(TransportError error)
{
    if (std::exchange(m_finished, true))
        return;
    Q_EMIT closed(error);
}

} // namespace mqtt
