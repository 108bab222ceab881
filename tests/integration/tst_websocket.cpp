// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawwebsocketserver.h"

#include "client/connection.h"
#include "mqtt/packetencoder.h"
#include "support/certificates.h"
#include "support/mosquitto.h"
#include "support/proxyserver.h"

#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

using namespace mqtt;
using avocet::test::Certificates;
using avocet::test::Mosquitto;
using avocet::test::MosquittoOptions;
using avocet::test::ProxyServer;

namespace {
quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

ConnectionSettings settingsFor(Scheme scheme, quint16 port, ProtocolVersion version = ProtocolVersion::V5_0)
{
    ConnectionSettings settings;
    settings.endpoint = {scheme, QStringLiteral("localhost"), port, QStringLiteral("/mqtt")};
    settings.connect.version = version;
    settings.connect.clientId = "test";
    settings.reconnects = false;
    return settings;
}

QByteArray encoded(const Packet &packet)
{
    QByteArray bytes;
    encode(packet, ProtocolVersion::V5_0, bytes);
    return bytes;
}

/// Payloads that a Connection receives.
QByteArrayList &collect(Connection &connection, QByteArrayList &payloads)
{
    QObject::connect(&connection, &Connection::messagesReceived, &connection,
                     [&payloads](const std::shared_ptr<MessageBatch> &batch, size_t first, size_t count) {
                         for (size_t i = first; i < first + count; ++i)
                             payloads.append(batch->payload(batch->at(i)).toByteArray());
                     });
    return payloads;
}

/// A server of WebSockets that does what the test says.
class Server
{
public:
    Server()
        : m_server(QStringLiteral("test"), QWebSocketServer::NonSecureMode)
    {
        m_server.setSupportedSubprotocols({"mqtt"});
        m_server.listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_server.serverPort(); }
    QWebSocket *accept()
    {
        if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }))
            return nullptr;
        m_socket.reset(m_server.nextPendingConnection());
        return m_socket.get();
    }

private:
    QWebSocketServer m_server;
    std::unique_ptr<QWebSocket> m_socket;
};

const QByteArray upgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                           "Sec-WebSocket-Accept: %1\r\n";
const QByteArray goodAnswer = upgrade + "Sec-WebSocket-Protocol: mqtt\r\n\r\n";
} // namespace

