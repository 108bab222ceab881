// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include <QtTest/QTest>

using namespace mqtt;

namespace {

constexpr QoS qos0 = QoS::AtMostOnce;
constexpr QoS qos1 = QoS::AtLeastOnce;

PropertyList alias(quint32 value)
{
    return {{PropertyId::TopicAlias, value}};
}

} // namespace

class TestSessionLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void openHandshakesAreFewBefore5AndLimitedByReceiveMaximumSince_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("sent");
        QTest::newRow("3.1") << 3 << 20;
        QTest::newRow("3.1.1") << 4 << 20;
        QTest::newRow("5.0") << 5 << 30;
    }
    void openHandshakesAreFewBefore5AndLimitedByReceiveMaximumSince()
    {
        QFETCH(int, version);
        QFETCH(int, sent);
        SessionScript script{ProtocolVersion(version)};
        script.connect();
        for (Token token = 1; token <= 30; ++token)
            script.publish(QoS::ExactlyOnce, token);
        QCOMPARE(script.sent().size(), qsizetype(sent));
        script.receive(Pubrec{1});
        QCOMPARE(script.sent(), QStringList{"PUBREL #1"}); // still open
        script.receive(Pubcomp{1});
        QCOMPARE(script.sent(), version == 5 ? QStringList() : QStringList{"PUBLISH q2 #21 t"});
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
        QTest::newRow("Maximum QoS 0 [m5 3.2.2-11]")
            << int(PropertyId::MaximumQoS) << 0 << 1 << "QoSNotSupported";
        QTest::newRow("Maximum QoS 1") << int(PropertyId::MaximumQoS) << 1 << 2 << "QoSNotSupported";
        QTest::newRow("Retain Available [m5 3.2.2-14]")
            << int(PropertyId::RetainAvailable) << 0 << 1 << "RetainNotSupported";
        QTest::newRow("Maximum Packet Size [m5 3.2.2-15]")
            << int(PropertyId::MaximumPacketSize) << 15 << 1 << "TooLarge";
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

    void oversizedPropertyIsRefused()
    {
        SessionScript script;
        script.connect();
        script.publish(qos1, 1, "t", "x", {{PropertyId::ContentType, QByteArray(65'536, 'c')}});
        script.publish(qos1, 2, "t", "x",
                       {{PropertyId::UserProperty, StringPair{"a", QByteArray(65'536, 'c')}}});
        QCOMPARE(script.said(), (QStringList{"settled 1 Rejected TooLarge", "settled 2 Rejected TooLarge"}));
    }

    void subscriptionTheServerDoesNotSupportIsRefused_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<QByteArray>("filter");
        QTest::newRow("wildcard") << int(PropertyId::WildcardSubscriptionAvailable) << QByteArray("a/#");
        QTest::newRow("shared") << int(PropertyId::SharedSubscriptionAvailable) << QByteArray("$share/g/a");
        QTest::newRow("identifier") << int(PropertyId::SubscriptionIdentifierAvailable) << QByteArray("a");
    }
    void subscriptionTheServerDoesNotSupportIsRefused()
    {
        QFETCH(int, limit);
        QFETCH(QByteArray, filter);
        const PropertyList identifier{{PropertyId::SubscriptionIdentifier, 1u}};
        for (const quint32 available : {0u, 1u}) {
            SessionScript script;
            script.connect(false, {{PropertyId(limit), available}});
            const RequestResult result =
                script.session.subscribe({Subscription{filter}}, identifier, 1, script.now, script.effects);
            script.absorb();
            QCOMPARE(result.refusal,
                     available ? RequestResult::Refusal::None : RequestResult::Refusal::NotSupported);
            QCOMPARE(script.sent().size(), qsizetype(available));
        }
    }

    void refusedRequestSaysWhy()
    {
        using Refusal = RequestResult::Refusal;
        SessionScript script;
        const auto subscribe = [&](std::vector<Subscription> subscriptions, PropertyList properties = {}) {
            const RequestResult result = script.session.subscribe(
                std::move(subscriptions), std::move(properties), 1, script.now, script.effects);
            script.absorb();
            return result.refusal;
        };
        QCOMPARE(subscribe({Subscription{"a"}}), Refusal::Offline);
        script.connect(false, {{PropertyId::MaximumPacketSize, 30u}});
        QCOMPARE(subscribe({Subscription{"a#"}}), Refusal::InvalidTopicFilter);
        QCOMPARE(subscribe({}), Refusal::Invalid);
        QCOMPARE(subscribe({Subscription{"a"}}, {{PropertyId::SubscriptionIdentifier, 0u}}),
                 Refusal::Invalid);
        QCOMPARE(subscribe({Subscription{"a"}}, {{PropertyId::TopicAlias, 1u}}), Refusal::Invalid);
        QCOMPARE(subscribe({Subscription{QByteArray(30, 'a')}}), Refusal::TooLarge);
        QCOMPARE(script.sent(), QStringList());
        QCOMPARE(subscribe({Subscription{"a"}}), Refusal::None);
        QCOMPARE(script.sent(), QStringList{"SUBSCRIBE #1 a"});
    }

    void m5_3_2_2_17_to_18_m5_3_3_2_9_topicAliasIsKeptToTheServersMaximum()
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
};

QTEST_APPLESS_MAIN(TestSessionLimits)
#include "tst_sessionlimits.moc"
