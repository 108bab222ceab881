// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include <QtTest/QTest>

using namespace mqtt;

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

PropertyList alias(quint32 value)
{
    return {{PropertyId::TopicAlias, value}};
}

} // namespace

class TestSessionPublish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void qos0IsWrittenAtOnce_data() { addVersions(); }
    void qos0IsWrittenAtOnce()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        QCOMPARE(int(script.publish(qos0, 1)), 0);
        QCOMPARE(script.sent(), QStringList{"PUBLISH q0 t"});
        QCOMPARE(script.said(), QStringList{"settled 1 Written"});
        QCOMPARE(script.session.outboxMessages(), 0u);
    }

    void qos1IsSettledByPuback_data() { addVersions(); }
    void qos1IsSettledByPuback()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        QCOMPARE(int(script.publish(qos1, 1)), 1);
        QCOMPARE(int(script.publish(qos1, 2)), 2);
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q1 #1 t", "PUBLISH q1 #2 t"}));
        QCOMPARE(script.said(), QStringList());
        QCOMPARE(script.session.outboxMessages(), 2u);
        QCOMPARE(script.session.outboxBytes(), qint64(4));
        script.receive(Puback{2});
        script.receive(Puback{1});
        QCOMPARE(script.said(), (QStringList{"settled 2 Acknowledged", "settled 1 Acknowledged"}));
        QCOMPARE(script.session.outboxMessages(), 0u);
        QCOMPARE(script.session.outboxBytes(), qint64(0));
    }

    void qos2GoesThroughItsHandshake_data() { addVersions(); }
    void qos2GoesThroughItsHandshake()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        script.publish(qos2, 1);
        QCOMPARE(script.sent(), QStringList{"PUBLISH q2 #1 t"});
        script.receive(Pubrec{1});
        QCOMPARE(script.sent(), QStringList{"PUBREL #1"});
        QCOMPARE(script.said(), QStringList());
        QCOMPARE(script.session.outboxBytes(), qint64(0));
        script.receive(Pubrec{1}); // twice
        QCOMPARE(script.sent(), QStringList{"PUBREL #1"});
        script.receive(Pubcomp{1});
        QCOMPARE(script.said(), QStringList{"settled 1 Acknowledged"});
        script.receive(Pubcomp{1});
        QCOMPARE(script.said(), QStringList());
        QCOMPARE(script.sent(), QStringList());
    }

    void settlementCarriesTheAnswer()
    {
        SessionScript script;
        script.connect();
        script.publish(qos1, 7);
        script.receive(
            Puback{1, ReasonCode::NoMatchingSubscribers, {{PropertyId::ReasonString, QByteArray("nobody")}}});
        const auto settlement = std::get<Settlement>(script.events.at(0));
        QCOMPARE(int(settlement.packetId), 1);
        QVERIFY(settlement.reason == ReasonCode::NoMatchingSubscribers);
        QCOMPARE(settlement.properties.bytes(PropertyId::ReasonString).value(), QByteArray("nobody"));
    }

    void errorInPubackOrPubrecRefusesAndFreesTheId()
    {
        SessionScript script;
        script.connect(false, receiveMaximum(1));
        script.publish(qos1, 1);
        script.publish(qos2, 2);
        script.publish(qos1, 3);
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #1 t"});
        script.receive(Puback{1, ReasonCode::NotAuthorized, {}});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q2 #2 t"});
        script.receive(Pubrec{2, ReasonCode::QuotaExceeded, {}});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #3 t"}); // and no PUBREL
        QCOMPARE(script.said(), (QStringList{"settled 1 Refused 0x87", "settled 2 Refused 0x97"}));
        script.reconnect(true);
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #3 dup t"}); // 4.4.0-2
    }

    void answersToUnknownIdsDoNoHarm()
    {
        SessionScript script;
        script.connect();
        script.receive(Puback{5});
        script.receive(Pubcomp{5});
        script.receive(Suback{5, {0}, {}});
        script.receive(Unsuback{5, {0}, {}});
        QCOMPARE(script.sent(), QStringList());
        script.receive(Pubrec{5});
        QCOMPARE(script.sent(), QStringList{"PUBREL #5 0x92"});
        QCOMPARE(script.said(), QStringList());
        SessionScript old(ProtocolVersion::V3_1_1);
        old.connect();
        old.receive(Pubrec{5});
        QCOMPARE(old.sent(), QStringList{"PUBREL #5"});
    }

    void wrongAnswerForTheStateIsAViolation_data()
    {
        QTest::addColumn<int>("qos");
        QTest::addColumn<int>("answer");
        QTest::newRow("PUBACK for QoS 2") << 2 << int(PacketType::Puback);
        QTest::newRow("PUBREC for QoS 1") << 1 << int(PacketType::Pubrec);
        QTest::newRow("PUBCOMP for QoS 1") << 1 << int(PacketType::Pubcomp);
        QTest::newRow("PUBCOMP before PUBREC") << 2 << int(PacketType::Pubcomp);
    }
    void wrongAnswerForTheStateIsAViolation()
    {
        QFETCH(int, qos);
        QFETCH(int, answer);
        SessionScript script;
        script.connect();
        script.publish(QoS(qos), 1);
        script.sent();
        if (PacketType(answer) == PacketType::Puback)
            script.receive(Puback{1});
        else if (PacketType(answer) == PacketType::Pubrec)
            script.receive(Pubrec{1});
        else
            script.receive(Pubcomp{1});
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x82"});
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
        QCOMPARE(script.session.outboxMessages(), 1u);
    }

    void quotaHoldsBackQoS1And2AndNothingElse()
    {
        SessionScript script;
        script.connect(false, receiveMaximum(2));
        script.publish(qos1, 1);
        script.publish(qos2, 2);
        QCOMPARE(int(script.publish(qos1, 3)), 0);
        script.publish(qos2, 4);
        script.publish(qos0, 5);
        script.subscribe({Subscription{"s"}}, 6);
        QCOMPARE(script.sent(),
                 (QStringList{"PUBLISH q1 #1 t", "PUBLISH q2 #2 t", "PUBLISH q0 t", "SUBSCRIBE #3 s"}));
        script.receive(Pubrec{2});
        QCOMPARE(script.sent(), QStringList{"PUBREL #2"}); // PUBREC frees no quota
        script.receive(Pubcomp{2});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #4 t"});
        script.receive(Puback{1});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q2 #5 t"});
        script.receive(Puback{1}); // a second time gives no quota
        script.publish(qos1, 7);
        QCOMPARE(script.sent(), QStringList());
    }

    void allPacketIdentifiersCanBeInFlight()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V3_1_1);
        options.outboxMessages = 100'000;
        SessionScript script(options);
        script.connect();
        for (int i = 1; i <= 65'535; ++i)
            QCOMPARE(int(script.publish(qos1, Token(i))), i);
        QCOMPARE(int(script.publish(qos1, 70'000)), 0);
        QCOMPARE(int(script.subscribe({Subscription{"s"}}, 1)), 0);
        QCOMPARE(script.sent().size(), qsizetype(65'535));
        script.receive(Puback{777});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #777 t"});
        script.reconnect(true);
        const QStringList again = script.sent();
        QCOMPARE(again.size(), qsizetype(65'535));
        QCOMPARE(again.first(), QString("PUBLISH q1 #1 dup t"));
        QCOMPARE(again.last(), QString("PUBLISH q1 #777 dup t")); // sent last
    }

    void idsWrapAroundThoseInFlight()
    {
        SessionScript script;
        script.connect();
        script.publish(qos1, 1);
        script.publish(qos2, 2);
        for (int i = 3; i <= 65'535; ++i) {
            QCOMPARE(int(script.publish(qos1, 3)), i);
            script.receive(Puback{PacketIdentifier(i)});
        }
        QCOMPARE(int(script.publish(qos1, 3)), 3);
    }

    void idIsReleasedOnlyAfterPubcomp()
    {
        SessionScript script;
        script.connect();
        script.publish(qos2, 1);
        script.receive(Pubrec{1});
        for (int i = 2; i <= 65'535; ++i) {
            script.publish(qos1, 2);
            script.receive(Puback{PacketIdentifier(i)});
        }
        QCOMPARE(int(script.publish(qos1, 3)), 2);
    }

    void unacknowledgedIsSentAgainInOrderWithDup_data() { addVersions(); }
    void unacknowledgedIsSentAgainInOrderWithDup()
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

    void pubrelsGoOutInTheOrderOfTheirPubrecs()
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

    void repetitionsThatWaitedForQuotaKeepDup()
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

    void lostSessionDoublesNothingAndLosesNothing_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("cleanStart");
        QTest::newRow("3.1.1 Session Present 0") << 4 << false;
        QTest::newRow("5.0 Session Present 0") << 5 << false;
        QTest::newRow("3.1.1 clean session") << 4 << true;
        QTest::newRow("5.0 clean start") << 5 << true;
    }
    void lostSessionDoublesNothingAndLosesNothing()
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

    void offlineMessagesWaitInOrder()
    {
        SessionScript script;
        script.publish(qos1, 1, "a");
        script.publish(qos0, 2, "b");
        script.publish(qos2, 3, "c");
        QCOMPARE(script.session.outboxMessages(), 3u);
        script.open();
        script.sent();
        script.connack();
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q1 #1 a", "PUBLISH q0 b", "PUBLISH q2 #2 c"}));
        QCOMPARE(script.said(), (QStringList{"connected", "settled 2 Written"}));
    }

    void offlineMessagesAreRejectedIfSoWanted()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
        options.queuesWhileOffline = false;
        SessionScript script(options);
        script.publish(qos1, 1);
        script.connect();
        script.drop();
        script.publish(qos0, 2);
        QCOMPARE(script.said(), QStringList{"settled 2 Rejected Offline"});
    }

    void messagesPublishedWhileClosingAreNotLost()
    {
        SessionScript script;
        script.connect();
        script.session.disconnect(Disconnect{}, script.effects);
        script.absorb();
        script.publish(qos1, 1);
        script.publish(qos0, 2);
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x00"});
        script.reconnect(true);
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q1 #1 t", "PUBLISH q0 t"}));
    }

    void outboxIsBoundedInMessages()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
        options.outboxMessages = 2;
        SessionScript script(options);
        script.connect();
        script.publish(qos1, 1);
        script.publish(qos1, 2);
        script.publish(qos1, 3);
        script.publish(qos0, 4); // goes round the Outbox
        QCOMPARE(script.said(), (QStringList{"settled 3 Rejected QueueFull", "settled 4 Written"}));
        script.receive(Puback{1});
        script.publish(qos1, 5);
        QCOMPARE(script.said(), QStringList{"settled 1 Acknowledged"});
    }

    void outboxIsBoundedInBytes()
    {
        SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
        options.outboxBytes = 100;
        SessionScript script(options);
        script.publish(qos1, 1, "t", QByteArray(80, 'x'));
        script.publish(qos0, 2, "t", QByteArray(20, 'x'));
        script.publish(qos0, 3, "t", QByteArray(18, 'x'));
        QCOMPARE(script.said(), QStringList{"settled 2 Rejected QueueFull"});
        QCOMPARE(script.session.outboxBytes(), qint64(100));
    }

    void topicIsChecked_data()
    {
        QTest::addColumn<QByteArray>("topic");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("wildcard") << QByteArray("a/+");
        QTest::newRow("null character") << QByteArray("a\0b", 3);
        QTest::newRow("bad UTF-8") << QByteArray("\xff");
        QTest::newRow("too long") << QByteArray(65'536, 'a');
    }
    void topicIsChecked()
    {
        QFETCH(QByteArray, topic);
        SessionScript script;
        script.publish(qos1, 1, topic);
        script.connect();
        script.publish(qos0, 2, topic);
        QCOMPARE(script.said(), QStringList{"settled 2 Rejected InvalidTopic"});
        QCOMPARE(script.session.outboxMessages(), 0u);
    }

    void limitsOfTheServerAreKept_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("qos");
        QTest::addColumn<QString>("why");
        QTest::newRow("Maximum QoS 0") << int(PropertyId::MaximumQoS) << 0 << 1 << "QoSNotSupported";
        QTest::newRow("Maximum QoS 1") << int(PropertyId::MaximumQoS) << 1 << 2 << "QoSNotSupported";
        QTest::newRow("Retain Available")
            << int(PropertyId::RetainAvailable) << 0 << 1 << "RetainNotSupported";
        QTest::newRow("Maximum Packet Size") << int(PropertyId::MaximumPacketSize) << 15 << 1 << "TooLarge";
        QTest::newRow("Maximum Packet Size, QoS 0")
            << int(PropertyId::MaximumPacketSize) << 13 << 0 << "TooLarge";
        QTest::newRow("far over it") << int(PropertyId::MaximumPacketSize) << 5 << 2 << "TooLarge";
    }
    void limitsOfTheServerAreKept()
    {
        QFETCH(int, limit);
        QFETCH(int, value);
        QFETCH(int, qos);
        QFETCH(QString, why);
        Publish message{"t", "0123456789", QoS(qos),
                        true}; // 2 + 2 + 1 + 2 + 1 + 10 bytes on the wire, 2 less at QoS 0
        SessionScript script;
        script.publish(message, 1); // queued before the limit is known
        script.open();
        script.sent();
        script.connack(false, {{PropertyId(limit), quint32(value)}});
        QCOMPARE(script.said(), (QStringList{"connected", "settled 1 Rejected " + why}));
        script.publish(message, 2);
        QCOMPARE(script.said(), QStringList{"settled 2 Rejected " + why});
        QCOMPARE(script.sent(), QStringList());
        QCOMPARE(script.session.outboxMessages(), 0u);
        QCOMPARE(script.session.outboxBytes(), qint64(0));
    }

    void packetOfExactlyTheMaximumSizeIsSent()
    {
        SessionScript script;
        script.connect(false, {{PropertyId::MaximumPacketSize, 18u}});
        QCOMPARE(int(script.publish(qos1, 1, "t", "0123456789")), 1);
        script.publish(qos1, 2, "t", "0123456789A");
        QCOMPARE(script.said(), QStringList{"settled 2 Rejected TooLarge"});
        QCOMPARE(int(script.publish(qos1, 3)), 2); // a refused one costs no Packet Identifier
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

    void oversizedPropertyIsRefused()
    {
        SessionScript script;
        script.connect();
        script.publish(qos1, 1, "t", "x", {{PropertyId::ContentType, QByteArray(65'536, 'c')}});
        script.publish(qos1, 2, "t", "x",
                       {{PropertyId::UserProperty, StringPair{"a", QByteArray(65'536, 'c')}}});
        QCOMPARE(script.said(), (QStringList{"settled 1 Rejected TooLarge", "settled 2 Rejected TooLarge"}));
    }

    void topicAliasIsKeptToTheServersMaximum()
    {
        SessionScript script;
        script.connect(false, {{PropertyId::TopicAliasMaximum, 2u}});
        script.publish(qos0, 1, "a", "x", alias(2));
        script.publish(qos1, 2, {}, "x", alias(2));
        script.publish(qos0, 3, {}, "x", alias(1)); // not defined
        script.publish(qos0, 4, "a", "x", alias(3));
        script.publish(qos0, 5, "a", "x", alias(0));
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q0 alias2 a", "PUBLISH q1 #1 alias2 "}));
        QCOMPARE(script.said(), (QStringList{"settled 1 Written", "settled 3 Rejected TopicAliasInvalid",
                                             "settled 4 Rejected TopicAliasInvalid",
                                             "settled 5 Rejected TopicAliasInvalid"}));
    }

    void topicAliasDoesNotOutliveItsConnection()
    {
        SessionScript script;
        script.connect(false, {{PropertyId::TopicAliasMaximum, 2u}, {PropertyId::ReceiveMaximum, 2u}});
        script.publish(qos1, 1, "a", "x", alias(1));
        script.publish(qos1, 2, {}, "x", alias(1));
        script.publish(qos1, 3, {}, "x", alias(1)); // waits for quota
        script.publish(qos0, 4, "b", "x", alias(1));
        script.sent();
        script.receive(Puback{1});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #3 a"}); // not b, which overtook it
        script.said();
        script.reconnect(true);
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q1 #2 dup a", "PUBLISH q1 #3 dup a"}));
        script.drop();
        script.publish(qos1, 5, {}, "x", alias(1));
        QCOMPARE(script.said(), (QStringList{"resumed", "settled 5 Rejected TopicAliasInvalid"}));
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

QTEST_APPLESS_MAIN(TestSessionPublish)
#include "tst_sessionpublish.moc"
