// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include <QtTest/QTest>

using namespace mqtt;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(mqtt::Packet)

namespace {

void addVersions()
{
    QTest::addColumn<int>("version");
    QTest::newRow("3.1") << 3;
    QTest::newRow("3.1.1") << 4;
    QTest::newRow("5.0") << 5;
}

SessionOptions withProperties(PropertyList properties)
{
    SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
    options.connect.properties = std::move(properties);
    return options;
}

} // namespace

class TestSessionConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void m5_3_1_0_1_m3_3_1_0_1_connectComesFirstAndExactlyAsGiven_data() { addVersions(); }
    void m5_3_1_0_1_m3_3_1_0_1_connectComesFirstAndExactlyAsGiven()
    {
        QFETCH(int, version);
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion(version));
        options.connect.userName = "ann";
        options.connect.password = "secret";
        options.connect.will = Will{"gone", "me", QoS::AtLeastOnce, true, {}};
        if (version == 5)
            options.connect.properties = {{PropertyId::UserProperty, StringPair{"a", "b"}},
                                          {PropertyId::ReceiveMaximum, 7u}};
        SessionScript script(options);
        script.publish(QoS::AtLeastOnce, 1);
        QCOMPARE(script.sent(), QStringList());
        script.open();
        const auto packets = script.sentPackets();
        QCOMPARE(packets.size(), size_t(1));
        QVERIFY(std::get<Connect>(packets[0]) == options.connect);
    }

    void publishWaitsForConnack()
    {
        SessionScript script;
        script.open();
        QCOMPARE(script.sent(), QStringList{"CONNECT me"});
        QCOMPARE(int(script.publish(QoS::AtMostOnce, 1)), 0);
        QCOMPARE(int(script.publish(QoS::AtLeastOnce, 2)), 0);
        QCOMPARE(int(script.subscribe({Subscription{"t"}}, 3)), 0);
        QCOMPARE(script.sent(), QStringList());
        script.connack();
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q0 t", "PUBLISH q1 #1 t"}));
        QCOMPARE(script.said(), (QStringList{"connected", "settled 1 Written"}));
    }

    void connackIsAnnouncedWithItsRoundTrip()
    {
        SessionScript script;
        script.open();
        script.now += 35ms;
        script.connack(false, {{PropertyId::ReceiveMaximum, 9u}});
        const auto connected = std::get<SessionConnected>(script.events.at(0));
        QCOMPARE(qint64(connected.roundTrip.count()), qint64(35));
        QCOMPARE(connected.connack.properties.number(PropertyId::ReceiveMaximum).value(), 9u);
        QVERIFY(script.session.isConnected());
    }

    void silenceAfterConnectTimesOut()
    {
        SessionScript script;
        script.open();
        script.sent();
        QCOMPARE(*script.session.deadline() - script.now, Instant::duration(15s));
        script.passTime(14'999ms);
        QCOMPARE(script.said(), QStringList());
        script.passTime(1ms);
        QCOMPARE(script.said(), (QStringList{"timed out", "close"}));
        QCOMPARE(script.sent(), QStringList());
        script.connack();
        QCOMPARE(script.said(), QStringList());
        QVERIFY(!script.session.isConnected());
    }

    void m5_3_2_0_1_m5_3_14_0_1_onlyConnackOrAuthMayComeFirst_data()
    {
        QTest::addColumn<Packet>("packet");
        QTest::newRow("PUBACK") << Packet(Puback{1});
        QTest::newRow("PUBREC") << Packet(Pubrec{1});
        QTest::newRow("PUBREL") << Packet(Pubrel{1});
        QTest::newRow("SUBACK") << Packet(Suback{1, {0}, {}});
        QTest::newRow("PINGRESP") << Packet(Pingresp{});
        QTest::newRow("DISCONNECT") << Packet(Disconnect{});
        QTest::newRow("CONNECT") << Packet(Connect{});
        QTest::newRow("AUTH without a method") << Packet(Auth{});
    }
    void m5_3_2_0_1_m5_3_14_0_1_onlyConnackOrAuthMayComeFirst()
    {
        QFETCH(Packet, packet);
        SessionScript script;
        script.open();
        script.sent();
        script.receive(packet);
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x82"}); // 3.1.4 allows it before CONNACK
    }

    void publishBeforeConnackIsAViolation()
    {
        SessionScript script;
        script.open();
        QVERIFY(!script.deliver(Publish{"t", "x"}));
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void m5_3_2_0_2_m5_4_12_0_6_m3_4_8_0_1_packetsOfClientsAreAViolation_data()
    {
        QTest::addColumn<Packet>("packet");
        QTest::newRow("CONNECT") << Packet(Connect{});
        QTest::newRow("SUBSCRIBE") << Packet(Subscribe{1, {Subscription{"a"}}, {}});
        QTest::newRow("UNSUBSCRIBE") << Packet(Unsubscribe{1, {"a"}, {}});
        QTest::newRow("PINGREQ") << Packet(Pingreq{});
        QTest::newRow("second CONNACK") << Packet(Connack{});
        QTest::newRow("AUTH without a method") << Packet(Auth{});
    }
    void m5_3_2_0_2_m5_4_12_0_6_m3_4_8_0_1_packetsOfClientsAreAViolation()
    {
        QFETCH(Packet, packet);
        for (const auto version : {ProtocolVersion::V3_1_1, ProtocolVersion::V5_0}) {
            SessionScript script(version);
            script.connect();
            script.receive(packet);
            QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
            QCOMPARE(script.sent(),
                     version == ProtocolVersion::V5_0 ? QStringList{"DISCONNECT 0x82"} : QStringList());
        }
    }

    void m5_3_2_2_7_m3_3_2_2_5_refusalClosesWithoutDisconnect_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("code");
        QTest::newRow("3.1.1 bad password") << 4 << 4;
        QTest::newRow("5.0 not authorized") << 5 << 0x87;
    }
    void m5_3_2_2_7_m3_3_2_2_5_refusalClosesWithoutDisconnect()
    {
        QFETCH(int, version);
        QFETCH(int, code);
        SessionScript script{ProtocolVersion(version)};
        script.publish(QoS::AtLeastOnce, 1);
        script.open();
        script.sent();
        script.connack(false, {}, quint8(code));
        QCOMPARE(script.said(),
                 (QStringList{"refused 0x" + QString::number(code, 16).rightJustified(2, u'0'), "close"}));
        QCOMPARE(script.sent(), QStringList());
        QVERIFY(!script.session.deadline());
        QCOMPARE(script.session.outboxMessages(), 1u);
    }

    void m5_3_2_2_4_m3_3_2_2_1_to_3_sessionPresentWithoutOurStateIsAViolation_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("cleanStart");
        QTest::newRow("3.1.1 fresh object") << 4 << false;
        QTest::newRow("5.0 fresh object") << 5 << false;
        QTest::newRow("3.1.1 clean session") << 4 << true;
        QTest::newRow("5.0 clean start") << 5 << true;
    }
    void m5_3_2_2_4_m3_3_2_2_1_to_3_sessionPresentWithoutOurStateIsAViolation()
    {
        QFETCH(int, version);
        QFETCH(bool, cleanStart);
        SessionScript script{ProtocolVersion(version)};
        if (cleanStart) {
            script.connect();
            script.drop();
            script.setCleanStart(true);
        }
        script.open();
        script.sent();
        script.connack(true);
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
        QCOMPARE(script.sent(), version == 5 ? QStringList{"DISCONNECT 0x82"} : QStringList());
    }

    void sessionPresentWithOurStateResumes()
    {
        SessionScript script;
        script.connect();
        script.reconnect(true);
        QCOMPARE(script.said(), QStringList{"resumed"});
        script.reconnect(false);
        QCOMPARE(script.said(), QStringList{"connected"});
    }

    void sessionOfAnEarlierRunIsNoSurprise()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V3_1_1);
        options.connect.cleanStart = false;
        options.hasEarlierSession = true;
        SessionScript script(options);
        script.open();
        script.sent();
        script.connack(true);
        QCOMPARE(script.said(), QStringList{"connected"});
    }

    void m5_3_1_3_2_m3_3_1_3_2_anotherClientIdentifierIsAnotherSession()
    {
        SessionScript script;
        script.connect();
        script.drop();
        script.options.connect.clientId = "you";
        script.session.setConnect(script.options.connect);
        script.open();
        QCOMPARE(script.sent(), QStringList{"CONNECT you"});
        script.connack(true);
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void limitThatLetsNothingThroughIsAViolation_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<quint32>("value");
        QTest::newRow("Receive Maximum") << int(PropertyId::ReceiveMaximum) << 0u;
        QTest::newRow("Maximum Packet Size") << int(PropertyId::MaximumPacketSize) << 0u;
        QTest::newRow("no room for an acknowledgement") << int(PropertyId::MaximumPacketSize) << 4u;
    }
    void limitThatLetsNothingThroughIsAViolation()
    {
        QFETCH(int, limit);
        QFETCH(quint32, value);
        SessionScript script;
        script.publish(QoS::AtLeastOnce, 1);
        script.open();
        script.sent();
        script.connack(false, {{PropertyId(limit), value}});
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x82"});
    }

    void m5_3_2_2_16_assignedClientIdentifierIsUsedFromThenOn()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
        options.connect.clientId.clear();
        SessionScript script(options);
        script.open();
        QCOMPARE(script.sent(), QStringList{"CONNECT "});
        script.connack(false, {{PropertyId::AssignedClientIdentifier, QByteArray("auto-1")}});
        QCOMPARE(script.session.clientId(), QByteArray("auto-1"));
        script.drop();
        QCOMPARE(script.session.clientId(), QByteArray("auto-1"));
        script.open();
        QCOMPARE(script.sent(), QStringList{"CONNECT auto-1"});
    }

    void m5_3_1_2_29_detailsThatWeDidNotWantAreAViolation_data()
    {
        QTest::addColumn<Packet>("packet");
        const PropertyList reason{{PropertyId::ReasonString, QByteArray("because")}};
        const PropertyList user{{PropertyId::UserProperty, StringPair{"a", "b"}}};
        QTest::newRow("PUBACK") << Packet(Puback{1, ReasonCode::Success, reason});
        QTest::newRow("PUBREC") << Packet(Pubrec{1, ReasonCode::Success, user});
        QTest::newRow("PUBREL") << Packet(Pubrel{1, ReasonCode::Success, user});
        QTest::newRow("PUBCOMP") << Packet(Pubcomp{1, ReasonCode::Success, reason});
        QTest::newRow("SUBACK") << Packet(Suback{1, {0}, user});
        QTest::newRow("UNSUBACK") << Packet(Unsuback{1, {0}, reason});
    }
    void m5_3_1_2_29_detailsThatWeDidNotWantAreAViolation()
    {
        QFETCH(Packet, packet);
        SessionScript wanted;
        wanted.connect();
        wanted.receive(packet);
        QVERIFY(!wanted.said().contains("close"));
        SessionScript unwanted(withProperties({{PropertyId::RequestProblemInformation, 0u}}));
        unwanted.connect();
        unwanted.receive(packet);
        QCOMPARE(unwanted.said(), (QStringList{"violation 0x82", "close"}));
    }

    void m5_4_13_2_1_serverDisconnectEndsTheConnection()
    {
        SessionScript script;
        script.connect();
        script.receive(Disconnect{ReasonCode::SessionTakenOver, {}});
        QCOMPARE(script.said(), (QStringList{"disconnected 0x8e", "close"}));
        QCOMPARE(script.sent(), QStringList());
        SessionScript old(ProtocolVersion::V3_1_1);
        old.connect();
        old.receive(Disconnect{});
        QCOMPARE(old.said(), (QStringList{"violation 0x82", "close"}));
    }

    void m5_4_13_1_1_badBytesAreAnsweredByTheirReason_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("disconnect");
        QTest::newRow("malformed") << 0x81 << "DISCONNECT 0x81";
        QTest::newRow("too large") << 0x95 << "DISCONNECT 0x95";
        QTest::newRow("topic name") << 0x90 << "DISCONNECT 0x90";
        QTest::newRow("one of the server's") << 0x8d << "DISCONNECT 0x80";
    }
    void m5_4_13_1_1_badBytesAreAnsweredByTheirReason()
    {
        QFETCH(int, reason);
        QFETCH(QString, disconnect);
        SessionScript script;
        script.connect();
        script.session.fail(ConnectionCause::ProtocolViolation, {ReasonCode(reason), "1.5.5-1"},
                            script.effects);
        script.absorb();
        QCOMPARE(script.sent(), QStringList{disconnect});
        QCOMPARE(script.said(), (QStringList{"violation 0x" + QString::number(reason, 16), "close"}));
    }

    void nothingIsWrittenOnOldVersionsWhenItFails()
    {
        SessionScript early(ProtocolVersion::V3_1_1);
        early.open();
        early.sent();
        early.session.fail(ConnectionCause::ProtocolViolation, {}, early.effects);
        early.absorb();
        QCOMPARE(early.sent(), QStringList());
        QCOMPARE(early.said(), (QStringList{"violation 0x81", "close"}));
        SessionScript old(ProtocolVersion::V3_1_1);
        old.connect();
        old.session.fail(ConnectionCause::ProtocolViolation, {}, old.effects);
        old.absorb();
        QCOMPARE(old.sent(), QStringList());
        QCOMPARE(old.said(), (QStringList{"violation 0x81", "close"}));
    }

    void m5_3_14_4_1_to_2_m3_3_14_4_1_to_2_disconnectIsTheLastPacket_data() { addVersions(); }
    void m5_3_14_4_1_to_2_m3_3_14_4_1_to_2_disconnectIsTheLastPacket()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        script.session.disconnect(Disconnect{}, script.effects);
        script.absorb();
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x00"});
        QCOMPARE(script.said(), QStringList{"close"});
        everyCallIsHarmless(script);
        script.drop();
        everyCallIsHarmless(script);
    }

    void m5_3_14_2_3_to_4_disconnectKeepsToWhatTheServerAllows()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
        options.connect.properties = {};
        SessionScript script(options);
        script.connect(false, {{PropertyId::MaximumPacketSize, 20u}});
        Disconnect packet{ReasonCode::DisconnectWithWillMessage, {}};
        packet.properties.add(PropertyId::ReasonString, QByteArray(100, 'x'));
        packet.properties.add(PropertyId::SessionExpiryInterval, 60u); // was 0 in CONNECT
        script.session.disconnect(packet, script.effects);
        script.absorb();
        const auto packets = script.sentPackets();
        QCOMPARE(packets.size(), size_t(1));
        QVERIFY(std::get<Disconnect>(packets[0]) == (Disconnect{ReasonCode::DisconnectWithWillMessage, {}}));
    }

    void m5_3_14_2_1_sentReasonIsThatOfOurDisconnect()
    {
        SessionScript script;
        script.connect();
        QVERIFY(!script.session.sentReason());
        script.session.disconnect(Disconnect{ReasonCode::NotAuthorized, {}}, script.effects);
        script.absorb();
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x80"}); // 0x87 is none of a client's
        QCOMPARE(script.session.sentReason(), ReasonCode::UnspecifiedError);
        script.drop();
        QCOMPARE(script.session.sentReason(), ReasonCode::UnspecifiedError);
        script.open();
        QVERIFY(!script.session.sentReason());
        script.deliver(Publish{"t", "x"});
        QCOMPARE(script.session.sentReason(), ReasonCode::ProtocolError);
        SessionScript old(ProtocolVersion::V3_1_1);
        old.connect();
        old.session.disconnect({}, old.effects);
        QVERIFY(!old.session.sentReason());
    }

    void secondConnectionOpenedStartsOver()
    {
        SessionScript script;
        script.connect();
        script.open();
        QCOMPARE(script.sent(), QStringList{"CONNECT me"});
        QVERIFY(!script.session.isConnected());
        script.connack(true);
        QCOMPARE(script.said(), QStringList{"resumed"});
    }

private:
    static void everyCallIsHarmless(SessionScript &script)
    {
        script.receive(Connack{});
        script.receive(Puback{1});
        script.receive(Pubrel{1});
        script.receive(Disconnect{});
        QVERIFY(!script.deliver(Publish{"t", "x"}));
        QCOMPARE(int(script.subscribe({Subscription{"t"}}, 1)), 0);
        QCOMPARE(int(script.unsubscribe({"t"}, 1)), 0);
        script.session.disconnect(Disconnect{}, script.effects);
        script.session.authenticate(Auth{}, script.now, script.effects);
        script.session.fail(ConnectionCause::NetworkError, {}, script.effects);
        script.session.setReadingPaused(true, script.now);
        script.session.setReadingPaused(false, script.now);
        script.passTime(10min);
        QCOMPARE(script.sent(), QStringList());
        QCOMPARE(script.said(), QStringList());
        QVERIFY(!script.session.deadline());
    }
};

QTEST_APPLESS_MAIN(TestSessionConnect)
#include "tst_sessionconnect.moc"
