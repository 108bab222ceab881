// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetdecoder.h"
#include "mqtt/packetencoder.h"
#include "samplepackets.h"

#include <QtTest/QTest>

#include <set>

using namespace mqtt;

Q_DECLARE_METATYPE(mqtt::Packet)

class TestPacketCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPacketRoundTrips_data();
    void everyPacketRoundTrips();
    void samplesCoverEveryTypeInEveryVersion();
    void bytesAreThoseOfTheStandard_data();
    void bytesAreThoseOfTheStandard();
    void longFormsAreDecodedToo_data();
    void longFormsAreDecodedToo();
    void packetsAreAppended();
    void answersAreFourBytes();
    void propertiesAreNotWrittenBefore5();
    void connectIsWrittenAndReadInItsOwnVersion();
    void serverOf311MayRefuseVersion5();
    void firstByteOfConnackIsIgnoredIn31();
    void duplicateFlagOfRequestsIsAcceptedIn31();
    void publishViewShowsWhatPublishHolds();
};

namespace {

const char *nameOf(ProtocolVersion version)
{
    return version == ProtocolVersion::V5_0 ? "5.0" : version == ProtocolVersion::V3_1_1 ? "3.1.1" : "3.1";
}

QByteArray encoded(const Packet &packet, ProtocolVersion version)
{
    QByteArray bytes;
    encode(packet, version, bytes);
    return bytes;
}

QByteArray fromHex(const char *hex)
{
    return QByteArray::fromHex(hex);
}

Connect connectOfFigure36()
{
    Connect connect;
    connect.keepAlive = 10;
    connect.clientId = "c";
    connect.will = Will{"w", "!", QoS::AtLeastOnce, false, {}};
    connect.userName = "u";
    connect.password = "p";
    connect.properties.add(PropertyId::SessionExpiryInterval, 10u);
    return connect;
}

} // namespace

void TestPacketCodec::everyPacketRoundTrips_data()
{
    QTest::addColumn<int>("index");
    const std::vector<Sample> samples = samplePackets();
    for (size_t i = 0; i < samples.size(); ++i)
        QTest::addRow("%s %s", nameOf(samples[i].version), samples[i].name.constData()) << int(i);
}

void TestPacketCodec::everyPacketRoundTrips()
{
    QFETCH(int, index);
    const Sample sample = samplePackets().at(size_t(index));
    const QByteArray bytes = encoded(sample.packet, sample.version);
    QCOMPARE(encodedSize(sample.packet, sample.version), bytes.size());

    PacketFramer framer;
    framer.append(bytes);
    Frame frame;
    QCOMPARE(framer.next(frame), PacketFramer::Status::Frame);
    QCOMPARE(framer.pending(), qsizetype(0));
    QCOMPARE(frame.type(), packetType(sample.packet));
    const Result<Packet, DecodeError> decoded = decode(frame, sample.version);
    QVERIFY2(decoded, decoded ? "" : decoded.error().clause);
    QVERIFY(*decoded == sample.packet);
}

void TestPacketCodec::samplesCoverEveryTypeInEveryVersion()
{
    std::set<std::pair<int, int>> seen;
    for (const Sample &sample : samplePackets())
        seen.insert({int(sample.version), int(packetType(sample.packet))});
    for (ProtocolVersion version : allVersions) {
        const int last = version == ProtocolVersion::V5_0 ? 15 : 14;
        for (int type = 1; type <= last; ++type)
            QVERIFY2(seen.contains({int(version), type}), packetName(PacketType(type)));
    }
}

