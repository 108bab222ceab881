// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include <QtTest/QTest>

using namespace mqtt;
using namespace std::chrono_literals;

namespace {

constexpr auto bothVersions = {ProtocolVersion::V3_1_1, ProtocolVersion::V5_0};

Publish message(QoS qos, PacketIdentifier id, PropertyList properties = {})
{
    return {.topic = "t", .payload = "x", .qos = qos, .packetId = id, .properties = std::move(properties)};
}

SessionOptions withMethod()
{
    SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
    options.connect.properties.add(PropertyId::AuthenticationMethod, QByteArray("M"));
    return options;
}

} // namespace

/// Statements that no other test is about.
class TestConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void m5_3_1_0_2_m3_3_1_0_2_connectComesOncePerConnection()
    {
        for (const auto version : bothVersions) {
            SessionScript script(version);
            script.open();
            QCOMPARE(script.sent(), QStringList{"CONNECT me"});
            script.connack();
            script.publish(QoS::AtLeastOnce, 1);
            script.liveFor(600s);
            script.session.disconnect({}, script.effects);
            script.absorb();
            QCOMPARE(script.sent().filter("CONNECT me").size(), qsizetype(0));
        }
    }

    void m5_3_1_2_30_onlyAuthAndDisconnectComeBeforeConnackWithAuthentication()
    {
        SessionScript script(withMethod());
        script.publish(QoS::AtLeastOnce, 1);
        script.open();
        script.receive(
            Auth{ReasonCode::ContinueAuthentication, {{PropertyId::AuthenticationMethod, QByteArray("M")}}});
        script.publish(QoS::AtMostOnce, 2);
        script.subscribe({Subscription{"a"}}, 3);
        script.passTime(14s);
        QCOMPARE(script.sent(), QStringList{"CONNECT me"});
        script.session.disconnect({}, script.effects);
        script.absorb();
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x00"});
    }

    void m3_3_2_0_1_firstPacketOfTheServerIsConnack()
    {
        SessionScript script(ProtocolVersion::V3_1_1);
        script.open();
        QVERIFY(!script.deliver(message(QoS::AtMostOnce, 0)));
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void m5_3_1_2_4_cleanStartForgetsOurSideToo()
    {
        SessionScript script;
        script.connect();
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1)));
        script.publish(QoS::ExactlyOnce, 1);
        script.sent();
        script.drop();
        script.setCleanStart(true);
        script.open();
        script.connack();
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1)));
        QCOMPARE(script.sent(), (QStringList{"CONNECT clean me", "PUBREC #1"}));
    }

    void m5_3_1_2_23_m5_4_1_0_1_m3_3_1_2_4_m3_4_1_0_1_to_2_stateOutlivesTheConnection()
    {
        for (const auto version : bothVersions) {
            SessionScript script(version);
            script.connect();
            QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1)));
            script.publish(QoS::AtLeastOnce, 1);
            script.session.disconnect({}, script.effects);
            script.absorb();
            script.drop();
            script.passTime(24h);
            script.sent();
            script.connect(true);
            QVERIFY(!script.deliver(message(QoS::ExactlyOnce, 1)));
            QCOMPARE(script.session.outboxMessages(), 1u);
        }
    }

    void m5_3_1_2_24_packetLargerThanAnnouncedIsAnsweredByItsReason()
    {
        SessionScript script;
        script.connect();
        script.session.fail(ConnectionCause::PacketTooLarge, {ReasonCode::PacketTooLarge, "3.1.2-24"},
                            script.effects);
        script.absorb();
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x95"});
        QCOMPARE(script.said(), (QStringList{"too large 0x95", "close"}));
    }

    void m5_2_2_1_5_m3_2_3_1_6_to_7_acknowledgementsRepeatTheId()
    {
        for (const auto version : bothVersions) {
            SessionScript script(version);
            script.connect();
            script.deliver(message(QoS::AtLeastOnce, 0x1234));
            script.deliver(message(QoS::ExactlyOnce, 0xFFFF));
            script.receive(Pubrel{0xFFFF});
            QCOMPARE(script.sent(), (QStringList{"PUBACK #4660", "PUBREC #65535", "PUBCOMP #65535"}));
            script.publish(QoS::ExactlyOnce, 1);
            script.receive(Pubrec{1});
            QCOMPARE(script.sent(), (QStringList{"PUBLISH q2 #1 t", "PUBREL #1"}));
        }
    }

    void m5_3_3_1_3_m3_3_3_1_3_dupIsOurs()
    {
        for (const auto version : bothVersions) {
            SessionScript script(version);
            script.connect();
            Publish received = message(QoS::AtLeastOnce, 5);
            received.dup = true;
            QVERIFY(script.deliver(received));
            script.sent();
            script.publish(received, 1); // forwarded as it came
            QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #1 t"});
        }
    }

    void m5_3_4_2_2_to_3_m5_3_5_2_2_to_3_m5_3_6_2_2_to_3_m5_3_7_2_2_to_3_answersFitEverywhere()
    {
        SessionScript script;
        script.connect(false, {{PropertyId::MaximumPacketSize, 10u}});
        script.deliver(message(QoS::AtLeastOnce, 1));
        script.deliver(message(QoS::ExactlyOnce, 2));
        script.receive(Pubrel{2});
        script.receive(Pubrel{3});
        script.publish(QoS::ExactlyOnce, 1);
        script.receive(Pubrec{1});
        for (const Packet &packet : script.sentPackets())
            std::visit(
                [](const auto &body) {
                    if constexpr (requires { body.properties; })
                        QVERIFY(body.properties.isEmpty());
                },
                packet);
    }

    void m5_4_3_3_6_publishIsNotSentAgainAfterPubrel()
    {
        SessionScript script;
        script.connect();
        script.publish(QoS::ExactlyOnce, 1);
        script.receive(Pubrec{1});
        script.sent();
        for (int i = 0; i < 2; ++i) {
            script.reconnect(true);
            QCOMPARE(script.sent(), QStringList{"PUBREL #1"});
            script.receive(Pubrec{1});
            QCOMPARE(script.sent(), QStringList{"PUBREL #1"});
        }
    }

    void m5_4_3_3_7_sentMessageDoesNotExpire()
    {
        SessionScript script;
        script.connect();
        script.publish(QoS::ExactlyOnce, 1, "t", "x", {{PropertyId::MessageExpiryInterval, 1u}});
        script.drop();
        script.sent();
        script.passTime(1h);
        script.open();
        script.sent();
        script.connack(true);
        QCOMPARE(script.sent(), QStringList{"PUBLISH q2 #1 dup t"});
    }

    void m5_4_3_3_13_handshakeOfAnExpiredMessageIsFinished()
    {
        SessionScript script;
        script.connect();
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1, {{PropertyId::MessageExpiryInterval, 1u}})));
        script.sent();
        script.now += 1h;
        script.receive(Pubrel{1});
        QCOMPARE(script.sent(), QStringList{"PUBCOMP #1"});
    }

    void m5_4_5_0_2_m3_4_5_0_2_everyPublishIsAcknowledgedWanted()
    {
        for (const auto version : bothVersions) {
            SessionScript script(version); // with no subscription at all
            script.connect();
            script.deliver(message(QoS::AtLeastOnce, 1));
            script.deliver(message(QoS::ExactlyOnce, 2));
            QCOMPARE(script.sent(), (QStringList{"PUBACK #1", "PUBREC #2"}));
        }
    }

    void m5_4_6_0_2_to_3_m3_4_6_0_2_to_3_acknowledgementsComeInOrderOfArrival()
    {
        for (const auto version : bothVersions) {
            SessionScript script(version);
            script.connect();
            for (const PacketIdentifier id : {9, 3, 7}) {
                script.deliver(message(QoS::AtLeastOnce, id));
                script.deliver(message(QoS::ExactlyOnce, PacketIdentifier(id + 100)));
            }
            QCOMPARE(script.sent(), (QStringList{"PUBACK #9", "PUBREC #109", "PUBACK #3", "PUBREC #103",
                                                 "PUBACK #7", "PUBREC #107"}));
        }
    }

    void m5_3_8_4_7_codesBelongToTheFiltersInOrder()
    {
        SessionScript script;
        script.connect();
        script.subscribe({Subscription{"a"}, Subscription{"b"}, Subscription{"c"}}, 1);
        script.receive(Suback{1, {0x80, 1, 0x8f}, {}});
        const auto answered = std::get<SubscribeAnswered>(script.events.at(0));
        QCOMPARE(answered.subscriptions.at(1).filter, QByteArray("b"));
        QCOMPARE(answered.codes, (std::vector<quint8>{0x80, 1, 0x8f}));
    }

    void m5_3_14_2_2_sessionExpiryOfTheServerIsAViolation()
    {
        SessionScript script;
        script.connect();
        script.receive(Disconnect{ReasonCode::Success, {{PropertyId::SessionExpiryInterval, 1u}}});
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x82"});
    }

    void m5_4_12_0_2_challengeIsContinueAuthentication_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<bool>("connected");
        QTest::newRow("re-authenticate") << 0x19 << true;
        QTest::newRow("re-authenticate before CONNACK") << 0x19 << false;
        QTest::newRow("success before CONNACK") << 0x00 << false;
    }
    void m5_4_12_0_2_challengeIsContinueAuthentication()
    {
        QFETCH(int, reason);
        QFETCH(bool, connected);
        const PropertyList method{{PropertyId::AuthenticationMethod, QByteArray("M")}};
        SessionScript script(withMethod());
        script.open();
        if (connected) {
            script.connack();
            script.receive(Auth{ReasonCode::Success, method}); // that it may say
            QVERIFY(script.session.isConnected());
        }
        script.sent();
        script.receive(Auth{ReasonCode(reason), method});
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x82"});
        QVERIFY(!script.session.isConnected());
    }

    void m5_4_12_1_2_failedReauthenticationDisconnects()
    {
        const PropertyList method{{PropertyId::AuthenticationMethod, QByteArray("M")}};
        SessionScript script(withMethod());
        script.connect();
        script.session.authenticate(Auth{ReasonCode::Reauthenticate, method}, script.now, script.effects);
        script.absorb();
        script.receive(Auth{ReasonCode::ContinueAuthentication, {}});
        QCOMPARE(script.sent(), (QStringList{"AUTH 0x19", "DISCONNECT 0x82"}));
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }
};

QTEST_APPLESS_MAIN(TestConformance)
#include "tst_conformance.moc"
