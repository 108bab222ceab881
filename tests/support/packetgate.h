// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packetframer.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <optional>

namespace avocet::test {

/// Stands between a client and a real server on 127.0.0.1 and lets packets through, until one comes that is
/// to be held: that one and what follows it in its direction goes nowhere any more. So a test knows exactly
/// how far an exchange has come.
class PacketGate : public QObject
{
public:
    explicit PacketGate(quint16 serverPort);

    quint16 port() const { return m_server.serverPort(); }
    void holdToServer(mqtt::PacketType type) { m_up = {type, false}; }
    void holdToClient(mqtt::PacketType type) { m_down = {type, false}; }
    /// Such a packet came and was held.
    bool isHolding() const { return m_up.isShut || m_down.isShut; }
    /// For the connections that come from now on.
    void open() { m_up = m_down = {}; }

private:
    struct Direction
    {
        std::optional<mqtt::PacketType> held;
        bool isShut = false;
    };
    void onConnection();
    void join(QTcpSocket *from, QTcpSocket *to, Direction &direction);

    QTcpServer m_server;
    quint16 m_serverPort;
    Direction m_up;
    Direction m_down;
};

} // namespace avocet::test
