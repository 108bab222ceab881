// SPDX-License-Identifier: GPL-3.0-or-later
// The blasting broker over TLS and WebSocket. Encrypting is Qt's, as on the other side; the load of a
// WebSocket is one frame that was made beforehand.
//
//   qtblaster --scheme mqtts|ws [--size BYTES] [--cert FILE --key FILE]
#include "arguments.h"
#include "encodedload_unix.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QtEndian>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QSslSocket>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <array>
#include <functional>

namespace {
constexpr qint64 mostAhead = 4 * 1024 * 1024;

QByteArray fileBytes(const char *name)
{
    QFile file(QString::fromLocal8Bit(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// CONNACK to the first packet, SUBACK to the second, then the load for ever.
class Peer : public QObject
{
public:
    /// `answer` sends MQTT; the load is written to the socket as it is.
    Peer(QTcpSocket &socket, QByteArray load, std::function<void(const QByteArray &)> answer)
        : QObject(&socket)
        , m_socket(socket)
        , m_load(std::move(load))
        , m_answer(std::move(answer))
    {
    }
    void received(const QByteArray &bytes)
    {
        if (!m_isConnected) {
            m_isConnected = true;
            m_answer(QByteArray("\x20\x02\0\0", 4));
        }
        const qsizetype subscribe = bytes.indexOf('\x82');
        if (subscribe >= 0 && !m_isBlasting) {
            m_answer(QByteArray("\x90\x03", 2) + bytes.mid(subscribe + 2, 2) + '\0');
            m_isBlasting = true;
            blast();
        }
    }
    void blast()
    {
        while (m_isBlasting && m_socket.state() == QTcpSocket::ConnectedState && waiting() < mostAhead)
            m_socket.write(m_load);
    }

private:
    qint64 waiting() const
    {
        const auto *secure = qobject_cast<QSslSocket *>(&m_socket);
        return m_socket.bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
    }

    QTcpSocket &m_socket;
    QByteArray m_load;
    std::function<void(const QByteArray &)> m_answer;
    bool m_isConnected = false;
    bool m_isBlasting = false;
};

/// One binary frame of more than 64 KiB.
QByteArray framed(const QByteArray &load)
{
    std::array<char, 10> header{'\x82', '\x7f'};
    qToBigEndian(quint64(load.size()), header.data() + 2);
    return QByteArray(header.data(), header.size()) + load;
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const bench::Arguments arguments(argc, argv);
    bench::LoadOptions options;
    options.payloadSize = int(arguments.number("--size", 256));
    options.topics = 1'000;
    const bench::EncodedLoad encoded(options);
    std::vector<iovec> parts;
    int count = encoded.packets();
    encoded.describe(0, count, parts);
    const QByteArray load(static_cast<const char *>(parts[0].iov_base), qsizetype(parts[0].iov_len));

    QSslServer tls;
    QWebSocketServer web(QStringLiteral("bench"), QWebSocketServer::NonSecureMode);
    quint16 port = 0;
    if (arguments.is("--scheme", "ws")) {
        web.setSupportedSubprotocols({QStringLiteral("mqtt")});
        QObject::connect(&web, &QWebSocketServer::newConnection, &web, [&] {
            QWebSocket *socket = web.nextPendingConnection();
            auto *below = web.findChild<QTcpSocket *>();
            auto *peer = new Peer(*below, framed(load),
                                  [socket](const QByteArray &bytes) { socket->sendBinaryMessage(bytes); });
            QObject::connect(socket, &QWebSocket::binaryMessageReceived, peer, &Peer::received);
            QObject::connect(below, &QTcpSocket::bytesWritten, peer, &Peer::blast);
        });
        web.listen(QHostAddress::LocalHost);
        port = web.serverPort();
    } else {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(fileBytes(arguments.text("--cert", ""))));
        configuration.setPrivateKey(QSslKey(fileBytes(arguments.text("--key", "")), QSsl::Rsa));
        tls.setSslConfiguration(configuration);
        QObject::connect(&tls, &QTcpServer::pendingConnectionAvailable, &tls, [&] {
            QTcpSocket *socket = tls.nextPendingConnection();
            auto *secure = qobject_cast<QSslSocket *>(socket);
            auto *peer = new Peer(*socket, load, [socket](const QByteArray &bytes) { socket->write(bytes); });
            QObject::connect(socket, &QTcpSocket::readyRead, peer,
                             [socket, peer] { peer->received(socket->readAll()); });
            QObject::connect(secure, &QSslSocket::encryptedBytesWritten, peer, &Peer::blast);
        });
        tls.listen(QHostAddress::LocalHost);
        port = tls.serverPort();
    }
    std::printf("port %d\n", port);
    std::fflush(stdout);
    return QCoreApplication::exec();
}
