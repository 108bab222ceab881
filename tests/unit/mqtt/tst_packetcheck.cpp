// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetcheck.h"
#include "mqtt/packetencoder.h"

#include <QtTest/QTest>

using namespace mqtt;

Q_DECLARE_METATYPE(mqtt::Packet)

namespace {

Connect connectIn(ProtocolVersion version)
{
    return {.version = version, .clientId = "me"};
}

Connect whole(ProtocolVersion version)
{
    Connect connect = connectIn(version);
    connect.will = Will{"w", "p", QoS::AtLeastOnce, true, {}};
    connect.userName = "u";
    connect.password = "p";
    return connect;
}

} // namespace

class TestPacketCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectIsWrittenAsItsFieldsDemand_data()
    {
        QTest::addColumn<Packet>("connect");
        QTest::addColumn<QByteArray>("hex");
        const auto row = [](const char *name, const Connect &connect, const char *hex) {
            QTest::newRow(name) << Packet(connect) << QByteArray(hex).replace(" ", "").toLower();
        };
        const auto v4 = ProtocolVersion::V3_1_1;
        const auto v5 = ProtocolVersion::V5_0;
        row("no will [m5 3.1.2-11 3.1.2-13 3.1.2-16 3.1.2-18]", connectIn(v5),
            "10 0F 0004 4D515454 05 02 003C 00 0002 6D65");
        row("no properties [m5 2.2.2-1]", connectIn(v5), "10 0F 0004 4D515454 05 02 003C 00 0002 6D65");
        row("all fields [m5 3.1.2-9 3.1.2-12 3.1.2-17 3.1.2-19]", whole(v5),
            "10 1C 0004 4D515454 05 EE 003C 00 0002 6D65 00 0001 77 0001 70 0001 75 0001 70");
        Connect passwordOnly = connectIn(v5);
        passwordOnly.password = "p";
        row("password alone [m5 3.1.2-18 3.1.2-19]", passwordOnly,
            "10 12 0004 4D515454 05 42 003C 00 0002 6D65 0001 70");
        row("no will [m3 3.1.2-11 3.1.2-13 3.1.2-15 3.1.2-18 3.1.2-20]", connectIn(v4),
            "10 0E 0004 4D515454 04 02 003C 0002 6D65");
        row("all fields [m3 3.1.2-9 3.1.2-14 3.1.2-19 3.1.2-21 3.1.3-1 3.1.3-3]", whole(v4),
            "10 1A 0004 4D515454 04 EE 003C 0002 6D65 0001 77 0001 70 0001 75 0001 70");
    }
    void connectIsWrittenAsItsFieldsDemand()
    {
        QFETCH(Packet, connect);
        QFETCH(QByteArray, hex);
        QByteArray bytes;
        encode(connect, ProtocolVersion::V5_0, bytes);
        QCOMPARE(bytes.toHex(), hex);
        QVERIFY(!checkOutgoing(connect, std::get<Connect>(connect).version));
    }

    void whatAClientMustNotSendIsFound_data()
    {
        QTest::addColumn<Packet>("packet");
        QTest::addColumn<int>("version");
        for (const auto version : {ProtocolVersion::V3_1_1, ProtocolVersion::V5_0}) {
            const auto row = [version](const char *name, const Packet &packet) {
                QTest::addRow("%d: %s", int(version), name) << packet << int(version);
            };
            Connect connect = whole(version);
            connect.clientId = "\xff";
            row("Client Identifier no UTF-8 [m5 3.1.3-4; m3 3.1.3-4]", connect);
            connect = whole(version);
            connect.will->topic = "\xed\xa0\x80";
            row("Will Topic no UTF-8 [m5 3.1.3-11; m3 3.1.3-10]", connect);
            connect.will->topic = "a/#";
            row("Will Topic with wildcard", connect);
            connect = whole(version);
            connect.userName = QByteArray("u\0", 2);
            row("user name no UTF-8 [m5 3.1.3-12; m3 3.1.3-11]", connect);
            connect.userName = QByteArray(65'536, 'u');
            row("user name too long", connect);
            row("SUBSCRIBE without filter [m5 3.8.3-2; m3 3.8.3-3]", Subscribe{1, {}, {}});
            row("UNSUBSCRIBE without filter [m5 3.10.3-2; m3 3.10.3-2]", Unsubscribe{1, {}, {}});
            row("SUBSCRIBE with wildcard misplaced", Subscribe{1, {Subscription{"a#"}}, {}});
            row("SUBSCRIBE with Packet Identifier 0", Subscribe{0, {Subscription{"a"}}, {}});
            row("filter too long", Unsubscribe{1, {QByteArray(65'536, 'a')}, {}});
        }
        const auto row = [](const char *name, ProtocolVersion version, const Packet &packet) {
            QTest::newRow(name) << packet << int(version);
        };
        Connect passwordOnly = connectIn(ProtocolVersion::V3_1_1);
        passwordOnly.password = "p";
        row("password without user name [m3 3.1.2-22]", ProtocolVersion::V3_1_1, passwordOnly);
        row("no Client Identifier to resume with [m3 3.1.3-7]", ProtocolVersion::V3_1_1,
            Connect{.version = ProtocolVersion::V3_1_1, .cleanStart = false});
        row("no Client Identifier in 3.1", ProtocolVersion::V3_1, Connect{.version = ProtocolVersion::V3_1});
        const auto withProperty = [&](const char *name, Property property) {
            Connect connect = connectIn(ProtocolVersion::V5_0);
            connect.properties.add(std::move(property));
            row(name, ProtocolVersion::V5_0, connect);
        };
        withProperty("Receive Maximum 0", {PropertyId::ReceiveMaximum, 0u});
        withProperty("Receive Maximum too large", {PropertyId::ReceiveMaximum, 65'536u});
        withProperty("Topic Alias", {PropertyId::TopicAlias, 1u});
        withProperty("string too long", {PropertyId::UserProperty, StringPair{QByteArray(65'536, 'a'), "b"}});
        row("AUTH success", ProtocolVersion::V5_0,
            Auth{ReasonCode::Success, {{PropertyId::AuthenticationMethod, QByteArray("m")}}});
        row("DISCONNECT with Server Reference", ProtocolVersion::V5_0,
            Disconnect{ReasonCode::Success, {{PropertyId::ServerReference, QByteArray("r")}}});
    }
    void whatAClientMustNotSendIsFound()
    {
        QFETCH(Packet, packet);
        QFETCH(int, version);
        const auto error = checkOutgoing(packet, ProtocolVersion(version));
        QVERIFY(error);
        QVERIFY(error->clause[0] != '\0');
    }

    void m5_3_3_2_13_responseTopicIsUtf8()
    {
        QVERIFY(!checkOutgoingPublishProperties({}));
        QVERIFY(!checkOutgoingPublishProperties({{PropertyId::ResponseTopic, QByteArray("a")}}));
        QVERIFY(checkOutgoingPublishProperties({{PropertyId::ResponseTopic, QByteArray("\xc0\x80")}}));
    }

    void m5_2_2_1_2_packetIdentifierIsNotWrittenWithQoS0()
    {
        QByteArray bytes;
        encodePublish(Publish{.topic = "a", .packetId = 7}, ProtocolVersion::V5_0, bytes);
        QCOMPARE(bytes.toHex(), QByteArray("300400016100"));
    }

    void m5_3_10_1_1_m3_3_10_1_1_unsubscribeHasItsFlags()
    {
        for (const auto version : {ProtocolVersion::V3_1_1, ProtocolVersion::V5_0}) {
            QByteArray bytes;
            encode(Unsubscribe{1, {"a"}, {}}, version, bytes);
            QCOMPARE(int(quint8(bytes[0])), 0xA2);
        }
    }
};

QTEST_APPLESS_MAIN(TestPacketCheck)
#include "tst_packetcheck.moc"
