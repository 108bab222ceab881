// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetframer.h"
#include "sessionscript.h"

#include <QtTest/QTest>

using namespace mqtt;

namespace {

Publish qos2Message(QByteArray payload)
{
    return {.topic = "t", .payload = std::move(payload), .qos = QoS::ExactlyOnce, .packetId = 1};
}

/// What bytes of the server come to, as packets.
Result<Packet, DecodeError> received(const QByteArray &hex)
{
    PacketFramer framer;
    framer.append(QByteArray::fromHex(hex));
    Frame frame;
    if (framer.next(frame) != PacketFramer::Status::Frame)
        return DecodeError{ReasonCode::MalformedPacket, "no frame"};
    return decode(frame, ProtocolVersion::V5_0);
}

} // namespace

/// Where libraries that people trust were measured to go wrong. (That the last bytes are written before the
/// end is told: lastBytesAreWrittenBeforeClosed of tst_probeends.)
class TestLibraryMistakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishIsNotSentBeforeConnack()
    {
        SessionScript script;
        script.open();
        script.sent();
        for (const QoS qos : {QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce})
            script.publish(qos, Token(qos) + 1);
        QCOMPARE(script.sent(), QStringList());
        QCOMPARE(script.said(), QStringList());
    }

    void publishOfTheServerIsNotAcceptedBeforeConnack()
    {
        for (const QoS qos : {QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce}) {
            SessionScript script;
            script.open();
            script.sent();
            QVERIFY(!script.deliver({.topic = "t",
                                     .payload = "x",
                                     .qos = qos,
                                     .packetId = PacketIdentifier(qos == QoS::AtMostOnce ? 0 : 1)}));
            QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
            QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x82"}); // and no acknowledgement
        }
    }

    void publishIsNotSentBeforeConnackWithEnhancedAuthentication()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
        options.connect.properties.add(PropertyId::AuthenticationMethod, QByteArray("M"));
        SessionScript script(options);
        script.publish(QoS::AtLeastOnce, 1);
        script.open();
        script.receive(Auth{ReasonCode::ContinueAuthentication, options.connect.properties});
        script.publish(QoS::AtLeastOnce, 2);
        QCOMPARE(script.sent(), QStringList{"CONNECT me"});
    }

    void nothingIsSentAgainWithDupWhenTheServerHasNoSession()
    {
        SessionScript script;
        script.connect();
        script.publish(QoS::AtLeastOnce, 1);
        script.publish(QoS::ExactlyOnce, 2);
        script.sent();
        script.reconnect(false);
        QVERIFY(script.sent().filter(" dup ").isEmpty());
    }

    void oldQoS2ExchangeHidesNoMessageOfANewSession()
    {
        SessionScript script;
        script.connect();
        QVERIFY(script.deliver(qos2Message("stale")));
        script.reconnect(false);
        QVERIFY(script.deliver(qos2Message("fresh"))); // at once, with its own payload
        script.receive(Pubrel{1});
        QVERIFY(script.deliver(qos2Message("next")));
    }

    void packetIdentifierInFlightIsNotReusedAfterTheWrap()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
        SessionScript script(options);
        script.connect();
        QCOMPARE(int(script.publish(QoS::AtLeastOnce, 1)), 1);
        for (int i = 2; i <= 65'535; ++i) {
            const PacketIdentifier id = script.publish(QoS::AtLeastOnce, 2);
            QCOMPARE(int(id), i);
            script.receive(Puback{id});
        }
        QCOMPARE(int(script.publish(QoS::AtLeastOnce, 3)), 2);
    }

    void repetitionThatWaitedForQuotaHasDup_data()
    {
        QTest::addColumn<QoS>("qos");
        QTest::newRow("QoS 1") << QoS::AtLeastOnce;
        QTest::newRow("QoS 2") << QoS::ExactlyOnce;
    }
    void repetitionThatWaitedForQuotaHasDup()
    {
        QFETCH(QoS, qos);
        SessionScript script;
        script.connect();
        for (Token token = 1; token <= 3; ++token)
            script.publish(qos, token);
        script.sent();
        script.reconnect(true, {{PropertyId::ReceiveMaximum, 1u}});
        for (int id = 1; id <= 3; ++id) {
            QCOMPARE(script.sent(),
                     QStringList{QStringLiteral("PUBLISH q%1 #%2 dup t").arg(int(qos)).arg(id)});
            if (qos == QoS::AtLeastOnce)
                script.receive(Puback{PacketIdentifier(id)});
            else
                script.receive(Pubrec{PacketIdentifier(id), ReasonCode::UnspecifiedError, {}});
        }
        QCOMPARE(script.sent(), QStringList());
    }

    void topicAliasAboveTheServersMaximumIsRefused()
    {
        for (const quint32 maximum : {0u, 2u}) {
            SessionScript script;
            script.connect(false, {{PropertyId::TopicAliasMaximum, maximum}});
            script.publish(QoS::AtLeastOnce, 1, "t", "x", {{PropertyId::TopicAlias, 3u}});
            QCOMPARE(script.said(), QStringList{"settled 1 Rejected TopicAliasInvalid"});
            QCOMPARE(script.sent(), QStringList());
        }
    }

    void unknownPropertyIsMalformedAndNothingWorse_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("CONNACK") << QByteArray("20 05 00 00 02 7E 00");
        QTest::newRow("PUBLISH") << QByteArray("30 06 00 01 74 02 7E 00");
        QTest::newRow("PUBACK") << QByteArray("40 06 00 01 00 02 7E 00");
        QTest::newRow("PUBREC") << QByteArray("50 06 00 01 00 02 7E 00");
        QTest::newRow("PUBREL") << QByteArray("62 06 00 01 00 02 7E 00");
        QTest::newRow("PUBCOMP") << QByteArray("70 06 00 01 00 02 7E 00");
        QTest::newRow("SUBACK") << QByteArray("90 06 00 01 02 7E 00 00");
        QTest::newRow("UNSUBACK") << QByteArray("B0 06 00 01 02 7E 00 00");
        QTest::newRow("DISCONNECT") << QByteArray("E0 04 00 02 7E 00");
        QTest::newRow("AUTH") << QByteArray("F0 04 18 02 7E 00");
        QTest::newRow("identifier of two bytes") << QByteArray("20 06 00 00 03 80 01 00");
    }
    void unknownPropertyIsMalformedAndNothingWorse()
    {
        QFETCH(QByteArray, hex);
        const auto packet = received(hex);
        QVERIFY(!packet);
        QCOMPARE(packet.error().reason, ReasonCode::MalformedPacket);
    }

    void acknowledgementWithReasonAndWithoutPropertyLengthCounts()
    {
        SessionScript script;
        script.connect();
        script.publish(QoS::AtLeastOnce, 1);
        script.publish(QoS::ExactlyOnce, 2);
        QVERIFY(script.deliver(qos2Message("x")));
        script.sent();
        for (const char *hex : {"40 03 00 01 10", "50 03 00 02 10", "62 03 00 01 00", "70 03 00 02 00"}) {
            const auto packet = received(hex);
            QVERIFY2(packet, hex);
            script.receive(*packet);
        }
        QCOMPARE(script.said(), (QStringList{"settled 1 Acknowledged 0x10", "settled 2 Acknowledged"}));
        QCOMPARE(script.sent(), (QStringList{"PUBREL #2", "PUBCOMP #1"}));
    }
};

QTEST_APPLESS_MAIN(TestLibraryMistakes)
#include "tst_librarymistakes.moc"
