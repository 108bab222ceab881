// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/tcptransport.h"

#include "transport/halfclose.h"

#include <QtNetwork/QTcpSocket>

namespace mqtt {

TcpTransport::TcpTransport(const TransportOptions &options, QObject *parent)
    : SocketTransport(std::make_unique<QTcpSocket>(), parent)
    , m_proxy(options.proxy)
{
    connect(&socket(), &QTcpSocket::connected, this, &TcpTransport::setOpened);
}

void TcpTransport::open(const Endpoint &endpoint)
{
    prepare(m_proxy, endpoint);
    // Unbuffered: read() takes bytes straight from the system, and they are copied once less.
    socket().connectToHost(endpoint.host, endpoint.port, QIODevice::ReadWrite | QIODevice::Unbuffered);
}

/// A proxy's socket has no descriptor, and buffers.
bool TcpTransport::isUnbuffered() const
{
    return socket().socketDescriptor() >= 0;
}

void TcpTransport::endWriting()
{
    if (const qintptr descriptor = socket().socketDescriptor(); descriptor >= 0)
        shutDownWriting(descriptor);
    else // a proxy's
        SocketTransport::endWriting();
}

} // namespace mqtt
