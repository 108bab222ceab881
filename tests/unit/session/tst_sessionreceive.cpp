// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include <QtTest/QTest>

using namespace mqtt;

namespace {

void addVersions()
{
    QTest::addColumn<int>("version");
    QTest::newRow("3.1.1") << 4;
    QTest::newRow("5.0") << 5;
}

Publish message(QoS qos, PacketIdentifier id = 0, QByteArray topic = "t", bool dup = false)
{
    Publish publish;
    publish.topic = std::move(topic);
    publish.payload = "x";
    publish.qos = qos;
    publish.packetId = id;
    publish.dup = dup;
    return publish;
}

Publish aliased(QByteArray topic, quint32 alias)
{
    Publish publish = message(QoS::AtMostOnce, 0, std::move(topic));
    publish.properties.add(PropertyId::TopicAlias, alias);
    return publish;
}

SessionOptions withLimit(PropertyId limit, quint32 value)
{
    SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
    options.connect.properties.add(limit, value);
    return options;
}

std::vector<Subscription> subscriptions(std::initializer_list<const char *> filters)
{
    std::vector<Subscription> result;
    for (const char *filter : filters)
        result.push_back(Subscription{filter});
    return result;
}

} // namespace

class TestSessionReceive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void m5_3_3_4_1_m3_3_3_4_1_m5_4_3_2_4_m5_4_3_3_11_eachQoSIsAnsweredAsItDemands_data() { addVersions(); }
    void m5_3_3_4_1_m3_3_3_4_1_m5_4_3_2_4_m5_4_3_3_11_eachQoSIsAnsweredAsItDemands()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        QVERIFY(script.deliver(message(QoS::AtMostOnce)));
        QCOMPARE(script.sent(), QStringList());
        QVERIFY(script.deliver(message(QoS::AtLeastOnce, 9)));
        QCOMPARE(script.sent(), QStringList{"PUBACK #9"});
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 9)));
        QCOMPARE(script.sent(), QStringList{"PUBREC #9"});
        script.receive(Pubrel{9});
        QCOMPARE(script.sent(), QStringList{"PUBCOMP #9"});
        QCOMPARE(script.said(), QStringList());
    }

    void m5_4_3_3_8_m5_4_3_3_10_m5_4_3_3_12_m3_4_3_3_2_qos2IsDeliveredOnceUntilPubrel_data()
    {
        addVersions();
    }
    void m5_4_3_3_8_m5_4_3_3_10_m5_4_3_3_12_m3_4_3_3_2_qos2IsDeliveredOnceUntilPubrel()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1)));
        QVERIFY(!script.deliver(message(QoS::ExactlyOnce, 1, "t", true)));
        QVERIFY(!script.deliver(message(QoS::ExactlyOnce, 1))); // without DUP
        QCOMPARE(script.sent(), (QStringList{"PUBREC #1", "PUBREC #1", "PUBREC #1"}));
        script.receive(Pubrel{1});
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1, "t", true))); // 4.3.3-12
    }

    void qos2IsDeliveredOnceAcrossConnections_data() { addVersions(); }
    void qos2IsDeliveredOnceAcrossConnections()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1)));
        script.reconnect(true);
        QVERIFY(!script.deliver(message(QoS::ExactlyOnce, 1, "t", true)));
        script.reconnect(false); // the Session is gone
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1)));
        script.drop();
        script.setCleanStart(true);
        script.connect();
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1)));
    }

    void m5_4_3_2_5_m3_4_3_2_2_qos1IsDeliveredAsOftenAsItComes()
    {
        SessionScript script;
        script.connect();
        QVERIFY(script.deliver(message(QoS::AtLeastOnce, 1)));
        QVERIFY(script.deliver(message(QoS::AtLeastOnce, 1, "t", true))); // 4.3.2-5
        QCOMPARE(script.sent(), (QStringList{"PUBACK #1", "PUBACK #1"}));
    }

    void pubrelForNothingIsAnswered()
    {
        SessionScript script;
        script.connect();
        script.receive(Pubrel{77});
        QCOMPARE(script.sent(), QStringList{"PUBCOMP #77 0x92"});
        SessionScript old(ProtocolVersion::V3_1_1);
        old.connect();
        old.receive(Pubrel{77});
        QCOMPARE(old.sent(), QStringList{"PUBCOMP #77"});
        QCOMPARE(script.said() + old.said(), QStringList());
    }

    void m5_3_3_4_9_moreThanOurReceiveMaximumIsAViolation_data()
    {
        QTest::addColumn<int>("qos");
        QTest::newRow("QoS 1") << 1;
        QTest::newRow("QoS 2") << 2;
    }
    void m5_3_3_4_9_moreThanOurReceiveMaximumIsAViolation()
    {
        QFETCH(int, qos);
        SessionScript script(withLimit(PropertyId::ReceiveMaximum, 2));
        script.connect();
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1)));
        QVERIFY(script.deliver(message(QoS::AtLeastOnce, 5)));
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 2)));
        QVERIFY(!script.deliver(message(QoS::ExactlyOnce, 2, "t", true))); // a repetition is not one more
        QVERIFY(script.deliver(message(QoS::AtMostOnce)));
        script.receive(Pubrel{1});
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 3)));
        script.sent();
        QVERIFY(!script.deliver(message(QoS(qos), 4)));
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x93"});
        QCOMPARE(script.said(), (QStringList{"violation 0x93", "close"}));
    }

    void receiveMaximumCountsEachConnectionAnew()
    {
        SessionScript script(withLimit(PropertyId::ReceiveMaximum, 1));
        script.connect();
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 1)));
        script.reconnect(true);
        QVERIFY(script.deliver(message(QoS::ExactlyOnce, 2)));
        script.receive(Pubrel{1}); // frees nothing that was counted
        QVERIFY(!script.deliver(message(QoS::ExactlyOnce, 3)));
        QCOMPARE(script.said().last(), QString("close"));
    }

    void m5_3_3_2_10_topicAliasStandsForItsTopic()
    {
        SessionScript script(withLimit(PropertyId::TopicAliasMaximum, 10));
        script.connect();
        QVERIFY(script.deliver(aliased("home/lamp", 10)));
        QCOMPARE(script.deliveredTopic, QByteArray("home/lamp"));
        QVERIFY(script.deliver(aliased({}, 10)));
        QCOMPARE(script.deliveredTopic, QByteArray("home/lamp"));
        QVERIFY(script.deliver(aliased("home/door", 10)));
        QVERIFY(script.deliver(aliased({}, 10)));
        QCOMPARE(script.deliveredTopic, QByteArray("home/door"));
        Publish twice = message(QoS::ExactlyOnce, 1, "new");
        twice.properties.add(PropertyId::TopicAlias, 3);
        QVERIFY(script.deliver(twice));
        QVERIFY(!script.deliver(twice));
        QVERIFY(script.deliver(aliased({}, 3)));
        QCOMPARE(script.deliveredTopic, QByteArray("new"));
        QCOMPARE(script.said(), QStringList());
    }

    void m5_3_1_2_26_badTopicAliasIsAViolation_data()
    {
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<int>("alias");
        QTest::addColumn<QString>("reason");
        QTest::newRow("above our maximum") << QByteArray("a") << 3 << "0x94";
        QTest::newRow("above it and unknown") << QByteArray() << 3 << "0x94";
        QTest::newRow("unknown") << QByteArray() << 1 << "0x82";
        QTest::newRow("neither topic nor alias") << QByteArray() << 0 << "0x82";
    }
    void m5_3_1_2_26_badTopicAliasIsAViolation()
    {
        QFETCH(QByteArray, topic);
        QFETCH(int, alias);
        QFETCH(QString, reason);
        SessionScript script(withLimit(PropertyId::TopicAliasMaximum, 2));
        script.connect();
        QVERIFY(script.deliver(aliased("b", 2)));
        PublishView view;
        view.topic = topic;
        view.topicAlias = quint16(alias);
        QVERIFY(!script.deliverView(view));
        QCOMPARE(script.sent(), QStringList{"DISCONNECT " + reason});
        QCOMPARE(script.said(), (QStringList{"violation " + reason, "close"}));
    }

    void m5_3_1_2_27_topicAliasIsForbiddenUnlessAnnounced()
    {
        SessionScript script;
        script.connect();
        QVERIFY(!script.deliver(aliased("a", 1)));
        QCOMPARE(script.said(), (QStringList{"violation 0x94", "close"}));
    }

    void m5_3_3_2_7_topicAliasDoesNotOutliveItsConnection()
    {
        SessionScript script(withLimit(PropertyId::TopicAliasMaximum, 2));
        script.connect();
        QVERIFY(script.deliver(aliased("a", 1)));
        script.reconnect(true);
        script.said();
        QVERIFY(!script.deliver(aliased({}, 1)));
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void publishThatIsNotAcceptedFailsTheConnection()
    {
        SessionScript script;
        script.connect();
        script.receive(message(QoS::AtMostOnce));
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void m5_2_2_1_6_m3_3_8_4_2_m3_3_8_4_5_m3_3_9_3_1_m3_3_10_4_4_to_5_subscribeIsAnsweredFilterByFilter_data()
    {
        addVersions();
    }
    void m5_2_2_1_6_m3_3_8_4_2_m3_3_8_4_5_m3_3_9_3_1_m3_3_10_4_4_to_5_subscribeIsAnsweredFilterByFilter()
    {
        QFETCH(int, version);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        QCOMPARE(int(script.subscribe(subscriptions({"a", "b/#"}), 1)), 1);
        QCOMPARE(int(script.subscribe(subscriptions({"c"}), 2)), 2);
        QCOMPARE(int(script.unsubscribe({"d", "e"}, 3)), 3);
        QCOMPARE(script.sent(), (QStringList{"SUBSCRIBE #1 a b/#", "SUBSCRIBE #2 c", "UNSUBSCRIBE #3 d e"}));
        script.receive(Suback{2, {0x80}, {}});
        script.receive(Suback{1, {2, 0x80}, {}});
        const auto answered = std::get<SubscribeAnswered>(script.events.at(1));
        QCOMPARE(answered.subscriptions.at(1).filter, QByteArray("b/#"));
        QCOMPARE(int(answered.packetId), 1);
        script.receive(Unsuback{3, version == 5 ? std::vector<quint8>{0, 0x11} : std::vector<quint8>{}, {}});
        QCOMPARE(script.said(), (QStringList{"subscribed 2 0x80", "subscribed 1 0x02 0x80",
                                             version == 5 ? "unsubscribed 3 0x00 0x11" : "unsubscribed 3"}));
        script.receive(Suback{1, {0, 0}, {}}); // twice
        QCOMPARE(script.said(), QStringList());
    }

    void m5_3_8_4_2_m5_3_8_4_6_m5_3_9_3_1_m5_3_10_4_4_to_5_m5_3_11_3_1_answerThatDoesNotFitIsAViolation_data()
    {
        QTest::addColumn<bool>("subscribes");
        QTest::addColumn<bool>("subackComes");
        QTest::addColumn<int>("codes");
        QTest::newRow("SUBACK with too few") << true << true << 1;
        QTest::newRow("SUBACK with too many") << true << true << 3;
        QTest::newRow("SUBACK for UNSUBSCRIBE") << false << true << 2;
        QTest::newRow("UNSUBACK with too few") << false << false << 1;
        QTest::newRow("UNSUBACK for SUBSCRIBE") << true << false << 2;
    }
    void m5_3_8_4_2_m5_3_8_4_6_m5_3_9_3_1_m5_3_10_4_4_to_5_m5_3_11_3_1_answerThatDoesNotFitIsAViolation()
    {
        QFETCH(bool, subscribes);
        QFETCH(bool, subackComes);
        QFETCH(int, codes);
        SessionScript script;
        script.connect();
        if (subscribes)
            script.subscribe(subscriptions({"a", "b"}), 1);
        else
            script.unsubscribe({"a", "b"}, 1);
        const std::vector<quint8> list(size_t(codes), quint8(0));
        if (subackComes)
            script.receive(Suback{1, list, {}});
        else
            script.receive(Unsuback{1, list, {}});
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void requestsEndWithTheirConnection()
    {
        SessionScript script;
        script.connect();
        script.subscribe(subscriptions({"a"}), 1);
        script.unsubscribe({"b"}, 2);
        script.reconnect(true);
        script.said();
        script.receive(Suback{1, {0}, {}});
        script.receive(Unsuback{2, {0}, {}});
        QCOMPARE(script.said(), QStringList());
        QCOMPARE(int(script.subscribe(subscriptions({"a"}), 3)), 3);
    }

    void badRequestIsNotSent_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<bool>("noLocal");
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("misplaced wildcard") << QByteArray("a#") << false;
        QTest::newRow("too long") << QByteArray(65'536, 'a') << false;
        QTest::newRow("larger than the server takes") << QByteArray(100, 'a') << false;
        QTest::newRow("No Local and shared [m5 3.8.3-4]") << QByteArray("$share/g/a") << true;
    }
    void badRequestIsNotSent()
    {
        QFETCH(QByteArray, filter);
        QFETCH(bool, noLocal);
        SessionScript script;
        script.connect(false, {{PropertyId::MaximumPacketSize, 50u}});
        Subscription subscription{filter};
        subscription.noLocal = noLocal;
        QCOMPARE(int(script.subscribe({subscription}, 1)), 0);
        QCOMPARE(int(script.subscribe({}, 1)), 0);
        QCOMPARE(int(script.unsubscribe({}, 1)), 0);
        if (!noLocal)
            QCOMPARE(int(script.unsubscribe({filter}, 1)), 0);
        QCOMPARE(script.sent(), QStringList());
        QCOMPARE(int(script.subscribe(subscriptions({"a"}), 2)), 1);
    }

    void requestsShareTheIdsWithMessages()
    {
        SessionScript script;
        script.connect();
        QCOMPARE(int(script.publish(QoS::AtLeastOnce, 1)), 1);
        QCOMPARE(int(script.subscribe(subscriptions({"a"}), 2)), 2);
        QCOMPARE(int(script.publish(QoS::ExactlyOnce, 3)), 3);
        QCOMPARE(int(script.unsubscribe({"a"}, 4)), 4);
        script.receive(Suback{1, {0}, {}}); // is a message's
        script.receive(Puback{2});          // is a request's
        QCOMPARE(script.said(), QStringList());
    }
};

QTEST_APPLESS_MAIN(TestSessionReceive)
#include "tst_sessionreceive.moc"