void TestPacketCodec::bytesAreThoseOfTheStandard_data()
{
    QTest::addColumn<Packet>("packet");
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, int version, const Packet &packet, const char *hex) {
        QTest::newRow(name) << packet << version << fromHex(hex);
    };
    row("3.1.2 figure 3-6 [m5 3.1.2-1 3.1.2-2 3.1.2-3 3.1.2-9 3.1.3-1 3.1.3-3]", 5, connectOfFigure36(),
        "10 20 0004 4D515454 05 CE 000A 05 11 0000000A 0001 63 00 0001 77 0001 21 0001 75 0001 70");
    Connect old;
    old.version = ProtocolVersion::V3_1;
    old.clientId = "id";
    row("CONNECT in 3.1", 3, old, "10 10 0006 4D5149736470 03 02 003C 0002 6964");
    old.version = ProtocolVersion::V3_1_1;
    old.cleanStart = false;
    row("CONNECT in 3.1.1 [m3 3.1.2-1 3.1.2-2 3.1.2-3]", 4, old, "10 0E 0004 4D515454 04 00 003C 0002 6964");
    row("CONNACK in 3.1.1", 4, Connack{true, 0, {}}, "20 02 01 00");
    row("CONNACK in 5.0", 5, Connack{false, 0x87, {{PropertyId::ServerKeepAlive, 5u}}},
        "20 06 00 87 03 13 0005");
    row("3.3.2.4 figure 3-9", 5, Publish{"a/b", {}, QoS::AtLeastOnce, false, false, 10, {}},
        "32 08 0003 612F62 000A 00");
    row("PUBLISH QoS 0 in 3.1.1 [m3 2.3.1-5]", 4, Publish{"a/b", "hi", QoS::AtMostOnce, true, false, 0, {}},
        "31 07 0003 612F62 6869");
    row("PUBLISH with DUP", 4, Publish{"a", {}, QoS::ExactlyOnce, false, true, 2, {}}, "3C 05 0001 61 0002");
    row("PUBACK shortest", 5, Puback{10, ReasonCode::Success, {}}, "40 02 000A");
    row("PUBACK with reason", 5, Puback{10, ReasonCode::NoMatchingSubscribers, {}}, "40 03 000A 10");
    row("PUBREC before 5.0", 4, Pubrec{10, ReasonCode::QuotaExceeded, {}}, "50 02 000A");
    row("PUBREL [m5 3.6.1-1; m3 3.6.1-1]", 4, Pubrel{10, ReasonCode::Success, {}}, "62 02 000A");
    row("PUBCOMP with properties", 5,
        Pubcomp{10, ReasonCode::Success, {{PropertyId::ReasonString, QByteArray("x")}}},
        "70 08 000A 00 04 1F 0001 78");
    row("3.8.3 figure 3-20 [m3 3.8.1-1 3.8.3-4]", 4,
        Subscribe{10, {{"a/b", QoS::AtLeastOnce}, {"c/d", QoS::ExactlyOnce}}, {}},
        "82 0E 000A 0003 612F62 01 0003 632F64 02");
    row("SUBSCRIBE with options [m5 3.8.1-1 3.8.3-5]", 5,
        Subscribe{10,
                  {{"a", QoS::AtLeastOnce, true, true, RetainHandling::DoNotSend}},
                  {{PropertyId::SubscriptionIdentifier, 300u}}},
        "82 0A 000A 03 0B AC02 0001 61 2D");
    row("SUBACK", 5, Suback{10, {0, 2, 0x80}, {}}, "90 06 000A 00 00 02 80");
    row("3.10.3 figure 3-28 [m5 3.10.1-1]", 5, Unsubscribe{10, {"a/b", "c/d"}, {}},
        "A2 0D 000A 00 0003 612F62 0003 632F64");
    row("UNSUBACK in 3.1.1", 4, Unsuback{10, {}, {}}, "B0 02 000A");
    row("UNSUBACK in 5.0", 5, Unsuback{10, {0x11}, {}}, "B0 04 000A 00 11");
    row("PINGREQ", 4, Pingreq{}, "C0 00");
    row("PINGRESP", 5, Pingresp{}, "D0 00");
    row("DISCONNECT", 5, Disconnect{}, "E0 00");
    row("DISCONNECT with reason", 5, Disconnect{ReasonCode::DisconnectWithWillMessage, {}}, "E0 01 04");
    row("DISCONNECT in 3.1.1", 4, Disconnect{ReasonCode::DisconnectWithWillMessage, {}}, "E0 00");
    row("AUTH", 5,
        Auth{ReasonCode::ContinueAuthentication, {{PropertyId::AuthenticationMethod, QByteArray("m")}}},
        "F0 06 18 04 15 0001 6D");
}

void TestPacketCodec::bytesAreThoseOfTheStandard()
{
    QFETCH(Packet, packet);
    QFETCH(int, version);
    QFETCH(QByteArray, bytes);
    QCOMPARE(encoded(packet, ProtocolVersion(version)).toHex(' '), bytes.toHex(' '));
    QCOMPARE(encodedSize(packet, ProtocolVersion(version)), bytes.size());
}

void TestPacketCodec::longFormsAreDecodedToo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Packet>("packet");
    QTest::newRow("PUBACK with reason")
        << fromHex("40 03 0001 00") << Packet(Puback{1, ReasonCode::Success, {}});
    QTest::newRow("PUBACK with length")
        << fromHex("40 04 0001 00 00") << Packet(Puback{1, ReasonCode::Success, {}});
    QTest::newRow("PUBREL with length")
        << fromHex("62 04 0001 92 00") << Packet(Pubrel{1, ReasonCode::PacketIdentifierNotFound, {}});
    QTest::newRow("DISCONNECT with reason") << fromHex("E0 01 00") << Packet(Disconnect{});
    QTest::newRow("DISCONNECT with length")
        << fromHex("E0 02 8B 00") << Packet(Disconnect{ReasonCode::ServerShuttingDown, {}});
}

void TestPacketCodec::longFormsAreDecodedToo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Packet, packet);
    const Result<Packet, DecodeError> decoded = decode(frameOf(bytes), ProtocolVersion::V5_0);
    QVERIFY(decoded);
    QVERIFY(*decoded == packet);
}

