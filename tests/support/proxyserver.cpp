// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/proxyserver.h"

#include <QtCore/QtEndian>
#include <QtNetwork/QHostAddress>

namespace avocet::test {

ProxyServer::ProxyServer(const QByteArray &userName, const QByteArray &password)
    : m_userName(userName)
    , m_password(password)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &ProxyServer::onConnection);
}

void ProxyServer::onConnection()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        client->setParent(this);
        m_stages[client] = Stage::Greeting;
        connect(client, &QTcpSocket::readyRead, this, [this, client] { onReadable(client); });
        onReadable(client);
    }
}

void ProxyServer::onReadable(QTcpSocket *client)
{
    if (m_stages[client] == Stage::Tunnel || client->bytesAvailable() == 0)
        return;
    if (m_stages[client] == Stage::Greeting && client->peek(1) != "\x05")
        http(client);
    else
        socks(client);
}

void ProxyServer::http(QTcpSocket *client)
{
    const QByteArray seen = client->peek(4096);
    if (!seen.contains("\r\n\r\n"))
        return;
    client->read(seen.indexOf("\r\n\r\n") + 4);
    const QByteArray login = "Proxy-Authorization: Basic " + (m_userName + ':' + m_password).toBase64();
    if (!m_userName.isEmpty() && !seen.contains(login)) {
        client->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                      "Proxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n");
        return;
    }
    const QByteArray target = seen.split(' ').value(1);
    const qsizetype colon = target.lastIndexOf(':');
    tunnel(client, target.left(colon), target.mid(colon + 1).toUShort(),
           "HTTP/1.1 200 Connection established\r\n\r\n");
}

void ProxyServer::socks(QTcpSocket *client)
{
    switch (m_stages[client]) {
    case Stage::Greeting:
        client->readAll();
        client->write(m_userName.isEmpty() ? QByteArray("\x05\x00", 2) : QByteArray("\x05\x02", 2));
        m_stages[client] = m_userName.isEmpty() ? Stage::Request : Stage::Login;
        break;
    case Stage::Login: {
        const QByteArray expected = '\x01' + QByteArray(1, char(m_userName.size())) + m_userName +
                                    QByteArray(1, char(m_password.size())) + m_password;
        const bool isRight = client->readAll() == expected;
        client->write(isRight ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
        m_stages[client] = Stage::Request;
        if (!isRight)
            client->disconnectFromHost();
        break;
    }
    case Stage::Request:
        socksRequest(client);
        break;
    case Stage::Tunnel:
        break;
    }
}

void ProxyServer::socksRequest(QTcpSocket *client)
{
    const QByteArray request = client->readAll();
    const char kind = request.size() > 4 ? request[3] : '\0';
    QByteArray host;
    if (kind == '\x03')
        host = request.mid(5, uchar(request[4]));
    else if (kind == '\x01' && request.size() == 10)
        host = QHostAddress(qFromBigEndian<quint32>(request.constData() + 4)).toString().toLatin1();
    else if (kind == '\x04' && request.size() == 22)
        host = QHostAddress(reinterpret_cast<const quint8 *>(request.constData()) + 4).toString().toLatin1();
    const auto port = qFromBigEndian<quint16>(request.constData() + request.size() - 2);
    tunnel(client, host, port, QByteArray("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10));
}

void ProxyServer::tunnel(QTcpSocket *client, const QByteArray &host, quint16 port, const QByteArray &answer)
{
    m_stages[client] = Stage::Tunnel;
    m_tunnels.append(host + ':' + QByteArray::number(port));
    auto *server = new QTcpSocket(client);
    connect(server, &QTcpSocket::connected, client, [client, answer] { client->write(answer); });
    connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
    server->connectToHost(QString::fromLatin1(host), port);
}

} // namespace avocet::test
