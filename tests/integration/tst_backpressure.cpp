// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"
#include "transport/transportfactory.h"

#include <QtCore/QFile>
#include <QtCore/QtEndian>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <memory>

using namespace mqtt;
using avocet::test::Certificates;

namespace {
constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 total = 96 * mebibyte;
constexpr qint64 piece = 64 * 1024;

QByteArray pieceAt(qint64 offset)
{
    QByteArray bytes(piece, '\0');
    for (qint64 i = 0; i < piece; i += 8)
        qToBigEndian(quint64(offset + i), bytes.data() + i);
    return bytes;
}

/// Sends `total` bytes as fast as the other side takes them.
class Flood : public QObject
{
public:
    Flood(Scheme scheme, const QSslConfiguration &configuration)
        : m_isSecure(scheme == Scheme::Tls || scheme == Scheme::SecureWebSocket)
        , m_webSockets(QStringLiteral("test"),
                       m_isSecure ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode)
    {
        m_tls.setSslConfiguration(configuration);
        m_webSockets.setSslConfiguration(configuration);
        m_webSockets.setSupportedSubprotocols({QStringLiteral("mqtt")});
        if (scheme == Scheme::WebSocket || scheme == Scheme::SecureWebSocket) {
            m_webSockets.listen(QHostAddress::LocalHost);
            m_port = m_webSockets.serverPort();
            connect(&m_webSockets, &QWebSocketServer::newConnection, this, &Flood::onWebSocket);
        } else {
            QTcpServer &server = m_isSecure ? m_tls : m_tcp;
            server.listen(QHostAddress::LocalHost);
            m_port = server.serverPort();
            connect(&server, &QTcpServer::pendingConnectionAvailable, this,
                    [this, &server] { onSocket(server.nextPendingConnection()); });
        }
    }
    quint16 port() const { return m_port; }
    /// What the system has taken, headers not counted.
    qint64 sent() const
    {
        if (!m_socket)
            return 0;
        const auto *tls = qobject_cast<QSslSocket *>(m_socket);
        return m_written - m_socket->bytesToWrite() - (tls ? tls->encryptedBytesToWrite() : 0);
    }
    qint64 received() const { return m_received; }

private:
    void onSocket(QTcpSocket *socket)
    {
        m_socket = socket;
        connect(socket, &QTcpSocket::bytesWritten, this, &Flood::write);
        if (auto *tls = qobject_cast<QSslSocket *>(socket))
            connect(tls, &QSslSocket::encryptedBytesWritten, this, &Flood::write);
        connect(socket, &QTcpSocket::readyRead, this, [this] { m_received += m_socket->readAll().size(); });
        write();
    }
    void onWebSocket()
    {
        m_webSocket.reset(m_webSockets.nextPendingConnection());
        m_socket =
            m_isSecure ? m_webSockets.findChild<QSslSocket *>() : m_webSockets.findChild<QTcpSocket *>();
        connect(m_webSocket.get(), &QWebSocket::bytesWritten, this, &Flood::write);
        connect(m_webSocket.get(), &QWebSocket::binaryMessageReceived, this,
                [this](const QByteArray &bytes) { m_received += bytes.size(); });
        write();
    }
    void write()
    {
        while (m_written < total && m_written - sent() < mebibyte) {
            const QByteArray bytes = pieceAt(m_written);
            m_written += piece;
            if (m_webSocket)
                m_webSocket->sendBinaryMessage(bytes);
            else
                m_socket->write(bytes);
        }
    }

    bool m_isSecure;
    QTcpServer m_tcp;
    QSslServer m_tls;
    QWebSocketServer m_webSockets;
    QTcpSocket *m_socket = nullptr;
    std::unique_ptr<QWebSocket> m_webSocket; ///< not owned by its server
    quint16 m_port = 0;
    qint64 m_written = 0;
    qint64 m_received = 0;
};
} // namespace

