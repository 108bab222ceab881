// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/packetgate.h"

#include <memory>

using namespace mqtt;

namespace avocet::test {

namespace {

QByteArray bytesOf(const Frame &frame)
{
    QByteArray bytes(1, char(frame.header));
    auto size = quint32(frame.body.size());
    for (; size >= 0x80; size >>= 7)
        bytes.append(char(size | 0x80));
    bytes.append(char(size));
    return bytes.append(frame.body);
}

} // namespace

PacketGate::PacketGate(quint16 serverPort)
    : m_serverPort(serverPort)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &PacketGate::onConnection);
}

void PacketGate::onConnection()
{
    QTcpSocket *client = m_server.nextPendingConnection();
    auto *server = new QTcpSocket(this);
    server->connectToHost(QHostAddress::LocalHost, m_serverPort);
    join(client, server, m_up);
    join(server, client, m_down);
}

void PacketGate::join(QTcpSocket *from, QTcpSocket *to, Direction &direction)
{
    auto framer = std::make_shared<PacketFramer>();
    const auto pass = [=, &direction] {
        framer->append(from->readAll());
        Frame frame;
        while (!direction.isShut && framer->next(frame) == PacketFramer::Status::Frame) {
            if (direction.held == frame.type())
                direction.isShut = true;
            else
                to->write(bytesOf(frame));
        }
    };
    connect(from, &QTcpSocket::readyRead, to, pass);
    connect(from, &QTcpSocket::disconnected, to, &QTcpSocket::disconnectFromHost);
    connect(from, &QTcpSocket::disconnected, from, &QObject::deleteLater);
}

} // namespace avocet::test
