// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCryptographicHash>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

/// Answers the opening handshake as the test says; %1 becomes the right Sec-WebSocket-Accept.
class RawWebSocketServer : public QObject
{
public:
    explicit RawWebSocketServer(QByteArray answer)
        : m_answer(std::move(answer))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            m_socket = m_server.nextPendingConnection();
            connect(m_socket, &QTcpSocket::readyRead, this, &RawWebSocketServer::onReadable);
        });
    }
    quint16 port() const { return m_server.serverPort(); }

private:
    void onReadable()
    {
        m_request += m_socket->readAll();
        if (!m_request.contains("\r\n\r\n") || std::exchange(m_isAnswered, true))
            return;
        const qsizetype begin = m_request.indexOf("Sec-WebSocket-Key: ") + 19;
        const QByteArray key = m_request.mid(begin, m_request.indexOf("\r\n", begin) - begin);
        const QByteArray accept =
            QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
                .toBase64();
        m_socket->write(QByteArray(m_answer).replace("%1", accept));
    }

    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
    QByteArray m_answer;
    QByteArray m_request;
    bool m_isAnswered = false;
};
