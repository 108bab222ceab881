// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/websockettransport.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mqtt;

namespace {
/// A stream that the test feeds, and that sends only what the test lets go.
class Stream : public Transport
{
public:
    void open(const Endpoint &) override { Q_EMIT opened(); }
    qint64 read(char *data, qint64 size) override
    {
        ++reads;
        const qsizetype count = std::min(qsizetype(size), incoming.size());
        memcpy(data, incoming.constData(), size_t(count));
        incoming.remove(0, count);
        return count;
    }
    void write(QByteArrayView bytes) override { unsent += bytes.toByteArray(); }
    qint64 bytesToWrite() const override { return unsent.size(); }
    void close() override { isClosing = true; }
    void abort() override { Q_EMIT closed({}); }

    void feed(const QByteArray &bytes)
    {
        incoming += bytes;
        Q_EMIT readable();
    }
    QByteArray send()
    {
        const QByteArray bytes = std::exchange(unsent, {});
        Q_EMIT drained();
        return bytes;
    }

    QByteArray incoming;
    QByteArray unsent;
    int reads = 0;
    bool isClosing = false;
};

/// What frames of a client carry, by opcode: "2:data 10:pong".
QByteArray carriedBy(QByteArray bytes)
{
    QByteArrayList parts;
    while (!bytes.isEmpty()) {
        const int length = bytes[1] & 0x7F;
        const qsizetype header = length < 126 ? 2 : length == 126 ? 4 : 10;
        const qsizetype size = length < 126    ? length
                               : length == 126 ? qFromBigEndian<quint16>(bytes.constData() + 2)
                                               : qFromBigEndian<qint64>(bytes.constData() + 2);
        QByteArray payload = bytes.mid(header + 4, size);
        for (qsizetype i = 0; i < size; ++i)
            payload[i] = char(payload[i] ^ bytes[header + i % 4]);
        parts += QByteArray::number(bytes[0] & 0x0F) + ':' + (size > 20 ? QByteArray::number(size) : payload);
        bytes.remove(0, header + 4 + size);
    }
    return parts.join(' ');
}

QByteArray ping(const QByteArray &payload)
{
    return '\x89' + QByteArray(1, char(payload.size())) + payload;
}

QByteArray largeFrame()
{
    return QByteArray("\x82\x7f\0\0\0\0\0\x01\x86\xa0", 10) + QByteArray(100'000, 'x');
}
} // namespace

class TestWebSocketTransport : public QObject
{
    Q_OBJECT

private:
    Stream *m_stream = nullptr;
    std::unique_ptr<WebSocketTransport> m_transport;
    QByteArray m_buffer{1'000'000, '\0'};

    QByteArray accept()
    {
        const QByteArray request = m_stream->send();
        const qsizetype begin = request.indexOf("Sec-WebSocket-Key: ") + 19;
        const QByteArray key = request.mid(begin, request.indexOf("\r\n", begin) - begin);
        return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                        QCryptographicHash::Sha1)
            .toBase64();
    }
    QByteArray answer()
    {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Accept: " +
               accept() + "\r\n\r\n";
    }
    QByteArray readAll()
    {
        QByteArray bytes;
        while (const qint64 size = m_transport->read(m_buffer.data(), m_buffer.size()))
            bytes.append(m_buffer.constData(), size);
        return bytes;
    }
    void make()
    {
        auto stream = std::make_unique<Stream>();
        m_stream = stream.get();
        m_transport = std::make_unique<WebSocketTransport>(std::move(stream), WebSocketOptions());
        m_transport->open({Scheme::WebSocket, QStringLiteral("host"), 80, QStringLiteral("/mqtt")});
    }

private Q_SLOTS:
    void init() { make(); }

    void answerMayComeInPieces()
    {
        QSignalSpy opened(m_transport.get(), &Transport::opened);
        const QByteArray whole = answer();
        for (const char byte : whole) {
            QCOMPARE(opened.count(), 0);
            m_stream->feed(QByteArray(1, byte));
        }
        QCOMPARE(opened.count(), 1);
    }

    void answerMayEndItsLinesWithoutCarriageReturn()
    {
        QSignalSpy opened(m_transport.get(), &Transport::opened);
        m_stream->feed(answer().replace("\r\n", "\n") + "\x82\x01x");
        QCOMPARE(opened.count(), 1);
        QCOMPARE(readAll(), "x");
    }

