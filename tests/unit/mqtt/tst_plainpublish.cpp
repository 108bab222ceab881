// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/plainpublish.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace mqtt;

namespace {
constexpr ProtocolVersion versions[] = {ProtocolVersion::V3_1, ProtocolVersion::V3_1_1,
                                        ProtocolVersion::V5_0};

void compare(const Frame &frame, ProtocolVersion version)
{
    PublishView plain;
    if (!decodePlainPublish(frame, version, plain))
        return;
    const auto whole = decodePublish(frame, version);
    QVERIFY2(whole, "it takes what the whole decoder refuses");
    QCOMPARE(plain.topic, whole->topic);
    QCOMPARE(plain.payload, whole->payload);
    QCOMPARE(plain.properties, whole->properties);
    QCOMPARE(plain.packetId, whole->packetId);
    QCOMPARE(plain.topicAlias, whole->topicAlias);
    QCOMPARE(plain.qos, whole->qos);
    QCOMPARE(plain.retain, whole->retain);
    QCOMPARE(plain.dup, whole->dup);
}
} // namespace

/// The short cut says what decodePublish() says, or nothing.
class TestPlainPublish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheCommonPacket_data()
    {
        QTest::addColumn<quint8>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("version");
        QTest::newRow("QoS 0") << quint8(0x30) << QByteArray("\0\3a/bvalue", 10) << 4;
        QTest::newRow("QoS 2, DUP, retained") << quint8(0x3D) << QByteArray("\0\3a/b\0\7value", 12) << 4;
        QTest::newRow("5.0") << quint8(0x30) << QByteArray("\0\3a/b\0value", 11) << 5;
        QTest::newRow("5.0 with identifier") << quint8(0x30) << QByteArray("\0\3a/b\2\x0B\1value", 13) << 5;
        QTest::newRow("5.0 with a large one")
            << quint8(0x30) << QByteArray("\0\3a/b\3\x0B\x80\1value", 14) << 5;
        QTest::newRow("no payload") << quint8(0x30) << QByteArray("\0\1t", 3) << 4;
    }
    void takesTheCommonPacket()
    {
        QFETCH(quint8, header);
        QFETCH(QByteArray, body);
        QFETCH(int, version);
        const Frame frame{header, body};
        PublishView view;
        QVERIFY(decodePlainPublish(frame, ProtocolVersion(version), view));
        compare(frame, ProtocolVersion(version));
    }

    void leavesTheRestToTheWholeDecoder_data()
    {
        QTest::addColumn<quint8>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty topic") << quint8(0x30) << QByteArray("\0\0\3\x23\0\1x", 7);
        QTest::newRow("wildcard") << quint8(0x30) << QByteArray("\0\1#\0x", 5);
        QTest::newRow("not ASCII") << quint8(0x30) << QByteArray("\0\2\xC3\xA4\0x", 6);
        QTest::newRow("QoS 3") << quint8(0x36) << QByteArray("\0\1t\0\1\0x", 7);
        QTest::newRow("identifier 0") << quint8(0x30) << QByteArray("\0\1t\2\x0B\0x", 7);
        QTest::newRow("overlong identifier") << quint8(0x30) << QByteArray("\0\1t\3\x0B\x81\0x", 8);
        QTest::newRow("another property") << quint8(0x30) << QByteArray("\0\1t\2\1\1x", 7);
        QTest::newRow("properties beyond the end") << quint8(0x30) << QByteArray("\0\1t\x09x", 5);
        QTest::newRow("Packet Identifier 0") << quint8(0x32) << QByteArray("\0\1t\0\0\0x", 7);
        QTest::newRow("cut") << quint8(0x30) << QByteArray("\0", 1);
    }
    void leavesTheRestToTheWholeDecoder()
    {
        QFETCH(quint8, header);
        QFETCH(QByteArray, body);
        PublishView view;
        QVERIFY(!decodePlainPublish({header, body}, ProtocolVersion::V5_0, view));
    }

    void neverContradictsTheWholeDecoder()
    {
        QRandomGenerator random(4);
        const char alphabet[] = {'\0', '\1', '\2', '\3',   '\x0B', '\x23', 't',
                                 '/',  '#',  '+',  '\x80', '\x81', '\xC3'};
        for (int i = 0; i < 200'000; ++i) {
            QByteArray body(random.bounded(14), '\0');
            for (char &byte : body)
                byte = alphabet[random.bounded(int(sizeof alphabet))];
            if (body.size() >= 2 && random.bounded(4) != 0) {
                body[0] = 0;
                body[1] = char(random.bounded(5));
            }
            compare({quint8(0x30 | random.bounded(16)), body}, versions[random.bounded(3)]);
            if (QTest::currentTestFailed())
                return;
        }
    }
};

QTEST_APPLESS_MAIN(TestPlainPublish)
#include "tst_plainpublish.moc"
