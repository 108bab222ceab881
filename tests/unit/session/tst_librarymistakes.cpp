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
Result<Packet, DecodeError> received(const char *hex)
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
/// end is told: tst_probeends.)
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

    void repetitionThatWaitedForQuotaHasDup()
    {
        SessionScript script;
        script.connect();
        for (Token token = 1; token <= 3; ++token)
            script.publish(QoS::AtLeastOnce, token);
        script.sent();
        script.reconnect(true, {{PropertyId::ReceiveMaximum, 1u}});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #1 dup t"});
        script.receive(Puback{1});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #2 dup t"});
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

    void unknownPropertyIsMalformedAndNothingWorse()
    {
        const auto packet = received("20 05 00 00 02 7E 00");
        QVERIFY(!packet);
        QCOMPARE(packet.error().reason, ReasonCode::MalformedPacket);
    }

    void pubackWithReasonAndWithoutPropertyLengthSettles()
    {
        SessionScript script;
        script.connect();
        script.publish(QoS::AtLeastOnce, 1);
        const auto packet = received("40 03 00 01 10");
        QVERIFY(packet);
        script.receive(*packet);
        QCOMPARE(script.said(), QStringList{"settled 1 Acknowledged 0x10"});
    }
};

QTEST_APPLESS_MAIN(TestLibraryMistakes)
#include "tst_librarymistakes.moc"
