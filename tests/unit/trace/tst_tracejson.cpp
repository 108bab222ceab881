// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/tracejson.h"

#include "../mqtt/samplepackets.h"
#include "trace/exchanges.h"
#include "trace/packetfields.h"
#include "tracemaker.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace mqtt;

namespace {
QJsonObject lineOf(const TraceEntry &entry)
{
    const QByteArray line = traceLine(entry);
    return line.contains('\n') ? QJsonObject() : QJsonDocument::fromJson(line).object();
}

QJsonObject lineOf(const Packet &packet, ProtocolVersion version = ProtocolVersion::V5_0)
{
    return lineOf(Exchanges().follow(TraceMaker(version).sent(packet)));
}

QJsonObject fieldsOf(const Packet &packet, ProtocolVersion version = ProtocolVersion::V5_0)
{
    return lineOf(packet, version)["fields"].toObject();
}
} // namespace

class TestTraceJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleHasFieldsAndALine()
    {
        for (const Sample &sample : samplePackets()) {
            const TracedPacket packet = TraceMaker(sample.version).sent(sample.packet);
            const PacketFields fields = packetFields(packet);
            if (packet.isWhole())
                QVERIFY2(fields.state == PacketFields::State::Whole, sample.name);
            const QJsonObject line = lineOf({.packet = packet});
            QCOMPARE(line["packet"].toString(), QString::fromLatin1(packetName(packet.type())));
            QCOMPARE(line["size"].toInteger(), qint64(packet.size));
        }
    }

    void aLineSaysWhenWhereAndWhat()
    {
        TraceMaker maker;
        Exchanges exchanges;
        exchanges.follow(maker.sent(
            Publish{.topic = "a/b", .payload = "21.5", .qos = QoS::AtLeastOnce, .packetId = 9}));
        const QJsonObject line = lineOf(exchanges.follow(
            maker.received(Puback{.packetId = 9, .reason = ReasonCode::NoMatchingSubscribers})));
        QCOMPARE(line["time"].toInteger(), TraceMaker::begin + 1000);
        QCOMPARE(line["clock"].toString(), QStringLiteral("2023-11-14T22:13:20.001Z"));
        QCOMPARE(line["connection"].toInt(), 1);
        QCOMPARE(line["direction"].toString(), QStringLiteral("received"));
        QCOMPARE(line["packetIdentifier"].toInt(), 9);
        QCOMPARE(line["latencyMicroseconds"].toInt(), 1000);
        QCOMPARE(line["topics"].toArray(), QJsonArray{"a/b"});
        QCOMPARE(line["state"].toString(), QStringLiteral("whole"));
        QCOMPARE(line["fields"].toObject(),
                 (QJsonObject{{"packetIdentifier", 9}, {"reasonCode", 16}}));
    }

    void propertiesStandUnderTheNamesOfTheStandard()
    {
        Publish message{.topic = "t", .payload = QByteArray("\xff\x00", 2)};
        message.properties.add(PropertyId::MessageExpiryInterval, 60);
        message.properties.add(PropertyId::SubscriptionIdentifier, 4);
        message.properties.add(PropertyId::CorrelationData, QByteArray("\x80"));
        message.properties.addUserProperty("a", "1");
        message.properties.addUserProperty("a", "2");
        const QJsonObject fields = fieldsOf(message);
        QCOMPARE(fields["payloadBase64"].toString(), QStringLiteral("/wA="));
        const QJsonObject expected{
            {"messageExpiryInterval", 60},
            {"subscriptionIdentifier", QJsonArray{4}},
            {"correlationDataBase64", "gA=="},
            {"userProperty", QJsonArray{QJsonArray{"a", "1"}, QJsonArray{"a", "2"}}},
        };
        QCOMPARE(fields["properties"].toObject(), expected);
    }

    void secretsAreNull()
    {
        const QJsonObject fields = fieldsOf(
            Connect{.clientId = "me",
                    .userName = "ann",
                    .password = "*******",
                    .properties = {{PropertyId::AuthenticationMethod, QByteArray("SCRAM")},
                                   {PropertyId::AuthenticationData, QByteArray("***")}}});
        QVERIFY(fields["password"].isNull());
        QCOMPARE(fields["userName"].toString(), QStringLiteral("ann"));
        QVERIFY(fields["properties"].toObject().contains("authenticationData"));
        QVERIFY(fields["properties"].toObject()["authenticationData"].isNull());
    }

    void returnCodesOf311HaveTheirOwnName()
    {
        QCOMPARE(fieldsOf(Connack{.code = 5}, ProtocolVersion::V3_1_1),
                 (QJsonObject{{"sessionPresent", false}, {"returnCode", 5}}));
        QCOMPARE(fieldsOf(Suback{1, {0, 0x80}, {}}, ProtocolVersion::V3_1_1)["returnCodes"].toArray(),
                 (QJsonArray{0, 0x80}));
    }

    void cutAndMalformedPacketsSaySo()
    {
        const QJsonObject cut = lineOf(Publish{.topic = "t", .payload = QByteArray(100'000, 'x')});
        QCOMPARE(cut["state"].toString(), QStringLiteral("payloadCut"));
        QCOMPARE(cut["topics"].toArray(), QJsonArray{"t"});
        Subscribe large{1, {}, {}};
        for (int i = 0; i < 1000; ++i)
            large.subscriptions.push_back({.filter = "some/filter"});
        QCOMPARE(lineOf(large)["state"].toString(), QStringLiteral("notKept"));
        const QJsonObject broken =
            lineOf({.packet = {.size = 3, .head = QByteArray::fromHex("400100")}});
        QCOMPARE(broken["state"].toString(), QStringLiteral("malformed"));
        QCOMPARE(broken["bytesBase64"].toString(), QStringLiteral("QAEA"));
        QVERIFY(!broken["clause"].toString().isEmpty());
    }

    void theFileHasALineForEachPacket()
    {
        const QTemporaryDir folder;
        TraceMaker maker;
        const std::vector<TraceEntry> entries{{.packet = maker.sent(Pingreq{})},
                                              {.packet = maker.received(Pingresp{})}};
        const QString path = folder.filePath(QStringLiteral("trace.jsonl"));
        QVERIFY(!writeTrace(path, entries));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), traceLine(entries[0]) + '\n' + traceLine(entries[1]) + '\n');
        QVERIFY(writeTrace(folder.filePath(QStringLiteral("none/trace.jsonl")), entries));
    }
};

QTEST_GUILESS_MAIN(TestTraceJson)
#include "tst_tracejson.moc"
