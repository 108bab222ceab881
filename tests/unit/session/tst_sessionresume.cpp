// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include <QtTest/QTest>

using namespace mqtt;

Q_DECLARE_METATYPE(mqtt::PropertyList)

namespace {

constexpr QoS qos0 = QoS::AtMostOnce;
constexpr QoS qos1 = QoS::AtLeastOnce;
constexpr QoS qos2 = QoS::ExactlyOnce;

void addVersions()
{
    QTest::addColumn<int>("version");
    QTest::newRow("3.1.1") << 4;
    QTest::newRow("5.0") << 5;
}

PropertyList receiveMaximum(quint32 value)
{
    return {{PropertyId::ReceiveMaximum, value}};
}

} // namespace

class TestSessionResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void m5_4_4_0_1_m3_4_4_0_1_m5_4_6_0_1_m3_4_6_0_1_unacknowledgedIsSentAgainInOrderWithDup_data()
    {
        addVersions();
    }
    void m5_4_4_0_1_m3_4_4_0_1_m5_4_6_0_1_m3_4_6_0_1_unacknowledgedIsSentAgainInOrderWithDup()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        script.publish(qos1, 1, "a");
        script.publish(qos2, 2, "b");
        script.publish(qos1, 3, "c");
        script.publish(qos2, 4, "d");
        script.publish(qos1, 5, "e");
        script.receive(Puback{3});
        script.receive(Pubrec{2});
        script.sent();
        script.said();
        script.reconnect(true);
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q1 #1 dup a", "PUBREL #2", "PUBLISH q2 #4 dup d",
                                             "PUBLISH q1 #5 dup e"}));
        QCOMPARE(script.said(), QStringList{"resumed"});
        script.reconnect(true);
        QCOMPARE(script.sent().size(), qsizetype(4)); // and again
        script.receive(Puback{1});
        script.receive(Pubcomp{2});
        script.receive(Pubrec{4});
        script.receive(Pubcomp{4});
        script.receive(Puback{5});
        QCOMPARE(script.session.outboxMessages(), 0u);
    }

    void m5_3_1_2_23_m5_4_1_0_1_sessionThatEndsWithItsConnectionIsNotResumed_data()
    {
        QTest::addColumn<PropertyList>("connect");
        QTest::addColumn<PropertyList>("connack");
        QTest::addColumn<bool>("isKept");
        const auto expiry = [](quint32 value) {
            return PropertyList{{PropertyId::SessionExpiryInterval, value}};
        };
        QTest::newRow("no Session Expiry Interval") << PropertyList() << PropertyList() << false;
        QTest::newRow("0") << expiry(0) << PropertyList() << false;
        QTest::newRow("60") << expiry(60) << PropertyList() << true;
        QTest::newRow("the server says 0") << expiry(60) << expiry(0) << false;
        QTest::newRow("the server says 60") << PropertyList() << expiry(60) << true;
    }
    void m5_3_1_2_23_m5_4_1_0_1_sessionThatEndsWithItsConnectionIsNotResumed()
    {
        QFETCH(PropertyList, connect);
        QFETCH(PropertyList, connack);
        QFETCH(bool, isKept);
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
        options.connect.properties = connect;
        SessionScript script(options);
        script.connect(false, connack);
        script.publish(qos1, 1);
        script.sent();
        script.reconnect(true);
        if (isKept) {
            QCOMPARE(script.said(), QStringList{"resumed"});
            QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #1 dup t"});
        } else {
            QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"})); // 3.2.2-4
            script.reconnect(false);
            QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #2 t"});
        }
    }

    void m5_3_1_2_23_disconnectMayEndTheSession()
    {
        SessionScript script;
        script.connect();
        script.session.disconnect({ReasonCode::Success, {{PropertyId::SessionExpiryInterval, 0u}}},
                                  script.effects);
        script.absorb();
        script.said();
        script.reconnect(true);
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void m3_3_1_2_6_cleanSessionIsNeverResumed()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V3_1_1);
        options.connect.cleanStart = true;
        SessionScript script(options);
        script.connect();
        script.publish(qos2, 1);
        script.said();
        script.drop();
        script.setCleanStart(false);
        script.open();
        script.sent();
        script.connack(true);
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void threePointOneResumesWithoutSessionPresent()
    {
        SessionScript script(ProtocolVersion::V3_1);
        script.connect();
        script.publish(qos1, 1);
        script.sent();
        script.reconnect(false);
        QCOMPARE(script.said(), QStringList{"resumed"});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #1 dup t"});
    }

    void m5_4_6_0_4_m3_4_6_0_4_pubrelsGoOutInTheOrderOfTheirPubrecs()
    {
        SessionScript script;
        script.connect();
        for (Token token = 1; token <= 3; ++token)
            script.publish(qos2, token);
        script.receive(Pubrec{3});
        script.receive(Pubrec{1});
        script.sent();
        script.reconnect(true);
        QCOMPARE(script.sent(), (QStringList{"PUBREL #3", "PUBLISH q2 #2 dup t", "PUBREL #1"}));
    }

    void m5_3_3_1_1_m3_3_3_1_1_repetitionsThatWaitedForQuotaKeepDup()
    {
        SessionScript script;
        script.connect();
        for (Token token = 1; token <= 4; ++token)
            script.publish(qos1, token);
        script.publish(qos2, 5);
        script.receive(Pubrec{5});
        script.sent();
        script.drop();
        script.publish(qos1, 6);
        script.publish(qos0, 7);
        script.open();
        script.sent();
        script.connack(true, receiveMaximum(2));
        // PUBREL is never held back and counts; QoS 0 is not held back; the new message waits for the old
        // ones.
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q1 #1 dup t", "PUBREL #5", "PUBLISH q0 t"}));
        script.receive(Puback{1});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #2 dup t"});
        script.receive(Pubcomp{5});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #3 dup t"});
        script.receive(Puback{2});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #4 dup t"});
        script.receive(Puback{3});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #6 t"});
    }

    void newMessagesDoNotOvertakeRepetitionsThatWaitForAHandshake()
    {
        SessionScript script;
        script.connect();
        for (Token token = 1; token <= 22; ++token)
            script.publish(qos2, token);
        script.drop();
        script.version = script.options.connect.version = ProtocolVersion::V3_1_1;
        script.session.setConnect(script.options.connect);
        script.publish(qos1, 23);
        script.sent();
        script.open();
        script.sent();
        script.connack(true);
        const QStringList again = script.sent();
        QCOMPARE(again.size(), qsizetype(20));
        QCOMPARE(again.last(), QString("PUBLISH q2 #20 dup t"));
        for (PacketIdentifier id = 1; id <= 2; ++id) {
            script.receive(Pubrec{id});
            script.receive(Pubcomp{id});
        }
        QCOMPARE(script.sent(), (QStringList{"PUBREL #1", "PUBLISH q2 #21 dup t", "PUBREL #2",
                                             "PUBLISH q2 #22 dup t", "PUBLISH q1 #23 t"}));
    }

    void lateAnswerToWaitingRepetitionSettlesIt()
    {
        SessionScript script;
        script.connect();
        for (Token token = 1; token <= 3; ++token)
            script.publish(qos1, token);
        script.sent();
        script.reconnect(true, receiveMaximum(1));
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #1 dup t"});
        script.receive(Puback{2}); // never sent on this connection
        QCOMPARE(script.sent(), QStringList());
        script.receive(Puback{1});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #3 dup t"});
    }

    void m5_3_2_2_5_m3_3_1_2_6_lostSessionDoublesNothingAndLosesNothing_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("cleanStart");
        QTest::newRow("3.1.1 Session Present 0") << 4 << false;
        QTest::newRow("5.0 Session Present 0") << 5 << false;
        QTest::newRow("3.1.1 clean session") << 4 << true;
        QTest::newRow("5.0 clean start") << 5 << true;
    }
    void m5_3_2_2_5_m3_3_1_2_6_lostSessionDoublesNothingAndLosesNothing()
    {
        QFETCH(int, version);
        QFETCH(bool, cleanStart);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        script.publish(qos1, 1, "a");
        script.publish(qos2, 2, "b");
        script.publish(qos2, 3, "c");
        script.publish(qos1, 4, "d");
        script.receive(Pubrec{3});
        script.sent();
        script.drop();
        script.publish(qos2, 5, "e");
        script.setCleanStart(cleanStart);
        script.open();
        const QStringList lost{"settled 2 SessionLost", "settled 3 Acknowledged"};
        QCOMPARE(script.said(), cleanStart ? lost : QStringList());
        script.sent();
        script.connack(false);
        QCOMPARE(script.said(), cleanStart ? QStringList{"connected"} : QStringList{"connected"} + lost);
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q1 #5 a", "PUBLISH q1 #6 d", "PUBLISH q2 #7 e"}));
        QCOMPARE(script.session.outboxMessages(), 3u);
    }

    void lostSessionIsNotPublishedAnewUnlessWanted()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
        options.republishesAfterLoss = false;
        SessionScript script(options);
        script.connect();
        script.publish(QoS::AtLeastOnce, 1);
        script.publish(QoS::ExactlyOnce, 2);
        script.sent();
        script.reconnect(false);
        QCOMPARE(script.sent(), QStringList());
        QCOMPARE(script.said(), (QStringList{"connected", "settled 1 SessionLost", "settled 2 SessionLost"}));
        QCOMPARE(script.session.outboxMessages(), 0u);
    }

    void repetitionAfterLossIsNewAndThenADupAgain()
    {
        SessionScript script;
        script.connect();
        script.publish(qos1, 1);
        script.sent();
        script.reconnect(true);
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #1 dup t"});
        script.reconnect(false);
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #2 t"});
        script.reconnect(true);
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #2 dup t"});
    }

    void repetitionThatANewServerDoesNotTakeIsSettled()
    {
        SessionScript script;
        script.connect();
        script.publish(qos1, 1, "t", QByteArray(50, 'x'));
        script.publish(qos2, 2, "t", QByteArray(50, 'x'));
        script.publish(qos1, 3);
        script.sent();
        script.reconnect(true, {{PropertyId::MaximumPacketSize, 30u}});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #3 dup t"});
        QCOMPARE(script.said(),
                 (QStringList{"resumed", "settled 1 Rejected TooLarge", "settled 2 SessionLost TooLarge"}));
    }

    void discardSettlesEverything()
    {
        SessionScript script;
        script.connect(false, receiveMaximum(3));
        script.publish(qos1, 1);
        script.publish(qos2, 2);
        script.publish(qos2, 3);
        script.publish(qos1, 4);
        script.receive(Pubrec{3});
        script.drop();
        script.publish(qos0, 5);
        script.sent();
        script.session.discard(script.effects);
        script.absorb();
        QCOMPARE(script.said(),
                 (QStringList{"settled 1 SessionLost", "settled 2 SessionLost", "settled 3 Acknowledged",
                              "settled 4 Discarded", "settled 5 Discarded"}));
        QCOMPARE(script.session.outboxMessages(), 0u);
        QCOMPARE(script.session.outboxBytes(), qint64(0));
        script.connect();
        QCOMPARE(int(script.publish(qos1, 6)), 1);
        script.session.discard(script.effects);
        script.absorb();
        QCOMPARE(script.said(), (QStringList{"settled 6 SessionLost", "close"}));
    }
};

QTEST_APPLESS_MAIN(TestSessionResume)
#include "tst_sessionresume.moc"
