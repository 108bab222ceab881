// SPDX-License-Identifier: GPL-3.0-or-later
// What TLS and WebSocket cost by themselves: a bare QSslSocket or QWebSocket whose bytes are read and
// counted.
#include "arguments.h"

#include <QtCore/QCoreApplication>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketHandshakeOptions>

namespace {
const QByteArray connectPacket("\x10\x10\0\x04MQTT\x04\x02\0\x3C\0\x04"
                               "bare",
                               18);
const QByteArray subscribePacket("\x82\x06\0\x01\0\x01#\0", 8);
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const bench::Arguments arguments(argc, argv);
    bench::Measurement measurement(double(arguments.number("--ms", 1500)) / 1000);
    const auto count = [&measurement](qint64 bytes) {
        if (measurement.count(long(bytes)))
            QCoreApplication::quit();
    };
    const auto port = quint16(arguments.number("--port", 8883));
    QSslSocket secure;
    QWebSocket web;
    QByteArray buffer(256 * 1024, '\0');
    if (arguments.is("--scheme", "ws")) {
        QObject::connect(&web, &QWebSocket::connected, &web, [&] {
            web.sendBinaryMessage(connectPacket);
            web.sendBinaryMessage(subscribePacket);
        });
        QObject::connect(&web, &QWebSocket::binaryMessageReceived, &web,
                         [&](const QByteArray &bytes) { count(bytes.size()); });
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({QStringLiteral("mqtt")});
        web.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/mqtt").arg(port)), options);
    } else {
        secure.setReadBufferSize(512 * 1024);
        secure.setPeerVerifyMode(QSslSocket::VerifyNone);
        QObject::connect(&secure, &QSslSocket::encrypted, &secure, [&] {
            secure.write(connectPacket);
            secure.write(subscribePacket);
        });
        QObject::connect(&secure, &QSslSocket::readyRead, &secure, [&] {
            qint64 size = 0;
            while ((size = secure.read(buffer.data(), buffer.size())) > 0)
                count(size);
        });
        secure.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    }
    const int status = QCoreApplication::exec();
    measurement.print();
    return status;
}