class TestWebSocket : public QObject
{
    Q_OBJECT

private:
    Certificates m_certificates;

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates.make("server", "DNS:localhost,IP:127.0.0.1");
        m_certificates.makeSelfSigned("self", "DNS:localhost");
        QVERIFY2(m_certificates.isGood(), m_certificates.problem());
    }

    void messagesGoThrough_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::addColumn<ProtocolVersion>("version");
        for (const auto &[name, version] : {std::pair{"3.1", ProtocolVersion::V3_1},
                                            {"3.1.1", ProtocolVersion::V3_1_1},
                                            {"5.0", ProtocolVersion::V5_0}}) {
            QTest::addRow("ws, %s", name) << Scheme::WebSocket << version;
            QTest::addRow("wss, %s", name) << Scheme::SecureWebSocket << version;
        }
    }
    void messagesGoThrough()
    {
        QFETCH(Scheme, scheme);
        QFETCH(ProtocolVersion, version);
        // Mosquitto does not count a WebSocket listener as one, so it has another beside it.
        const quint16 port = freePort();
        QStringList lines{QStringLiteral("listener %1 127.0.0.1").arg(port), "protocol websockets"};
        if (scheme == Scheme::SecureWebSocket)
            lines << "certfile " + m_certificates.certificate("server")
                  << "keyfile " + m_certificates.key("server");
        Mosquitto mosquitto(MosquittoOptions{.configuration = lines});
        QVERIFY2(mosquitto.start(), mosquitto.log());
        ConnectionSettings settings = settingsFor(scheme, port, version);
        settings.endpoint.host = "127.0.0.1";
        settings.transport.tls.caFile = m_certificates.certificate("ca");
        settings.subscriptions = {{.filter = "#", .qos = QoS::AtLeastOnce}};
        QByteArrayList payloads;
        Connection connection;
        collect(connection, payloads);
        connection.open(settings);
        QTRY_VERIFY2(connection.isConnected(), mosquitto.log());
        // The WebSockets of mosquitto 2.0.11 get stuck with half a megabyte, also for paho.
        const QByteArray large(100'000, 'x');
        for (int i = 0; i < 100; ++i)
            connection.publish({.topic = "a", .payload = QByteArray::number(i), .qos = QoS::AtLeastOnce});
        connection.publish({.topic = "a", .payload = large, .qos = QoS::AtLeastOnce});
        connection.publish({.topic = "a", .payload = "end", .qos = QoS::AtLeastOnce});
        QTRY_VERIFY2(payloads.size() == 102, mosquitto.log());
        QCOMPARE(payloads[99], "99");
        QVERIFY(payloads[100] == large);
        QCOMPARE(payloads[101], "end");
    }

    void certificateIsCheckedAndPinned()
    {
        const quint16 port = freePort();
        Mosquitto mosquitto(MosquittoOptions{
            .configuration = {QStringLiteral("listener %1 127.0.0.1").arg(port), "protocol websockets",
                              "certfile " + m_certificates.certificate("self"),
                              "keyfile " + m_certificates.key("self")}});
        QVERIFY2(mosquitto.start(), mosquitto.log());
        ConnectionSettings settings = settingsFor(Scheme::SecureWebSocket, port);
        settings.endpoint.host = "127.0.0.1"; // not in the certificate
        Connection connection;
        connection.open(settings);
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::CertificateRejected);
        QCOMPARE(connection.state().error->certificate->chain.front().sha256, m_certificates.sha256("self"));
        settings.transport.tls.pinnedSha256 = m_certificates.sha256("server");
        connection.open(settings);
        QTRY_VERIFY(connection.state().error && connection.state().error->certificate &&
                    connection.state().error->certificate->failures.front().check == CertificateCheck::Pin);
        settings.transport.tls.pinnedSha256 = m_certificates.sha256("self");
        connection.open(settings);
        QTRY_VERIFY(connection.isConnected());
    }

    void m5_6_0_0_3_m3_6_0_0_3_handshakeSaysWhatWasAskedFor()
    {
        Server server;
        ConnectionSettings settings = settingsFor(Scheme::WebSocket, server.port());
        settings.endpoint.path = "/some/path?token=a%20b";
        settings.transport.webSocket.headers = {{"X-Tenant", "blue"}, {"Authorization", "Bearer x"}};
        Connection connection;
        connection.open(settings);
        const QWebSocket *socket = server.accept();
        QVERIFY(socket);
        QCOMPARE(socket->requestUrl().path(), QStringLiteral("/some/path"));
        QCOMPARE(socket->requestUrl().query(QUrl::FullyEncoded), QStringLiteral("token=a%20b"));
        QCOMPARE(socket->request().rawHeader("X-Tenant"), "blue");
        QCOMPARE(socket->request().rawHeader("Authorization"), "Bearer x");
        QCOMPARE(socket->request().rawHeader("Sec-WebSocket-Protocol"), "mqtt");
    }

    void headerOfTwoLinesIsNotSent()
    {
        Server server;
        ConnectionSettings settings = settingsFor(Scheme::WebSocket, server.port());
        settings.transport.webSocket.headers = {{"X-Evil", "a\r\nX-More: b"}};
        Connection connection;
        connection.open(settings);
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::WebSocketRefused);
    }

    // 6.0.0-2: packets need not begin where frames do.
    void m5_6_0_0_2_m3_6_0_0_2_packetsAreSplitOverAndJoinedInFrames_data()
    {
        QTest::addColumn<int>("frameSize");
        QTest::newRow("one byte each") << 1;
        QTest::newRow("three bytes each") << 3;
        QTest::newRow("all in one") << 100'000;
    }
    void m5_6_0_0_2_m3_6_0_0_2_packetsAreSplitOverAndJoinedInFrames()
    {
        QFETCH(int, frameSize);
        Server server;
        QByteArrayList payloads;
        Connection connection;
        collect(connection, payloads);
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QWebSocket *socket = server.accept();
        QVERIFY(socket);
        QByteArray received;
        connect(socket, &QWebSocket::binaryMessageReceived, this,
                [&received](const QByteArray &message) { received += message; });
        QTRY_VERIFY(received.contains("MQTT"));
        const QByteArray bytes = encoded(Connack{}) + encoded(Publish{.topic = "a", .payload = "first"}) +
                                 encoded(Publish{.topic = "a", .payload = QByteArray(300, 'y')});
        for (qsizetype i = 0; i < bytes.size(); i += frameSize)
            socket->sendBinaryMessage(bytes.mid(i, frameSize));
        QTRY_COMPARE(payloads.size(), 2);
        QCOMPARE(payloads[0], "first");
        QCOMPARE(payloads[1], QByteArray(300, 'y'));
    }

    void frameLargerThanTheReadBufferArrives()
    {
        Server server;
        QByteArrayList payloads;
        Connection connection;
        collect(connection, payloads);
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QWebSocket *socket = server.accept();
        QVERIFY(socket);
        socket->setOutgoingFrameSize(64'000'000);
        const QByteArray large(20'000'000, 'z');
        socket->sendBinaryMessage(encoded(Connack{}));
        for (const QByteArray &payload : {QByteArray("before"), large, QByteArray("after")})
            socket->sendBinaryMessage(encoded(Publish{.topic = "a", .payload = payload}));
        QTRY_COMPARE(payloads.size(), 3);
        QVERIFY(payloads[1] == large);
        QCOMPARE(payloads[2], "after");
    }

    // A frame is no more than how the bytes come; the bound is that of the packet.
    void frameMayBeLargerThanAPacketMay()
    {
        Server server;
        QByteArrayList payloads;
        ConnectionSettings settings = settingsFor(Scheme::WebSocket, server.port());
        settings.maximumPacketSize = 1000;
        Connection connection;
        collect(connection, payloads);
        connection.open(settings);
        QWebSocket *socket = server.accept();
        QVERIFY(socket);
        socket->setOutgoingFrameSize(64'000'000);
        socket->sendBinaryMessage(encoded(Connack{}));
        QByteArray frame;
        for (int i = 0; i < 3000; ++i)
            frame += encoded(Publish{.topic = "a", .payload = QByteArray::number(i).rightJustified(900)});
        socket->sendBinaryMessage(frame);
        QTRY_COMPARE(payloads.size(), 3000);
        for (int i = 0; i < 3000; ++i)
            QCOMPARE(payloads[i].trimmed(), QByteArray::number(i));
    }

    void packetLargerThanTheMaximumIsRefused()
    {
        Server server;
        ConnectionSettings settings = settingsFor(Scheme::WebSocket, server.port());
        settings.maximumPacketSize = 1000;
        Connection connection;
        connection.open(settings);
        QWebSocket *socket = server.accept();
        QVERIFY(socket);
        socket->setOutgoingFrameSize(64'000'000);
        socket->sendBinaryMessage(encoded(Connack{}));
        QTRY_VERIFY(connection.isConnected());
        socket->sendBinaryMessage(encoded(Publish{.topic = "a", .payload = QByteArray(1000, 'x')}));
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::PacketTooLarge);
    }

    void frameIsReadWhileItComes()
    {
        const QByteArray terabyte("\x82\x7f\x00\x00\x01\x00\x00\x00\x00\x00", 10);
        RawWebSocketServer server(goodAnswer + terabyte + encoded(Connack{}) +
                                  encoded(Publish{.topic = "a", .payload = "now"}));
        QByteArrayList payloads;
        Connection connection;
        collect(connection, payloads);
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QTRY_COMPARE(payloads, QByteArrayList{"now"});
    }

    void fragmentedMessageIsReadWhileItComes()
    {
        const QByteArray publish = encoded(Publish{.topic = "a", .payload = "now"});
        const QByteArray connack = encoded(Connack{});
        RawWebSocketServer server(goodAnswer + '\x02' + char(connack.size()) + connack + QByteArray(1, '\0') +
                                  char(publish.size()) + publish); // neither is the last frame
        QByteArrayList payloads;
        Connection connection;
        collect(connection, payloads);
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QTRY_COMPARE(payloads, QByteArrayList{"now"});
    }

    void m5_6_0_0_4_m3_6_0_0_4_wrongAnswerIsRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("not found") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("a page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        QTest::newRow("wrong key") << QByteArray(goodAnswer).replace("%1", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        QTest::newRow("no subprotocol") << upgrade + "\r\n";
        QTest::newRow("other subprotocol") << upgrade + "Sec-WebSocket-Protocol: chat\r\n\r\n";
        QTest::newRow("endless") << "HTTP/1.1 101 Switching Protocols\r\nX: " + QByteArray(2'000'000, 'x');
        QTest::newRow("endless line") << QByteArray(2'000'000, 'x');
    }
    void m5_6_0_0_4_m3_6_0_0_4_wrongAnswerIsRefused()
    {
        QFETCH(QByteArray, answer);
        RawWebSocketServer server(answer);
        Connection connection;
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QTRY_COMPARE(connection.state().phase, ConnectionPhase::Failed);
        QCOMPARE(connection.state().error->cause, ConnectionCause::WebSocketRefused);
    }

    // 6.0.0-1, RFC 6455
    void m5_6_0_0_1_m3_6_0_0_1_whatIsNoBinaryFrameClosesTheConnection_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("text") << QByteArray("\x81\x02hi");
        QTest::newRow("reserved opcode") << QByteArray("\x83\x00", 2);
        QTest::newRow("reserved bit") << QByteArray("\xC2\x01\x00", 3);
        QTest::newRow("continuation of nothing") << QByteArray("\x80\x01\x00", 3);
        QTest::newRow("negative length") << QByteArray("\x82\x7f\xff\xff\xff\xff\xff\xff\xff\xff", 10);
        QTest::newRow("large ping") << QByteArray("\x89\x7e\x01\x00", 4) + QByteArray(256, 'x');
    }
    void m5_6_0_0_1_m3_6_0_0_1_whatIsNoBinaryFrameClosesTheConnection()
    {
        QFETCH(QByteArray, frame);
        RawWebSocketServer server(goodAnswer + frame);
        Connection connection;
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QTRY_COMPARE(connection.state().phase, ConnectionPhase::Failed);
        QCOMPARE(connection.state().error->cause, ConnectionCause::WebSocketViolation);
    }

    void pingIsAnsweredAndIsNoData()
    {
        Server server;
        Connection connection;
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QWebSocket *socket = server.accept();
        QVERIFY(socket);
        socket->sendBinaryMessage(encoded(Connack{}));
        QTRY_VERIFY(connection.isConnected());
        bool isAnswered = false;
        connect(socket, &QWebSocket::pong, this, [&isAnswered] { isAnswered = true; });
        socket->ping("are you there");
        QTRY_VERIFY(isAnswered);
        QVERIFY(connection.isConnected());
    }

    void manyPingsAndNothingElseLeaveTimeForOthers()
    {
        const QByteArray ping("\x89\x00", 2);
        RawWebSocketServer server(goodAnswer + ping.repeated(3'000'000) + '\x82' +
                                  char(encoded(Connack{}).size()) + encoded(Connack{}));
        Connection connection;
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QTRY_VERIFY(connection.isConnected());
    }

    void whatWasSentBeforeTheEndIsRead()
    {
        const QByteArray connack = encoded(Connack{});
        const QByteArray publish = encoded(Publish{.topic = "a", .payload = "last"});
        RawWebSocketServer server(goodAnswer + '\x82' + char(connack.size() + publish.size()) + connack +
                                  publish + QByteArray("\x88\x0f\x03\xe9going to bed.", 17));
        QByteArrayList payloads;
        Connection connection;
        collect(connection, payloads);
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::ClosedByServer);
        QCOMPARE(connection.state().error->detail, QStringLiteral("going to bed."));
        QCOMPARE(payloads, QByteArrayList{"last"});
    }

    void endOfTheServerIsNoticed()
    {
        Server server;
        Connection connection;
        connection.open(settingsFor(Scheme::WebSocket, server.port()));
        QWebSocket *socket = server.accept();
        QVERIFY(socket);
        socket->sendBinaryMessage(encoded(Connack{}));
        QTRY_VERIFY(connection.isConnected());
        socket->close(QWebSocketProtocol::CloseCodeGoingAway);
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::ClosedByServer);
        QCOMPARE(connection.state().error->stage, ConnectionStage::Running);
    }

    void disconnectGoesOutBeforeTheEnd()
    {
        Server server;
        QByteArray received;
        auto connection = std::make_unique<Connection>();
        connection->open(settingsFor(Scheme::WebSocket, server.port()));
        QWebSocket *socket = server.accept();
        QVERIFY(socket);
        connect(socket, &QWebSocket::binaryMessageReceived, this,
                [&received](const QByteArray &message) { received += message; });
        socket->sendBinaryMessage(encoded(Connack{}));
        QTRY_VERIFY(connection->isConnected());
        connection.reset();
        QTRY_VERIFY(received.endsWith(encoded(Disconnect{})));
        QTRY_COMPARE(socket->closeCode(), QWebSocketProtocol::CloseCodeNormal);
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    }

    void proxyTunnels()
    {
        ProxyServer proxy;
        Server server;
        ConnectionSettings settings = settingsFor(Scheme::WebSocket, server.port());
        settings.transport.proxy = {ProxyOptions::Kind::Http, "127.0.0.1", proxy.port(), {}, {}};
        Connection connection;
        connection.open(settings);
        QVERIFY(server.accept());
        QCOMPARE(proxy.tunnels(), QByteArrayList{"localhost:" + QByteArray::number(server.port())});
    }
};

QTEST_GUILESS_MAIN(TestWebSocket)
#include "tst_websocket.moc"
