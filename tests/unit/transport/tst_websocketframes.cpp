// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/websocketframes.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>
#include <QtTest/QTest>

#include <limits>

using namespace mqtt;

namespace {
enum class Last { No, Yes };

/// As a server writes it: unmasked.
QByteArray frame(WebSocketOpcode opcode, const QByteArray &payload, Last last = Last::Yes)
{
    QByteArray bytes(1, char((last == Last::Yes ? 0x80 : 0) | int(opcode)));
    const qsizetype size = payload.size();
    if (size < 126) {
        bytes += char(size);
    } else if (size <= 0xFFFF) {
        bytes += char(126);
        bytes += char(size >> 8);
        bytes += char(size);
    } else {
        bytes += char(127);
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += char(quint64(size) >> shift);
    }
    return bytes + payload;
}

/// A stream of frames, and what it carries.
struct Stream
{
    QByteArray bytes;
    QByteArray data;
    QByteArrayList pings;
};

Stream randomStream(QRandomGenerator &random)
{
    Stream stream;
    const qsizetype sizes[] = {0, 1, 125, 126, 300, 65'535, 65'536, 200'000};
    bool isFragmented = false;
    for (int i = 0; i < 20; ++i) {
        if (random.bounded(3) == 0) {
            const QByteArray payload(random.bounded(126), char(i));
            const bool isPing = random.bounded(2) == 0;
            stream.bytes += frame(isPing ? WebSocketOpcode::Ping : WebSocketOpcode::Pong, payload);
            if (isPing)
                stream.pings += payload;
        }
        const QByteArray payload(sizes[random.bounded(int(std::size(sizes)))], char('a' + i));
        const bool isLast = random.bounded(2) == 0;
        stream.bytes += frame(isFragmented ? WebSocketOpcode::Continuation : WebSocketOpcode::Binary, payload,
                              isLast ? Last::Yes : Last::No);
        stream.data += payload;
        isFragmented = !isLast;
    }
    return stream;
}
} // namespace

class TestWebSocketFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dataComesOutHoweverItIsRead_data()
    {
        QTest::addColumn<int>("mostAtOnce");
        for (const int size : {1, 2, 7, 100, 4'096, 262'144, 10'000'000})
            QTest::addRow("up to %d", size) << size;
    }
    void dataComesOutHoweverItIsRead()
    {
        QFETCH(int, mostAtOnce);
        QRandomGenerator random(7);
        for (int run = 0; run < (mostAtOnce < 100 ? 1 : 20); ++run) {
            const Stream stream = randomStream(random);
            WebSocketFrames frames;
            QByteArray data;
            QByteArrayList pings;
            QByteArray room(mostAtOnce, '\0');
            for (qsizetype at = 0; at < stream.bytes.size();) {
                const qsizetype asked = 1 + qsizetype(random.bounded(mostAtOnce));
                const qsizetype size = std::min(frames.wanted(asked), stream.bytes.size() - at);
                QVERIFY(size > 0 && size <= asked);
                memcpy(room.data(), stream.bytes.constData() + at, size_t(size));
                at += size;
                data.append(room.constData(), frames.unpack(room.data(), size));
                if (auto ping = frames.takePing())
                    pings += *ping;
            }
            QVERIFY(!frames.end());
            QVERIFY(data == stream.data);
            if (mostAtOnce == 1)
                QCOMPARE(pings, stream.pings);
        }
    }

