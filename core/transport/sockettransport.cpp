// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/sockettransport.h"

#include "transport/proxy.h"
#include "transport/socketerror.h"

#include <QtNetwork/QTcpSocket>

namespace mqtt {

namespace {
constexpr qint64 readBufferSize = 512 * 1024;
}

SocketTransport::SocketTransport(std::unique_ptr<QTcpSocket> socket, QObject *parent)
    : Transport(parent)
    , m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(readBufferSize);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &SocketTransport::readable);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &SocketTransport::drained);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &SocketTransport::onEnded);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &SocketTransport::onEnded);
}

SocketTransport::~SocketTransport()
{
    // Its own end is no news any more.
    m_socket->disconnect(this);
}

void SocketTransport::prepare(const ProxyOptions &proxy, const Endpoint &endpoint)
{
    m_socket->setProxy(networkProxy(proxy, endpoint));
}

void SocketTransport::setOpened()
{
    if (m_finished)
        return;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    Q_EMIT opened();
}

qint64 SocketTransport::read(char *data, qint64 size)
{
    return m_socket->isReadable() ? qMax<qint64>(0, m_socket->read(data, size)) : 0;
}

void SocketTransport::write(QByteArrayView bytes)
{
    if (!m_closing)
        m_socket->write(bytes.data(), bytes.size());
}

qint64 SocketTransport::bytesToWrite() const
{
    return m_socket->bytesToWrite();
}

void SocketTransport::close()
{
    m_closing = true;
    m_socket->disconnectFromHost();
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        finish({});
}

void SocketTransport::abort()
{
    m_closing = true;
    m_socket->abort();
    finish({});
}

TransportError SocketTransport::lastError() const
{
    return {causeOf(m_socket->error()), m_socket->errorString(), {}};
}

void SocketTransport::onEnded()
{
    finish(m_closing ? TransportError() : lastError());
}

void SocketTransport::finish(const TransportError &error)
{
    if (std::exchange(m_finished, true))
        return;
    Q_EMIT closed(error);
}

} // namespace mqtt
