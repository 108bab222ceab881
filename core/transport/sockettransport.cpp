// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/sockettransport.h"

#include "transport/proxy.h"
#include "transport/socketerror.h"

#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <array>

namespace mqtt {

namespace {
constexpr qint64 readBufferSize = 512 * 1024;
}

SocketTransport::SocketTransport(std::unique_ptr<QTcpSocket> socket, QObject *parent)
    : Transport(parent)
    , m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(readBufferSize);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &SocketTransport::onReadyRead);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &SocketTransport::onBytesWritten);
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
    m_isOpen = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    Q_EMIT opened();
}

/// An unbuffered socket learns of the end only by being read, so when nobody does, one byte is.
void SocketTransport::onReadyRead()
{
    if (m_closing) {
        forgetArrivals();
        return;
    }
    m_wasRead = false;
    Q_EMIT readable();
    char byte = 0;
    const bool isUnbuffered = m_socket->openMode() & QIODevice::Unbuffered;
    if (!m_wasRead && isUnbuffered && m_socket->isReadable() && m_socket->peek(&byte, 1) < 0)
        onEnded();
}

qint64 SocketTransport::read(char *data, qint64 size)
{
    m_wasRead = true;
    if (!m_socket->isReadable())
        return 0;
    const qint64 got = m_socket->read(data, size);
    if (got < 0)
        QMetaObject::invokeMethod(this, &SocketTransport::onEnded, Qt::QueuedConnection);
    return qMax<qint64>(0, got);
}

/// An unbuffered socket that cannot write has closed its descriptor, does not say so, and goes on naming it.
void SocketTransport::write(QByteArrayView bytes)
{
    if (m_closing || m_isBroken || m_socket->write(bytes.data(), bytes.size()) >= 0)
        return;
    m_isBroken = true;
    QMetaObject::invokeMethod(this, &SocketTransport::onEnded, Qt::QueuedConnection);
}

qint64 SocketTransport::bytesToWrite() const
{
    return m_socket->bytesToWrite();
}

void SocketTransport::close()
{
    if (std::exchange(m_closing, true) || m_isBroken)
        return;
    if (!m_isOpen || m_socket->state() != QAbstractSocket::ConnectedState) {
        m_socket->disconnectFromHost();
        if (m_socket->state() == QAbstractSocket::UnconnectedState)
            finish({});
        return;
    }
    if (bytesToWrite() == 0)
        endWriting();
    forgetArrivals();
}

void SocketTransport::onBytesWritten()
{
    if (m_closing && m_isOpen && !m_isBroken && bytesToWrite() == 0)
        endWriting();
    Q_EMIT drained();
}

/// A server that was sent DISCONNECT closes by itself (3.14.4).
void SocketTransport::endWriting()
{
    QTimer::singleShot(peerCloses, m_socket.get(), &QTcpSocket::disconnectFromHost);
}

void SocketTransport::forgetArrivals()
{
    std::array<char, 64 * 1024> bytes;
    qint64 got = 0;
    do {
        got = m_socket->isReadable() ? m_socket->read(bytes.data(), bytes.size()) : -1;
    } while (got > 0);
    if (got < 0)
        QMetaObject::invokeMethod(this, &SocketTransport::onEnded, Qt::QueuedConnection);
}

void SocketTransport::abort()
{
    m_closing = true;
    m_socket->abort();
    finish({});
}

TransportError SocketTransport::lastError() const
{
    const TransportError::Cause cause = causeOf(m_socket->error());
    // That a peer has closed says it all.
    return {cause, cause == TransportError::Cause::ClosedByPeer ? QString() : m_socket->errorString(), {}};
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