    void largeFramesAreReadUpToTheirEnd()
    {
        WebSocketFrames frames;
        QCOMPARE(frames.wanted(1'000'000), 1'000'000);
        QByteArray large = frame(WebSocketOpcode::Binary, QByteArray(100'000, 'x'));
        QCOMPARE(frames.unpack(large.data(), 50'010), 50'000);
        QCOMPARE(frames.wanted(1'000'000), 50'000);
        QCOMPARE(frames.unpack(large.data() + 50'010, 50'000), 50'000);
        QCOMPARE(frames.wanted(1'000'000), 10); // the longest header of the next
        QByteArray small = frame(WebSocketOpcode::Binary, "12345678");
        QCOMPARE(frames.unpack(small.data(), 10), 8);
        QCOMPARE(frames.wanted(1'000'000), 1'000'000);
    }

    void onlyTheLatestPingIsKept()
    {
        WebSocketFrames frames;
        QByteArray bytes = frame(WebSocketOpcode::Ping, "one") + frame(WebSocketOpcode::Ping, "two");
        QCOMPARE(frames.unpack(bytes.data(), bytes.size()), 0);
        QCOMPARE(frames.takePing(), std::optional<QByteArray>("two"));
        QVERIFY(!frames.takePing());
    }

    void violationEndsIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<WebSocketStatus>("answer");
        const auto error = WebSocketStatus::ProtocolError;
        QTest::newRow("text") << frame(WebSocketOpcode::Text, "hi") << WebSocketStatus::UnsupportedData;
        QTest::newRow("reserved bit") << QByteArray("\xC2\x01x") << error;
        QTest::newRow("reserved opcode") << QByteArray("\x83\x00", 2) << error;
        QTest::newRow("reserved control opcode") << QByteArray("\x8B\x00", 2) << error;
        QTest::newRow("masked") << QByteArray("\x82\x81wxyzm") << error;
        QTest::newRow("length too long for itself") << QByteArray("\x82\x7e\x00\x7d", 4) << error;
        QTest::newRow("length of eight bytes for two")
            << QByteArray("\x82\x7f\x00\x00\x00\x00\x00\x00\xff\xff", 10) << error;
        QTest::newRow("negative length")
            << QByteArray("\x82\x7f\xff\xff\xff\xff\xff\xff\xff\xff", 10) << error;
        QTest::newRow("long ping") << QByteArray("\x89\x7e\x00\x7e", 4) << error;
        QTest::newRow("ping in parts") << frame(WebSocketOpcode::Ping, "p", Last::No) << error;
        QTest::newRow("continuation of nothing") << frame(WebSocketOpcode::Continuation, "x") << error;
        QTest::newRow("message within a message")
            << frame(WebSocketOpcode::Binary, "", Last::No) + frame(WebSocketOpcode::Binary, "") << error;
        QTest::newRow("Close of one byte") << frame(WebSocketOpcode::Close, "x") << error;
        QTest::newRow("they complain of us")
            << frame(WebSocketOpcode::Close, "\x03\xea no") << WebSocketStatus::NormalClosure;
    }
    void violationEndsIt()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(WebSocketStatus, answer);
        bytes = frame(WebSocketOpcode::Binary, "before") + bytes + frame(WebSocketOpcode::Binary, "behind");
        WebSocketFrames frames;
        QCOMPARE(frames.unpack(bytes.data(), bytes.size()), 6);
        QVERIFY(bytes.startsWith("before"));
        QVERIFY(frames.end());
        QVERIFY(frames.end()->isViolation);
        QVERIFY(!frames.end()->reason.isEmpty());
        QCOMPARE(frames.end()->answer, answer);
        QCOMPARE(frames.unpack(bytes.data(), bytes.size()), 0);
    }

    void closeSaysWhy()
    {
        WebSocketFrames frames;
        QByteArray bytes = frame(WebSocketOpcode::Close, QByteArray("\x03\xe9"
                                                                    "a \xff b"));
        frames.unpack(bytes.data(), bytes.size());
        QVERIFY(frames.end());
        QVERIFY(!frames.end()->isViolation);
        QCOMPARE(frames.end()->reason, QStringLiteral("a \uFFFD b"));
        frames = {};
        bytes = frame(WebSocketOpcode::Close, {});
        frames.unpack(bytes.data(), bytes.size());
        QVERIFY(frames.end() && !frames.end()->isViolation && frames.end()->reason.isEmpty());
    }

    void oursAreMasked_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("headerSize");
        QTest::newRow("empty") << 0 << 6;
        QTest::newRow("one byte") << 1 << 6;
        QTest::newRow("not a multiple of four") << 125 << 6;
        QTest::newRow("two bytes of length") << 126 << 8;
        QTest::newRow("most of those") << 65'535 << 8;
        QTest::newRow("eight bytes of length") << 65'536 << 14;
    }
    void oursAreMasked()
    {
        QFETCH(int, size);
        QFETCH(int, headerSize);
        QByteArray payload(size, '\0');
        for (qsizetype i = 0; i < size; ++i)
            payload[i] = char(i * 31);
        QByteArray bytes = "before";
        appendFrame(bytes, WebSocketOpcode::Binary, payload, 0x9D3F1B27u);
        QVERIFY(bytes.startsWith("before"));
        bytes.remove(0, 6);
        QCOMPARE(bytes.size(), headerSize + size);
        QCOMPARE(quint8(bytes[0]), 0x82);
        QVERIFY(quint8(bytes[1]) & 0x80);
        const QByteArray key = bytes.mid(headerSize - 4, 4);
        QByteArray plain = bytes.mid(headerSize);
        for (qsizetype i = 0; i < size; ++i)
            plain[i] = char(plain[i] ^ key[i % 4]);
        QVERIFY(plain == payload);
        if (size >= 4)
            QVERIFY(bytes.mid(headerSize) != payload);
    }
};

QTEST_APPLESS_MAIN(TestWebSocketFrames)
#include "tst_websocketframes.moc"
