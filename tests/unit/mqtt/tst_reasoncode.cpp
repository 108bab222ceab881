// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packets.h"
#include "mqtt/reasoncode.h"

#include <QtTest/QTest>

using namespace mqtt;

class TestReasonCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packetsHaveTheCodesOfTheirTables_data();
    void packetsHaveTheCodesOfTheirTables();
    void everyCodeOfATableHasAName();
    void failuresBeginAt0x80();
    void packetsHaveTheirNames();
};

void TestReasonCode::packetsHaveTheCodesOfTheirTables_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("codes");
    const auto row = [](PacketType type, const char *hex) {
        QTest::newRow(packetName(type)) << int(type) << QByteArray::fromHex(hex);
    };
    row(PacketType::Connack, "00 80 81 82 83 84 85 86 87 88 89 8A 8C 90 95 97 99 9A 9B 9C 9D 9F"); // 3.2.2.2
    row(PacketType::Puback, "00 10 80 83 87 90 91 97 99");                                         // 3.4.2.1
    row(PacketType::Pubrec, "00 10 80 83 87 90 91 97 99");                                         // 3.5.2.1
    row(PacketType::Pubrel, "00 92");                                                              // 3.6.2.1
    row(PacketType::Pubcomp, "00 92");                                                             // 3.7.2.1
    row(PacketType::Suback, "00 01 02 80 83 87 8F 91 97 9E A1 A2");                                // 3.9.3
    row(PacketType::Unsuback, "00 11 80 83 87 8F 91");                                             // 3.11.3
    row(PacketType::Disconnect,
        "00 04 80 81 82 83 87 89 8B 8C 8D 8E 8F 90 93 94 95 96 97 98 99 9A 9B 9C 9D 9E 9F "
        "A0 A1 A2");                   // 3.14.2.1, and 8C of 2.4
    row(PacketType::Auth, "00 18 19"); // 3.15.2.1
    row(PacketType::Connect, "");
    row(PacketType::Publish, "");
    row(PacketType::Subscribe, "");
    row(PacketType::Unsubscribe, "");
    row(PacketType::Pingreq, "");
    row(PacketType::Pingresp, "");
}

void TestReasonCode::packetsHaveTheCodesOfTheirTables()
{
    QFETCH(int, type);
    QFETCH(QByteArray, codes);
    for (int code = 0; code < 256; ++code)
        QCOMPARE(isReasonCodeOf(PacketType(type), quint8(code)), codes.contains(char(code)));
}

void TestReasonCode::everyCodeOfATableHasAName()
{
    for (int code = 0; code < 256; ++code) {
        bool isUsed = false;
        for (int type = 1; type <= 15; ++type)
            isUsed = isUsed || isReasonCodeOf(PacketType(type), quint8(code));
        QCOMPARE(reasonName(quint8(code)) != nullptr, isUsed);
    }
    QCOMPARE(QByteArray(reasonName(0x87)), QByteArray("Not authorized"));
    QCOMPARE(QByteArray(reasonName(0xA2)), QByteArray("Wildcard Subscriptions not supported"));
}

void TestReasonCode::failuresBeginAt0x80()
{
    QVERIFY(!isFailure(ReasonCode::Success));
    QVERIFY(!isFailure(ReasonCode::NoMatchingSubscribers));
    QVERIFY(isFailure(ReasonCode::UnspecifiedError));
    QVERIFY(isFailure(ReasonCode::WildcardSubscriptionsNotSupported));
}

void TestReasonCode::packetsHaveTheirNames()
{
    QCOMPARE(QByteArray(packetName(PacketType::Connect)), QByteArray("CONNECT"));
    QCOMPARE(QByteArray(packetName(PacketType::Auth)), QByteArray("AUTH"));
    QCOMPARE(packetType(Packet(Connect{})), PacketType::Connect);
    QCOMPARE(packetType(Packet(Pubrel{})), PacketType::Pubrel);
    QCOMPARE(packetType(Packet(Unsuback{})), PacketType::Unsuback);
    QCOMPARE(packetType(Packet(Auth{})), PacketType::Auth);
}

QTEST_APPLESS_MAIN(TestReasonCode)
#include "tst_reasoncode.moc"
