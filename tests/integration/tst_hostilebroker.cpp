// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilefixture.h"

#include <QtCore/QRandomGenerator>

using namespace mqtt;
using namespace avocet::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(mqtt::ConnectionCause)

namespace {
constexpr auto soon = 200ms;

enum class End { Reset, Close, HalfClose };

/// One valid packet after the other, each of a kind that a server sends.
QByteArray validStream(ProtocolVersion version)
{
    QByteArray stream;
    const bool v5 = version == ProtocolVersion::V5_0;
    Publish publish{.topic = "a/b", .payload = "one"};
    if (v5) {
        publish.properties.add(PropertyId::ContentType, QByteArrayLiteral("text"));
        publish.properties.addUserProperty("k", "v");
    }
    stream += encoded(publish, version);
    stream += encoded(Pingresp{}, version);
    stream += encoded(
        Publish{.topic = "a", .payload = QByteArray(300, 'x'), .qos = QoS::AtLeastOnce, .packetId = 1},
        version);
    stream += encoded(Suback{7, {0}, {}}, version);
    stream += encoded(Publish{.topic = "c", .qos = QoS::ExactlyOnce, .packetId = 2}, version);
    stream += encoded(Pubrel{2}, version);
    stream += encoded(Puback{9}, version);
    stream += encoded(Publish{.topic = "a", .payload = "last"}, version);
    return stream;
}

QByteArray noise(QRandomGenerator &random)
{
    QByteArray bytes(512, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

QByteArray bent(QByteArray bytes, QRandomGenerator &random)
{
    for (int i = 0; i < 3; ++i)
        bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
    return bytes;
}
} // namespace

class TestHostileBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceAfterAcceptIsGivenUp()
    {
        HostileFixture f;
        f.settings.connectTimeout = soon;
        f.open();
        QVERIFY(f.broker.accepts());
        QVERIFY(f.ends());
        QCOMPARE(f.error().cause, ConnectionCause::TimedOut);
        QCOMPARE(f.error().stage, ConnectionStage::Handshake);
    }

    void silenceAfterAClaimIsGivenUp()
    {
        HostileFixture f;
        f.settings.connectTimeout = soon;
        f.open();
        QVERIFY(f.broker.accepts());
        QVERIFY(f.broker.expect<Connect>());
        f.broker.sendRaw(QByteArray::fromHex("20ffffff7f0000"));
        QVERIFY(f.ends());
        QCOMPARE(f.error().cause, ConnectionCause::TimedOut);
    }

    void notAConnackEndsIt_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ReasonCode>("reason");
        forEachVersion([](ProtocolVersion version, const char *name) {
            const auto row = [&](const char *what, const QByteArray &bytes, ReasonCode reason) {
                QTest::addRow("%s %s", name, what) << version << bytes << reason;
            };
            const bool v5 = version == ProtocolVersion::V5_0;
            const ReasonCode undefined = v5 ? ReasonCode::ProtocolError : ReasonCode::MalformedPacket;
            row("HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n", ReasonCode::ProtocolError);
            row("SSH", "SSH-2.0-OpenSSH_9.2\r\n", ReasonCode::ProtocolError);
            row("SMTP", "220 mail.example ESMTP\r\n", ReasonCode::ProtocolError);
            row("TLS alert", QByteArray::fromHex("15030300020228"), ReasonCode::MalformedPacket);
            row("zeros", QByteArray(16, '\0'), ReasonCode::MalformedPacket);
            row("five-byte length", QByteArray::fromHex("208080808001"), ReasonCode::MalformedPacket);
            row("length not minimal", QByteArray::fromHex("2082000000"), ReasonCode::MalformedPacket);
            row("CONNACK of one byte", QByteArray::fromHex("200100"), ReasonCode::MalformedPacket);
            row("empty CONNACK", QByteArray::fromHex("2000"), ReasonCode::MalformedPacket);
            row("CONNACK too long", QByteArray::fromHex("200400000000"), ReasonCode::MalformedPacket);
            row("CONNACK with flags", QByteArray::fromHex(v5 ? "2103000000" : "21020000"),
                ReasonCode::MalformedPacket);
            row("undefined code", QByteArray::fromHex(v5 ? "2003000600" : "20020006"), undefined);
            row("undefined code 0xff", QByteArray::fromHex(v5 ? "200300ff00" : "200200ff"), undefined);
            row("PUBLISH", QByteArray::fromHex(v5 ? "300400016100" : "3003000161"),
                ReasonCode::ProtocolError);
            row("claim of 256 MB", QByteArray::fromHex("30ffffff7f"), ReasonCode::ProtocolError);
            row("PINGRESP", QByteArray::fromHex("d000"), ReasonCode::ProtocolError);
            row("SUBACK", QByteArray::fromHex(v5 ? "900400010000" : "9003000100"), ReasonCode::ProtocolError);
            row("DISCONNECT", QByteArray::fromHex("e000"), ReasonCode::ProtocolError);
            row("CONNECT", QByteArray::fromHex("100c00044d5154540402003c0000"), ReasonCode::ProtocolError);
        });
        const auto v5 = [](const char *what, const char *hex, ReasonCode reason) {
            QTest::addRow("5.0 %s", what) << ProtocolVersion::V5_0 << QByteArray::fromHex(hex) << reason;
        };
        v5("reserved acknowledge flags", "2003020000", ReasonCode::MalformedPacket);
        v5("Session Present without state", "2003010000", ReasonCode::ProtocolError);
        v5("Session Present and a refusal", "2003018700", ReasonCode::ProtocolError);
        v5("Receive Maximum 0", "2006000003210000", ReasonCode::ProtocolError);
        v5("Maximum Packet Size 0", "20080000052700000000", ReasonCode::ProtocolError);
        v5("Maximum QoS 2", "20050000022402", ReasonCode::ProtocolError);
        v5("property twice",
           "2007000004240124"
           "01",
           ReasonCode::ProtocolError);
        v5("property unknown", "20050000027f00", ReasonCode::MalformedPacket);
        v5("property misplaced", "2006000003230001", ReasonCode::MalformedPacket);
        v5("properties over-run", "200500000a2401", ReasonCode::MalformedPacket);
        v5("AUTH unasked", "f000", ReasonCode::ProtocolError);
        QTest::addRow("3.1.1 reserved acknowledge flags")
            << ProtocolVersion::V3_1_1 << QByteArray::fromHex("20020200") << ReasonCode::MalformedPacket;
        QTest::addRow("3.1.1 AUTH") << ProtocolVersion::V3_1_1 << QByteArray::fromHex("f000")
                                    << ReasonCode::MalformedPacket;
    }
    void notAConnackEndsIt()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(QByteArray, bytes);
        QFETCH(ReasonCode, reason);
        HostileFixture f(version);
        f.open();
        QVERIFY(f.broker.accepts());
        QVERIFY(f.broker.expect<Connect>());
        f.broker.sendRaw(bytes);
        QVERIFY(f.ends());
        QCOMPARE(f.error().cause, ConnectionCause::ProtocolViolation);
        QCOMPARE(f.error().code, quint8(reason));
        QVERIFY2(!f.error().detail.isEmpty(), "the clause");
        QVERIFY(f.broker.expectClose());
    }

    void refusalWithTheSocketLeftOpenIsClosedByUs_data() { forEachVersionRow(); }
    void refusalWithTheSocketLeftOpenIsClosedByUs()
    {
        QFETCH(ProtocolVersion, version);
        HostileFixture f(version);
        f.open();
        const quint8 code = version == ProtocolVersion::V5_0 ? 0x88 : 3;
        QVERIFY(f.broker.handshake({.code = code}));
        QVERIFY(f.broker.expectClose());
        QVERIFY(f.ends());
        QCOMPARE(f.error().cause, ConnectionCause::RefusedByServer);
        QCOMPARE(f.error().code, code);
        QVERIFY2(!f.broker.hasPackets(), "no DISCONNECT to somebody who refused");
    }

    void anEndAtAnyStageIsSaid_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<End>("end");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ConnectionStage>("stage");
        forEachVersion([](ProtocolVersion version, const char *name) {
            const QByteArray connack = encoded(Connack{}, version);
            const QByteArray partOfPublish = connack + QByteArray::fromHex("30ffffff7f000161");
            const auto row = [&](const char *what, End end, const QByteArray &bytes, ConnectionStage stage) {
                QTest::addRow("%s %s", name, what) << version << end << bytes << stage;
            };
            row("reset at once", End::Reset, {}, ConnectionStage::Handshake);
            row("closed at once", End::Close, {}, ConnectionStage::Handshake);
            row("half-closed at once", End::HalfClose, {}, ConnectionStage::Handshake);
            row("half-closed in CONNACK", End::HalfClose, connack.first(1), ConnectionStage::Handshake);
            row("closed in CONNACK", End::Close, connack.first(3), ConnectionStage::Handshake);
            row("reset when running", End::Reset, connack, ConnectionStage::Running);
            row("closed when running", End::Close, connack, ConnectionStage::Running);
            row("half-closed when running", End::HalfClose, connack, ConnectionStage::Running);
            row("reset in a packet", End::Reset, partOfPublish, ConnectionStage::Running);
            row("closed in a packet", End::Close, partOfPublish, ConnectionStage::Running);
            row("half-closed in a packet", End::HalfClose, partOfPublish, ConnectionStage::Running);
        });
    }
    void anEndAtAnyStageIsSaid()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(End, end);
        QFETCH(QByteArray, bytes);
        QFETCH(ConnectionStage, stage);
        HostileFixture f(version);
        f.open();
        QVERIFY(f.broker.accepts());
        QVERIFY(f.broker.expect<Connect>());
        f.broker.sendRaw(bytes);
        QVERIFY(f.hasRead(quint64(bytes.size())));
        switch (end) {
        case End::Reset:
            f.broker.reset();
            break;
        case End::Close:
            f.broker.close();
            break;
        case End::HalfClose:
            f.broker.halfClose();
            break;
        }
        QVERIFY(f.ends());
        QCOMPARE(f.error().cause, ConnectionCause::ClosedByServer);
        QCOMPARE(f.error().stage, stage);
        QVERIFY(f.broker.expectClose());
    }

    void oneByteAtATimeIsReadLikeAll_data() { forEachVersionRow(); }
    void oneByteAtATimeIsReadLikeAll()
    {
        QFETCH(ProtocolVersion, version);
        HostileFixture f(version);
        f.open();
        QVERIFY(f.broker.accepts());
        QVERIFY(f.broker.expect<Connect>());
        const QByteArray stream = encoded(Connack{}, version) + validStream(version);
        for (const char byte : stream)
            f.broker.sendRaw(QByteArrayView(&byte, 1));
        QTRY_COMPARE(f.payloads, QByteArrayList({"one", QByteArray(300, 'x'), "", "last"}));
        QVERIFY(f.broker.expect<Puback>());
        QVERIFY(f.broker.expect<Pubrec>());
        QVERIFY(f.broker.expect<Pubcomp>());
        QVERIFY(f.isStillWell());
    }

    void aSplitAtAnyOffsetIsReadLikeAll()
    {
        constexpr auto version = ProtocolVersion::V5_0;
        HostileFixture f(version);
        QVERIFY(f.connects());
        Publish publish{
            .topic = "a/b", .payload = QByteArray(130, 'x'), .qos = QoS::AtLeastOnce, .packetId = 1};
        publish.properties.addUserProperty("k", "v");
        const QByteArray stream = encoded(publish, version) + encoded(Pingresp{}, version);
        const qsizetype offsets = 24; // all headers; the framer's own test splits everywhere
        quint64 sent = f.connection.counters().bytesReceived;
        for (qsizetype at = 1; at < offsets; ++at) {
            f.broker.sendRaw(stream.first(at));
            QVERIFY(f.hasRead(sent + quint64(at)));
            f.broker.sendRaw(stream.sliced(at));
            QVERIFY(f.broker.expect<Puback>());
            sent += quint64(stream.size());
        }
        QTRY_COMPARE(f.payloads.size(), offsets - 1);
        QVERIFY(f.isStillWell());
    }

    void manyPacketsInOneSegmentAreAllRead()
    {
        HostileFixture f;
        QVERIFY(f.connects());
        QByteArray stream;
        for (int i = 0; i < 2000; ++i)
            stream += encoded(Publish{.topic = "t", .payload = QByteArray::number(i)}, ProtocolVersion::V5_0);
        f.broker.sendRaw(stream);
        QTRY_COMPARE(f.payloads.size(), 2000);
        QCOMPARE(f.payloads.last(), "1999");
    }

    void randomBytesDoNoHarm_data() { forEachVersionRow(); }
    void randomBytesDoNoHarm()
    {
        QFETCH(ProtocolVersion, version);
        QRandomGenerator random{quint32(version)};
        HostileFixture f(version);
        QSignalSpy frames(&f.connection, &Connection::frameFinished);
        f.open();
        for (int run = 0; run < 67; ++run) {
            QVERIFY(f.broker.accepts());
            const bool connects = run % 3 != 0;
            if (connects)
                f.broker.send(Connack{});
            f.broker.sendRaw(run % 2 == 0 ? noise(random) : bent(validStream(version), random));
            f.broker.close();
            while (f.connection.state().phase != ConnectionPhase::Waiting)
                QVERIFY2(frames.wait(), qPrintable(QStringLiteral("run %1").arg(run)));
            QVERIFY(f.error().cause == ConnectionCause::ProtocolViolation ||
                    f.error().cause == ConnectionCause::DisconnectedByServer ||
                    f.error().cause == ConnectionCause::ClosedByServer ||
                    f.error().cause == ConnectionCause::TakenOver);
            f.connection.reconnectNow();
            while (f.connection.state().phase == ConnectionPhase::Waiting)
                QVERIFY(frames.wait());
        }
        QVERIFY(f.broker.handshake());
        QTRY_VERIFY(f.connection.isConnected());
        QVERIFY(f.isStillWell());
    }

private:
    static void forEachVersionRow()
    {
        QTest::addColumn<ProtocolVersion>("version");
        forEachVersion([](ProtocolVersion version, const char *name) { QTest::newRow(name) << version; });
    }
};

QTEST_GUILESS_MAIN(TestHostileBroker)
#include "tst_hostilebroker.moc"
