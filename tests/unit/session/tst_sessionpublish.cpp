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

} // namespace

class TestSessionPublish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void m5_4_3_1_1_m3_4_3_1_1_qos0IsWrittenAtOnce_data() { addVersions(); }
    void m5_4_3_1_1_m3_4_3_1_1_qos0IsWrittenAtOnce()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        QCOMPARE(int(script.publish(qos0, 1)), 0);
        QCOMPARE(script.sent(), QStringList{"PUBLISH q0 t"});
        QCOMPARE(script.said(), QStringList{"settled 1 Written"});
        QCOMPARE(script.session.outboxMessages(), 0u);
    }

    void m5_4_3_2_1_to_3_m3_4_3_2_1_qos1IsSettledByPuback_data() { addVersions(); }
    void m5_4_3_2_1_to_3_m3_4_3_2_1_qos1IsSettledByPuback()
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

    void m5_4_3_3_1_to_5_m3_4_3_3_1_qos2GoesThroughItsHandshake_data() { addVersions(); }
    void m5_4_3_3_1_to_5_m3_4_3_3_1_qos2GoesThroughItsHandshake()
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

    void m5_4_4_0_2_errorInPubackOrPubrecRefusesAndFreesTheId()
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

    void m5_3_3_4_7_to_8_m5_4_9_0_1_to_3_quotaHoldsBackQoS1And2AndNothingElse()
    {
        SessionScript script;
        script.connect(false, receiveMaximum(2));
        script.publish(qos1, 1);
        script.publish(qos2, 2);
        QCOMPARE(int(script.publish(qos1, 3)), 3);
        script.publish(qos2, 4);
        script.publish(qos0, 5);
        script.subscribe({Subscription{"s"}}, 6);
        QCOMPARE(script.sent(),
                 (QStringList{"PUBLISH q1 #1 t", "PUBLISH q2 #2 t", "PUBLISH q0 t", "SUBSCRIBE #5 s"}));
        script.receive(Pubrec{2});
        QCOMPARE(script.sent(), QStringList{"PUBREL #2"}); // PUBREC frees no quota
        script.receive(Pubcomp{2});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #3 t"});
        script.receive(Puback{1});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q2 #4 t"});
        script.receive(Puback{1}); // a second time gives no quota
        script.publish(qos1, 7);
        QCOMPARE(script.sent(), QStringList());
    }

    void messageThatWaitsForQuotaKeepsItsId()
    {
        SessionScript script;
        script.connect(false, receiveMaximum(1));
        script.publish(qos1, 1);
        QCOMPARE(int(script.publish(qos1, 2)), 2);
        script.receive(Puback{2}); // was never sent
        script.reconnect(true, receiveMaximum(2));
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q1 #1 dup t", "PUBLISH q1 #2 t"}));
        script.said();
        QCOMPARE(int(script.publish(qos1, 3)), 3);
        script.reconnect(false); // ids of a lost Session are free
        QCOMPARE(script.sent(), (QStringList{"PUBLISH q1 #4 t", "PUBLISH q1 #5 t", "PUBLISH q1 #6 t"}));
        script.session.discard(script.effects);
        script.absorb();
        QCOMPARE(script.said().filter("settled").size(), qsizetype(3));
    }

    void propertyThatAClientMustNotSendIsRefused_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QVariant>("value");
        const auto row = [](const char *name, PropertyId id, const QVariant &value) {
            QTest::newRow(name) << int(id) << value;
        };
        row("Subscription Identifier [m5 3.3.4-6]", PropertyId::SubscriptionIdentifier, 1u);
        row("Topic Alias 0 [m5 3.3.2-8]", PropertyId::TopicAlias, 0u);
        row("Payload Format Indicator 2", PropertyId::PayloadFormatIndicator, 2u);
        row("Reason String", PropertyId::ReasonString, QByteArray("why"));
        row("Response Topic with wildcard [m5 3.3.2-14]", PropertyId::ResponseTopic, QByteArray("a/+"));
        row("Content Type that is no UTF-8 [m5 3.3.2-19]", PropertyId::ContentType, QByteArray("\xff"));
    }
    void propertyThatAClientMustNotSendIsRefused()
    {
        QFETCH(int, id);
        QFETCH(QVariant, value);
        SessionScript script;
        script.connect();
        PropertyList properties;
        if (value.typeId() == QMetaType::QByteArray)
            properties.add(PropertyId(id), value.toByteArray());
        else
            properties.add(PropertyId(id), value.toUInt());
        script.publish(qos1, 1, "t", "x", properties);
        QCOMPARE(script.sent(), QStringList());
        QCOMPARE(script.said().size(), qsizetype(1));
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

    void m3_2_3_1_3_idIsReleasedOnlyAfterPubcomp()
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
};

QTEST_APPLESS_MAIN(TestSessionPublish)
#include "tst_sessionpublish.moc"
