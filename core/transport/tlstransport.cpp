// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/tlstransport.h"

#include "transport/tlsconfiguration.h"

#include <QtNetwork/QSslSocket>

namespace mqtt {

TlsTransport::TlsTransport(const TransportOptions &options, QObject *parent)
    : SocketTransport(std::make_unique<QSslSocket>(), parent)
    , m_options(options)
    , m_guard(options.tls)
{
    auto &tls = static_cast<QSslSocket &>(socket());
    m_guard.watch(tls);
    connect(&tls, &QSslSocket::encrypted, this, &TlsTransport::setOpened);
    connect(&tls, &QSslSocket::encryptedBytesWritten, this, &TlsTransport::onBytesWritten);
}

void TlsTransport::open(const Endpoint &endpoint)
{
    const auto configuration = tlsConfiguration(m_options.tls);
    if (!configuration) {
        finish(configuration.error());
        return;
    }
    auto &tls = static_cast<QSslSocket &>(socket());
    tls.setSslConfiguration(*configuration);
    prepare(m_options.proxy, endpoint);
    const QString &name = m_options.tls.serverName;
    tls.connectToHostEncrypted(endpoint.host, endpoint.port, name.isEmpty() ? endpoint.host : name);
}

/// What is encrypted has not been taken by the system yet.
qint64 TlsTransport::bytesToWrite() const
{
    const auto &tls = static_cast<const QSslSocket &>(socket());
    return tls.bytesToWrite() + tls.encryptedBytesToWrite();
}

TransportError TlsTransport::lastError() const
{
    return m_guard.explained(SocketTransport::lastError());
}

} // namespace mqtt
