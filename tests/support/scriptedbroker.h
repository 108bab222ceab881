// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packetdecoder.h"
#include "mqtt/packetencoder.h"
#include "mqtt/packetframer.h"

#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <deque>
#include <optional>

namespace avocet::test {

/// The other end of a protocol test: a server that does exactly what the script says. It takes one connection
/// at a time, decodes what the client sends and keeps it in order. Every expectation waits for its packet, 5
/// s at most.
class ScriptedBroker : public QObject
{
public:
    explicit ScriptedBroker(mqtt::ProtocolVersion version = mqtt::ProtocolVersion::V5_0);

    quint16 port() const { return m_server.serverPort(); }
    void setVersion(mqtt::ProtocolVersion version) { m_version = version; }

    /// Waits for the next Network Connection; what the last one left is forgotten.
    bool accepts();
    /// The next packet, which must be a T.
    template <class T>
    std::optional<T> expect()
    {
        const std::optional<mqtt::Packet> packet = next();
        if (packet && std::holds_alternative<T>(*packet))
            return std::get<T>(*packet);
        return std::nullopt;
    }
    std::optional<mqtt::Packet> next();
    /// accepts(), CONNECT, and CONNACK as given.
    std::optional<mqtt::Connect> handshake(const mqtt::Connack &connack = {});
    /// The client closes the connection.
    bool expectClose();
    bool hasPackets() const { return !m_packets.empty(); }
    void forgetPackets() { m_packets.clear(); }

    void send(const mqtt::Packet &packet);
    void sendRaw(QByteArrayView bytes);
    /// Drops the connection at once.
    void reset();
    /// FIN after what was sent.
    void close();
    /// FIN after what was sent; goes on listening to the client.
    void halfClose();
    /// What the client sends stays where it is, up to its own socket.
    void stopReading();
    void readAgain();
    void stopListening() { m_server.close(); }
    bool listenAgain();

private:
    void onReadable();

    QTcpServer m_server;
    QPointer<QTcpSocket> m_socket;
    mqtt::PacketFramer m_framer;
    std::deque<mqtt::Packet> m_packets;
    mqtt::ProtocolVersion m_version;
    quint16 m_port = 0;
    bool m_reads = true;
};

} // namespace avocet::test
