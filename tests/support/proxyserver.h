// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace avocet::test {

/// As much of a proxy as a test needs: HTTP CONNECT, or SOCKS5 (RFC 1928, 1929), told apart by the first
/// byte. With a user name it lets nobody else through.
class ProxyServer : public QObject
{
public:
    explicit ProxyServer(const QByteArray &userName = {}, const QByteArray &password = {});

    quint16 port() const { return m_server.serverPort(); }
    /// "host:port" of every tunnel, as it was asked for.
    QByteArrayList tunnels() const { return m_tunnels; }

private:
    void onConnection();
    void onReadable(QTcpSocket *client);
    void http(QTcpSocket *client);
    void socks(QTcpSocket *client);
    void socksRequest(QTcpSocket *client);
    void tunnel(QTcpSocket *client, const QByteArray &host, quint16 port, const QByteArray &answer);

    enum class Stage { Greeting, Login, Request, Tunnel };
    QTcpServer m_server;
    QByteArray m_userName;
    QByteArray m_password;
    QHash<QTcpSocket *, Stage> m_stages;
    QByteArrayList m_tunnels;
};

} // namespace avocet::test