void TestPacketCodec::packetsAreAppended()
{
    QByteArray out("before");
    for (int i = 0; i < 1000; ++i)
        encode(Publish{"t", QByteArray::number(i), QoS::AtMostOnce, false, false, 0, {}},
               ProtocolVersion::V5_0, out);
    PacketFramer framer;
    QVERIFY(out.startsWith("before"));
    framer.append(QByteArrayView(out).sliced(6));
    Frame frame;
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(framer.next(frame), PacketFramer::Status::Frame);
        const Result<PublishView, DecodeError> view = decodePublish(frame, ProtocolVersion::V5_0);
        QVERIFY(view);
        QCOMPARE(view->payload.toByteArray(), QByteArray::number(i));
    }
    QCOMPARE(framer.next(frame), PacketFramer::Status::NeedMore);
}

void TestPacketCodec::answersAreFourBytes()
{
    const auto check = [](PacketType type, const Packet &packet) {
        for (ProtocolVersion version : allVersions) {
            QByteArray answer;
            encodeAnswer(type, 0xBEEF, answer);
            QCOMPARE(answer.size(), qsizetype(4));
            QCOMPARE(answer, encoded(packet, version));
        }
    };
    check(PacketType::Puback, Puback{0xBEEF, ReasonCode::Success, {}});
    check(PacketType::Pubrec, Pubrec{0xBEEF, ReasonCode::Success, {}});
    check(PacketType::Pubrel, Pubrel{0xBEEF, ReasonCode::Success, {}});
    check(PacketType::Pubcomp, Pubcomp{0xBEEF, ReasonCode::Success, {}});
}

void TestPacketCodec::propertiesAreNotWrittenBefore5()
{
    const Publish bare{"a", "x", QoS::AtLeastOnce, false, false, 5, {}};
    Publish publish = bare;
    publish.properties = everyPropertyOf(PropertyPlace::Publish);
    QCOMPARE(encoded(publish, ProtocolVersion::V3_1_1), encoded(bare, ProtocolVersion::V3_1_1));
    QVERIFY(encoded(publish, ProtocolVersion::V5_0) != encoded(bare, ProtocolVersion::V5_0));
}

void TestPacketCodec::connectIsWrittenAndReadInItsOwnVersion()
{
    for (ProtocolVersion own : allVersions) {
        Connect connect;
        connect.version = own;
        for (ProtocolVersion said : allVersions) {
            const QByteArray bytes = encoded(connect, said);
            QCOMPARE(bytes, encoded(connect, own));
            const Result<Packet, DecodeError> decoded = decode(frameOf(bytes), said);
            QVERIFY(decoded && *decoded == Packet(connect));
        }
    }
}

void TestPacketCodec::serverOf311MayRefuseVersion5()
{
    const Result<Packet, DecodeError> refused =
        decode(frameOf(fromHex("20 02 00 01")), ProtocolVersion::V5_0);
    QVERIFY(refused);
    QVERIFY(*refused == Packet(Connack{false, quint8(ReasonCode::UnsupportedProtocolVersion), {}}));
    QVERIFY(!decode(frameOf(fromHex("20 02 00 00")), ProtocolVersion::V5_0));
}

void TestPacketCodec::firstByteOfConnackIsIgnoredIn31()
{
    const Result<Packet, DecodeError> decoded =
        decode(frameOf(fromHex("20 02 FF 00")), ProtocolVersion::V3_1);
    QVERIFY(decoded && *decoded == Packet(Connack{}));
}

void TestPacketCodec::duplicateFlagOfRequestsIsAcceptedIn31()
{
    const QByteArray bytes = fromHex("6A 02 0001");
    const Frame frame = frameOf(bytes);
    QVERIFY(decode(frame, ProtocolVersion::V3_1));
    QVERIFY(!decode(frame, ProtocolVersion::V3_1_1));
}

void TestPacketCodec::publishViewShowsWhatPublishHolds()
{
    const Publish publish{
        "a/b", "payload", QoS::ExactlyOnce, true, true, 7, everyPropertyOf(PropertyPlace::Publish)};
    QByteArray bytes;
    encodePublish(publish, ProtocolVersion::V5_0, bytes);
    const Result<PublishView, DecodeError> view = decodePublish(frameOf(bytes), ProtocolVersion::V5_0);
    QVERIFY(view);
    QCOMPARE(view->topic.toByteArray(), publish.topic);
    QCOMPARE(view->payload.toByteArray(), publish.payload);
    QCOMPARE(view->packetId, publish.packetId);
    QCOMPARE(view->topicAlias, quint16(0xABCD));
    QCOMPARE(view->qos, QoS::ExactlyOnce);
    QVERIFY(view->retain);
    QVERIFY(view->dup);
    const Result<PropertyList, DecodeError> properties =
        decodeProperties(view->properties, PropertyPlace::Publish);
    QVERIFY(properties);
    QVERIFY(*properties == publish.properties);
}

QTEST_APPLESS_MAIN(TestPacketCodec)
#include "tst_packetcodec.moc"
