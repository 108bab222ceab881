// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/websockethandshake.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QTest>

using namespace mqtt;

namespace {
QByteArray headerOf(const QByteArray &request, const QByteArray &name)
{
    const QByteArrayList lines = request.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name + ": "))
            return line.mid(name.size() + 2).chopped(1);
    }
    return "(none)";
}

WebSocketHandshake handshakeWith(const QString &host, quint16 port, const QString &path,
                                 const WebSocketOptions &options = {})
{
    return {{Scheme::WebSocket, host, port, path}, options};
}

/// %1: the right Sec-WebSocket-Accept.
std::optional<QString> complaintOf(QByteArray answer)
{
    const WebSocketHandshake handshake = handshakeWith(QStringLiteral("a"), 80, QStringLiteral("/mqtt"));
    const QByteArray key = headerOf(handshake.request(), "Sec-WebSocket-Key");
    const QByteArray accept =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
    return handshake.complaintOf(answer.replace("%1", accept.toBase64()));
}
} // namespace

class TestWebSocketHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestNamesTargetAndHost_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("hostHeader");
        const auto row = [](const char *name, const char *host, int port, const QString &path,
                            const char *target, const char *header) {
            QTest::newRow(name) << QString::fromUtf8(host) << port << path << QByteArray(target)
                                << QByteArray(header);
        };
        row("usual", "broker.example", 9001, "/mqtt", "/mqtt", "broker.example:9001");
        row("usual port", "broker.example", 80, "/mqtt", "/mqtt", "broker.example");
        row("IPv6", "::1", 9001, "/mqtt", "/mqtt", "[::1]:9001");
        row("IPv6 with a zone", "fe80::1%eth0", 80, "/mqtt", "/mqtt", "[fe80::1]");
        row("other script", "bücher.example", 80, "/mqtt", "/mqtt", "xn--bcher-kva.example");
        row("underscore", "my_broker", 80, "/mqtt", "/mqtt", "my_broker");
        row("no path", "a", 80, "", "/", "a");
        row("path without slash", "a", 80, "mqtt", "/mqtt", "a");
        row("query", "a", 80, "/mqtt?token=a%20b&x=1", "/mqtt?token=a%20b&x=1", "a");
        row("fragment", "a", 80, "/mqtt#top", "/mqtt", "a");
        row("two slashes", "a", 80, "//b/mqtt", "//b/mqtt", "a");
        row("blank", "a", 80, "/a b", "/a%20b", "a");
        row("other script in the path", "a", 80, QString::fromUtf8("/消息"), "/%E6%B6%88%E6%81%AF", "a");
    }
    void requestNamesTargetAndHost()
    {
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, path);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, hostHeader);
        const QByteArray request = handshakeWith(host, quint16(port), path).request();
        QVERIFY2(request.startsWith("GET " + target + " HTTP/1.1\r\n"), request);
        QCOMPARE(headerOf(request, "Host"), hostHeader);
        QCOMPARE(headerOf(request, "Upgrade"), "websocket");
        QCOMPARE(headerOf(request, "Connection"), "Upgrade");
        QCOMPARE(headerOf(request, "Sec-WebSocket-Version"), "13");
        QCOMPARE(headerOf(request, "Sec-WebSocket-Protocol"), "mqtt");
        QCOMPARE(QByteArray::fromBase64(headerOf(request, "Sec-WebSocket-Key")).size(), 16);
        QVERIFY(request.endsWith("\r\n\r\n"));
        QCOMPARE(request.count("\r\n\r\n"), 1);
    }

    void nothingBreaksOutOfItsLine()
    {
        const QString evil = QStringLiteral("a\r\nX-Evil: 1\r\n\r\nGET / HTTP/1.1");
        for (const QString &host : {evil, QStringLiteral("::") + evil}) {
            const QByteArray request = handshakeWith(host, 80, u'/' + evil).request();
            QVERIFY2(!request.contains("\nX-Evil"), request);
            QCOMPARE(request.count("\r\n\r\n"), 1);
        }
    }

    void keyIsNewEachTime()
    {
        const auto key = [] {
            return headerOf(handshakeWith(QStringLiteral("a"), 80, {}).request(), "Sec-WebSocket-Key");
        };
        QVERIFY(key() != key());
    }

    void headersGoAlong()
    {
        WebSocketOptions options;
        options.headers = {{"Authorization", "Bearer x"},
                           {"host", "front.example"},
                           {"sec-websocket-protocol", "chat"},
                           {"Upgrade", "h2c"}};
        const QByteArray request = handshakeWith(QStringLiteral("a"), 80, {}, options).request();
        QCOMPARE(headerOf(request, "Authorization"), "Bearer x");
        QCOMPARE(headerOf(request, "host"), "front.example");
        QCOMPARE(headerOf(request, "Host"), "(none)");
        QVERIFY(!request.contains("chat"));
        QVERIFY(!request.contains("h2c"));
    }

    void agreementIsSeen()
    {
        const QByteArray status = "HTTP/1.1 101 Switching Protocols\r\n";
        QCOMPARE(complaintOf(status +
                             "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %1\r\n"
                             "Sec-WebSocket-Protocol: mqtt\r\n\r\n"),
                 std::nullopt);
        QCOMPARE(complaintOf(status + "UPGRADE:WebSocket\r\nconnection: keep-alive, upgrade\r\n"
                                      "sec-websocket-accept:   %1  \r\nsec-websocket-protocol: mqtt\r\n\r\n"),
                 std::nullopt);
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("complaint");
        const QByteArray good =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: %1\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n";
        const auto row = [](const char *name, const QByteArray &answer, const QString &complaint) {
            QTest::newRow(name) << answer << complaint;
        };
        row("nothing", "\r\n\r\n", {});
        row("not found", "HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\n", "HTTP/1.1 404 Not Found");
        row("elsewhere", "HTTP/1.1 302 Found\r\nLocation: https://b/login\r\n\r\n",
            "HTTP/1.1 302 Found, https://b/login");
        row("very long", "HTTP/1.1 500 " + QByteArray(1000, 'x') + "\r\n\r\n",
            "HTTP/1.1 500 " + QString(187, u'x'));
        row("Upgrade", QByteArray(good).replace("Upgrade: websocket", "Upgrade: h2c"), "Upgrade");
        row("Connection", QByteArray(good).replace("Connection: Upgrade", "Connection: close"), "Connection");
        row("key", QByteArray(good).replace("%1", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="), "Sec-WebSocket-Accept");
        row("no key", QByteArray(good).replace("Sec-WebSocket-Accept", "X"), "Sec-WebSocket-Accept");
        row("extension",
            QByteArray(good).replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"),
            "Sec-WebSocket-Extensions");
        row("subprotocol", QByteArray(good).replace(": mqtt", ": chat"), "Sec-WebSocket-Protocol");
        row("no subprotocol", QByteArray(good).replace("Sec-WebSocket-Protocol", "X"),
            "Sec-WebSocket-Protocol");
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, complaint);
        QCOMPARE(complaintOf(answer), std::optional(complaint));
    }
};

QTEST_APPLESS_MAIN(TestWebSocketHandshake)
#include "tst_websockethandshake.moc"