    void whatComesBehindTheAnswerIsAnnounced()
    {
        m_stream->feed(answer() + "\x82\x05hello");
        QSignalSpy readable(m_transport.get(), &Transport::readable);
        QTRY_COMPARE(readable.count(), 1);
        QCOMPARE(readAll(), "hello");
    }

    void answerThatBreaksOffIsShown()
    {
        QSignalSpy closed(m_transport.get(), &Transport::closed);
        m_stream->feed("HTTP/1.1 404 Not Found\r\n");
        Q_EMIT m_stream->closed({TransportError::Cause::ClosedByPeer, {}, {}});
        QCOMPARE(closed.count(), 1);
        const auto error = closed.front().front().value<TransportError>();
        QCOMPARE(error.cause, TransportError::Cause::WebSocketRefused);
        QCOMPARE(error.detail, QStringLiteral("HTTP/1.1 404 Not Found"));
    }

    // RFC 6455, 5.5.2: as soon as is practical; 5.5.3: only the latest.
    void pongDoesNotWaitForWhatIsWrittenBefore()
    {
        m_stream->feed(answer());
        m_transport->write(QByteArray(1'000'000, 'x'));
        m_stream->feed(ping("one"));
        QCOMPARE(readAll(), "");
        QTRY_COMPARE(carriedBy(m_stream->unsent), "2:1000000 10:one");
        m_stream->feed(ping("two") + ping("three"));
        QCOMPARE(readAll(), "");
        QCOMPARE(carriedBy(m_stream->send()), "2:1000000 10:one");
        QCOMPARE(carriedBy(m_stream->send()), "10:three");
        QCOMPARE(carriedBy(m_stream->send()), "");
    }

    void nothingIsWrittenWhileReading()
    {
        m_stream->feed(answer());
        m_stream->feed(ping("one") + "\x82\x01x");
        QSignalSpy drained(m_transport.get(), &Transport::drained);
        QCOMPARE(readAll(), "x");
        QVERIFY(m_stream->unsent.isEmpty());
        QTRY_COMPARE(carriedBy(m_stream->unsent), "10:one");
    }

    void controlFramesBehindALargeOneAreReadTogether()
    {
        m_stream->feed(answer());
        m_stream->feed(largeFrame());
        QCOMPARE(readAll().size(), 100'000);
        m_stream->feed(ping("one").repeated(10'000));
        m_stream->reads = 0;
        QCOMPARE(readAll(), "");
        QVERIFY2(m_stream->reads < 10, QByteArray::number(m_stream->reads));
    }

    void oneReadTakesSeveralLargeFrames()
    {
        m_stream->feed(answer());
        m_stream->feed(largeFrame().repeated(5));
        QCOMPARE(m_transport->read(m_buffer.data(), m_buffer.size()), 500'000);
        QCOMPARE(m_buffer.first(500'000), QByteArray(500'000, 'x'));
    }

    void closeIsAnsweredAndTold()
    {
        m_stream->feed(answer());
        m_stream->feed(QByteArray("\x82\x01x\x88\x0a\x03\xf0no entry", 15));
        QSignalSpy closed(m_transport.get(), &Transport::closed);
        QCOMPARE(readAll(), "x");
        QTRY_VERIFY(m_stream->isClosing);
        QCOMPARE(carriedBy(m_stream->send()), "8:\x03\xe8");
        QCOMPARE(closed.count(), 0);
        Q_EMIT m_stream->closed({});
        QCOMPARE(closed.count(), 1);
        const auto error = closed.front().front().value<TransportError>();
        QCOMPARE(error.cause, TransportError::Cause::ClosedByPeer);
        QCOMPARE(error.detail, QStringLiteral("no entry"));
    }

    void endDoesNotWaitForAPeerThatDoesNotClose()
    {
        m_stream->feed(answer());
        m_stream->feed(QByteArray("\x81\x00", 2));
        QSignalSpy closed(m_transport.get(), &Transport::closed);
        QCOMPARE(readAll(), "");
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.front().front().value<TransportError>().cause,
                 TransportError::Cause::WebSocketViolation);
    }

    void oursIsClosedBehindTheLastWords()
    {
        m_stream->feed(answer());
        m_transport->write("last");
        m_transport->close();
        m_transport->write("too late");
        QVERIFY(m_stream->isClosing);
        QCOMPARE(carriedBy(m_stream->send()), "2:last 8:\x03\xe8");
    }
};

QTEST_GUILESS_MAIN(TestWebSocketTransport)
#include "tst_websockettransport.moc"
