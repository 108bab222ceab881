// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracequeue.h"

#include "../mqtt/samplepackets.h"
#include "mqtt/packetdecoder.h"
#include "mqtt/packetencoder.h"

#include <QtTest/QTest>

#include <thread>

using namespace mqtt;

namespace {
QByteArray encoded(const Packet &packet, ProtocolVersion version = ProtocolVersion::V5_0)
{
    QByteArray bytes;
    encode(packet, version, bytes);
    return bytes;
}
Instant now()
{
    return std::chrono::steady_clock::now();
}
} // namespace

class TestTraceQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleIsTracedAsItIsOrMasked_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Sample &sample : samplePackets())
            QTest::addRow("%s, version %d", sample.name.constData(), int(sample.version)) << index++;
    }
    void everySampleIsTracedAsItIsOrMasked()
    {
        QFETCH(int, index);
        const Sample sample = samplePackets()[size_t(index)];
        const QByteArray bytes = encoded(sample.packet, sample.version);
        TraceQueue queue([] {});
        queue.received(1, frameOf(bytes), sample.version, now());
        queue.sent(1, bytes + bytes, sample.version, now());
        const TraceQueue::Taken taken = queue.take();
        QCOMPARE(taken.packets.size(), size_t(3));
        QCOMPARE(taken.packets[0].direction, TraceDirection::Received);
        for (const TracedPacket &packet : taken.packets) {
            QCOMPARE(packet.size, quint32(bytes.size()));
            QCOMPARE(packet.head.size(), qMin(bytes.size(), TracedPacket::headSize));
            QCOMPARE(packet.type(), packetType(sample.packet));
            QCOMPARE(packet.frame().header, quint8(bytes.front()));
            if (packet.isWhole())
                QVERIFY(decode(packet.frame(), packet.version));
        }
        QCOMPARE(taken.packets[1].direction, TraceDirection::Sent);
        QCOMPARE(taken.packets[1].head, taken.packets[2].head);
    }

    void passwordsAndAuthenticationDataNeverEnter_data()
    {
        QTest::addColumn<Packet>("packet");
        QTest::addColumn<ProtocolVersion>("version");
        const PropertyList authentication{{PropertyId::AuthenticationMethod, QByteArray("SCRAM")},
                                          {PropertyId::AuthenticationData, QByteArray("hunter2")}};
        for (const ProtocolVersion version : allVersions)
            QTest::addRow("CONNECT, version %d", int(version))
                << Packet(Connect{
                       .version = version, .clientId = "c", .userName = "u", .password = "hunter2"})
                << version;
        QTest::newRow("CONNECT with data")
            << Packet(Connect{.clientId = "c", .properties = authentication}) << ProtocolVersion::V5_0;
        QTest::newRow("CONNECT behind a large Will")
            << Packet(Connect{.clientId = "c",
                              .will = Will{.topic = "t", .payload = QByteArray(4060, 'w')},
                              .userName = "u",
                              .password = "hunter2"})
            << ProtocolVersion::V5_0;
        QTest::newRow("CONNACK") << Packet(Connack{.properties = authentication}) << ProtocolVersion::V5_0;
        QTest::newRow("AUTH") << Packet(Auth{ReasonCode::ContinueAuthentication, authentication})
                              << ProtocolVersion::V5_0;
    }
    void passwordsAndAuthenticationDataNeverEnter()
    {
        QFETCH(Packet, packet);
        QFETCH(ProtocolVersion, version);
        const QByteArray bytes = encoded(packet, version);
        QVERIFY(bytes.contains("hunter2"));
        const QByteArray head = tracedHead(frameOf(bytes), version);
        QVERIFY(!head.contains("hunter"));
        QCOMPARE(head.size(), qMin(bytes.size(), TracedPacket::headSize));
        // Truncated anywhere, the packet is malformed, and then nobody knows where the secret is.
        for (qsizetype cut = 2; cut < bytes.size(); ++cut) {
            const Frame broken{quint8(bytes.front()), QByteArrayView(bytes).sliced(2, cut - 2)};
            const QByteArray rest = tracedHead(broken, version);
            QVERIFY2(!rest.contains("hunter"), rest.toHex());
        }
    }

    void malformedConnackKeepsFlagsAndReasonOnly()
    {
        const QByteArray bytes = QByteArray::fromHex("2005008716ff0041");
        const Frame frame{0x20, QByteArrayView(bytes).sliced(2, 5)};
        QCOMPARE(tracedHead(frame, ProtocolVersion::V5_0), QByteArray::fromHex("20050087"));
    }

    void onlyTheStartOfALargePublishIsKept()
    {
        const QByteArray bytes = encoded(Publish{.topic = "t", .payload = QByteArray(3'000'000, 'x')});
        TraceQueue queue([] {});
        queue.received(1, frameOf(bytes), ProtocolVersion::V5_0, now());
        const TracedPacket packet = queue.take().packets.front();
        QCOMPARE(packet.size, quint32(bytes.size()));
        QVERIFY(!packet.isWhole());
        QCOMPARE(packet.head, bytes.left(packet.head.size()));
        QVERIFY(packet.head.size() <= TracedPacket::headSize);
        QVERIFY(decodePublish(packet.frame(), ProtocolVersion::V5_0));
    }

    void whatDoesNotFitIsLeftOutAndCounted_data()
    {
        QTest::addColumn<int>("payload");
        QTest::newRow("by packets") << 0;
        QTest::newRow("by bytes") << 10'000;
    }
    void whatDoesNotFitIsLeftOutAndCounted()
    {
        QFETCH(int, payload);
        const QByteArray bytes = encoded(Publish{.topic = "t", .payload = QByteArray(payload, 'x')});
        TraceQueue queue([] {});
        constexpr quint64 packets = TraceQueue::mostPackets + 100;
        for (quint64 i = 0; i < packets; ++i)
            queue.received(1, frameOf(bytes), ProtocolVersion::V5_0, now());
        const TraceQueue::Taken taken = queue.take();
        QVERIFY(taken.leftOut >= 100);
        QCOMPARE(taken.packets.size() + taken.leftOut, packets);
        qsizetype kept = 0;
        for (const TracedPacket &packet : taken.packets)
            kept += packet.head.size();
        QVERIFY(kept < TraceQueue::mostBytes + 2 * TracedPacket::headSize);
        queue.received(1, frameOf(bytes), ProtocolVersion::V5_0, now());
        const TraceQueue::Taken later = queue.take();
        QCOMPARE(later.packets.size(), size_t(1));
        QCOMPARE(later.leftOut, quint64(0));
    }

    void theListenerIsWokenOnceUntilItTakes()
    {
        int wakes = 0;
        TraceQueue queue([&] { ++wakes; });
        const QByteArray ping = encoded(Pingreq{});
        queue.sent(1, ping, ProtocolVersion::V5_0, now());
        queue.sent(1, ping + ping, ProtocolVersion::V5_0, now());
        QCOMPARE(wakes, 1);
        queue.take();
        queue.sent(1, ping, ProtocolVersion::V5_0, now());
        QCOMPARE(wakes, 2);
        queue.close();
        queue.take();
        queue.sent(1, ping, ProtocolVersion::V5_0, now());
        QCOMPARE(wakes, 2);
        QVERIFY(queue.take().packets.empty());
    }

    void timesAreThoseOfTheWallClockInMicroseconds()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch() * 1000;
        TraceQueue queue([] {});
        const Instant moment = now();
        const QByteArray ping = encoded(Pingreq{});
        queue.sent(1, ping, ProtocolVersion::V5_0, moment);
        queue.sent(1, ping, ProtocolVersion::V5_0, moment + std::chrono::microseconds(1234));
        const auto packets = queue.take().packets;
        QVERIFY(packets[0].time >= before);
        QVERIFY(packets[0].time <= (QDateTime::currentMSecsSinceEpoch() + 1) * 1000);
        QVERIFY(qAbs(packets[1].time - packets[0].time - 1234) <= 1);
    }

    void threadsMayMeet()
    {
        TraceQueue queue([] {});
        const QByteArray ping = encoded(Pingreq{});
        constexpr quint64 packets = 20'000;
        std::thread network([&] {
            for (quint64 i = 0; i < packets; ++i)
                queue.sent(queue.openConnection(), ping, ProtocolVersion::V5_0, now());
        });
        quint64 seen = 0;
        while (seen < packets) {
            const TraceQueue::Taken taken = queue.take();
            seen += taken.packets.size() + taken.leftOut;
            std::this_thread::yield();
        }
        network.join();
        QCOMPARE(seen, packets);
        QCOMPARE(queue.openConnection(), quint32(packets + 1));
    }
};

QTEST_GUILESS_MAIN(TestTraceQueue)
#include "tst_tracequeue.moc"