class TestBackpressure : public QObject
{
    Q_OBJECT

private:
    Certificates m_certificates;
    QSslConfiguration m_configuration;

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates.make("server", "IP:127.0.0.1");
        QVERIFY2(m_certificates.isGood(), m_certificates.problem());
        m_configuration = QSslConfiguration::defaultConfiguration();
        m_configuration.setLocalCertificateChain(
            QSslCertificate::fromPath(m_certificates.certificate("server")));
        QFile key(m_certificates.key("server"));
        QVERIFY(key.open(QIODevice::ReadOnly));
        m_configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    }

    void whatIsNotTakenIsCounted_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("tcp") << Scheme::Tcp;
        QTest::newRow("tls") << Scheme::Tls;
    }
    void whatIsNotTakenIsCounted()
    {
        QFETCH(Scheme, scheme);
        QTcpServer tcp;
        QSslServer tls;
        tls.setSslConfiguration(m_configuration);
        QTcpServer &server = scheme == Scheme::Tls ? tls : tcp;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::pendingConnectionAvailable, &server,
                [&server] { server.nextPendingConnection()->setReadBufferSize(1); }); // and nobody reads
        TransportOptions options;
        options.tls.caFile = m_certificates.certificate("ca");
        const std::unique_ptr<Transport> transport = makeTransport(scheme, options);
        QSignalSpy opened(transport.get(), &Transport::opened);
        transport->open({scheme, QStringLiteral("127.0.0.1"), server.serverPort(), {}});
        QTRY_COMPARE(opened.count(), 1);
        for (qint64 written = 0; written < total; written += mebibyte)
            transport->write(QByteArray(mebibyte, 'w'));
        qint64 last = 0;
        do {
            last = transport->bytesToWrite();
        } while (QTest::qWaitFor([&] { return transport->bytesToWrite() != last; }, 500));
        QVERIFY2(last > total / 2, QByteArray::number(last));
    }

    void whatIsNotReadStaysWithTheSender_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("tcp") << Scheme::Tcp;
        QTest::newRow("tls") << Scheme::Tls;
        QTest::newRow("ws") << Scheme::WebSocket;
        QTest::newRow("wss") << Scheme::SecureWebSocket;
    }
    void whatIsNotReadStaysWithTheSender()
    {
        QFETCH(Scheme, scheme);
        Flood server(scheme, m_configuration);
        TransportOptions options;
        options.tls.caFile = m_certificates.certificate("ca");
        const std::unique_ptr<Transport> transport = makeTransport(scheme, options);
        bool isOpen = false;
        connect(transport.get(), &Transport::opened, this, [&isOpen] { isOpen = true; });
        QSignalSpy closed(transport.get(), &Transport::closed);
        transport->open({scheme, QStringLiteral("127.0.0.1"), server.port(), QStringLiteral("/mqtt")});
        QTRY_VERIFY(isOpen);

        // Nobody reads: it stops by itself. The rest is in the buffers of the system.
        QTRY_VERIFY(server.sent() > 0);
        qint64 last = 0;
        do {
            last = server.sent();
        } while (last < total && QTest::qWaitFor([&] { return server.sent() > last; }, 500));
        qInfo("the sender stands at %lld KiB of %lld", server.sent() / 1024, total / 1024);
        QVERIFY2(server.sent() < total / 2, "it was all taken in");

        // Writing goes on meanwhile.
        transport->write(QByteArray(100'000, 'w'));
        QTRY_COMPARE(server.received(), 100'000);

        // And once somebody reads, everything comes, in order.
        qint64 read = 0;
        QByteArray buffer(piece, '\0');
        QByteArray whole;
        bool isRight = true;
        const auto drain = [&] {
            for (qint64 size = 0; (size = transport->read(buffer.data(), buffer.size())) > 0;) {
                whole.append(buffer.constData(), size);
                for (; whole.size() >= piece; whole.remove(0, piece), read += piece)
                    isRight = isRight && whole.startsWith(pieceAt(read));
            }
        };
        connect(transport.get(), &Transport::readable, this, drain);
        drain();
        QTRY_COMPARE_WITH_TIMEOUT(read, total, 60'000);
        QVERIFY(isRight);
        QCOMPARE(closed.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestBackpressure)
#include "tst_backpressure.moc"
