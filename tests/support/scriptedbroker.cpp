// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedbroker.h"

#include "support/system.h"

#include <QtTest/QTest>

using namespace mqtt;

namespace avocet::test {

namespace {
constexpr int patience = 5000;
}

ScriptedBroker::ScriptedBroker(ProtocolVersion version)
    : m_version(version)
{
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
}

bool ScriptedBroker::listenAgain()
{
    return m_server.listen(QHostAddress::LocalHost, m_port);
}

bool ScriptedBroker::accepts()
{
    if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }, patience))
        return false;
    if (m_socket)
        m_socket->deleteLater();
    m_socket = m_server.nextPendingConnection();
    m_socket->setParent(this);
    m_framer.clear();
    m_packets.clear();
    m_reads = true;
    connect(m_socket, &QTcpSocket::readyRead, this, &ScriptedBroker::onReadable);
    onReadable();
    return true;
}

void ScriptedBroker::onReadable()
{
    if (!m_socket || !m_reads)
        return;
    m_framer.append(m_socket->readAll());
    Frame frame;
    while (m_framer.next(frame) == PacketFramer::Status::Frame) {
        auto packet = decode(frame, m_version);
        if (!packet) {
            QTest::qFail(packet.error().clause, __FILE__, __LINE__);
            return;
        }
        m_packets.push_back(std::move(*packet));
    }
}

std::optional<Packet> ScriptedBroker::next()
{
    if (!QTest::qWaitFor([this] { return !m_packets.empty(); }, patience))
        return std::nullopt;
    Packet packet = std::move(m_packets.front());
    m_packets.pop_front();
    return packet;
}

std::optional<Connect> ScriptedBroker::handshake(const Connack &connack)
{
    if (!accepts())
        return std::nullopt;
    auto packet = expect<Connect>();
    if (packet)
        send(connack);
    return packet;
}

bool ScriptedBroker::expectClose()
{
    return QTest::qWaitFor(
        [this] { return !m_socket || m_socket->state() == QAbstractSocket::UnconnectedState; }, patience);
}

void ScriptedBroker::send(const Packet &packet)
{
    QByteArray bytes;
    encode(packet, m_version, bytes);
    sendRaw(bytes);
}

void ScriptedBroker::sendRaw(QByteArrayView bytes)
{
    if (m_socket) {
        m_socket->write(bytes.data(), bytes.size());
        m_socket->flush();
    }
}

void ScriptedBroker::reset()
{
    if (m_socket)
        m_socket->abort();
}

void ScriptedBroker::close()
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

void ScriptedBroker::halfClose()
{
    if (m_socket)
        endSending(m_socket->socketDescriptor());
}

void ScriptedBroker::stopReading()
{
    m_reads = false;
    if (m_socket)
        m_socket->setReadBufferSize(1);
}

void ScriptedBroker::readAgain()
{
    m_reads = true;
    if (m_socket)
        m_socket->setReadBufferSize(0);
    onReadable();
}

} // namespace avocet::test
