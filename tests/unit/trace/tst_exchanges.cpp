// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/exchanges.h"

#include "tracemaker.h"

#include <QtTest/QTest>

using namespace mqtt;

class TestExchanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void qos1PublishAndItsPubackBelongTogether()
    {
        TraceMaker maker;
        Exchanges exchanges;
        const auto publish = exchanges.follow(
            maker.sent(Publish{.topic = "a/b", .qos = QoS::AtLeastOnce, .packetId = 7}));
        QCOMPARE(publish.packetId, quint16(7));
        QCOMPARE(publish.latency, qint64(-1));
        QCOMPARE(publish.topics, QByteArrayList{"a/b"});
        QVERIFY(publish.exchange != 0);
        const auto puback = exchanges.follow(maker.received(Puback{.packetId = 7}));
        QCOMPARE(puback.exchange, publish.exchange);
        QCOMPARE(puback.latency, qint64(1000));
        QCOMPARE(puback.topics, QByteArrayList{"a/b"});
        QCOMPARE(exchanges.follow(maker.received(Puback{.packetId = 7})).exchange, quint64(0));
    }

    void qos2LadderIsOneExchange()
    {
        TraceMaker maker;
        Exchanges exchanges;
        const quint64 exchange =
            exchanges.follow(maker.received(Publish{.topic = "a", .qos = QoS::ExactlyOnce, .packetId = 3}))
                .exchange;
        const auto pubrec = exchanges.follow(maker.sent(Pubrec{.packetId = 3}));
        const auto pubrel = exchanges.follow(maker.received(Pubrel{.packetId = 3}));
        const auto pubcomp = exchanges.follow(maker.sent(Pubcomp{.packetId = 3}));
        for (const TraceEntry &step : {pubrec, pubrel, pubcomp})
            QCOMPARE(step.exchange, exchange);
        QCOMPARE(pubrec.latency, qint64(1000));
        QCOMPARE(pubrel.latency, qint64(-1));
        QCOMPARE(pubcomp.latency, qint64(3000));
        QVERIFY(exchanges
                    .follow(maker.received(
                        Publish{.topic = "a", .qos = QoS::ExactlyOnce, .packetId = 3}))
                    .exchange != exchange);
    }

    void pubrecThatRefusesEndsTheExchange()
    {
        TraceMaker maker;
        Exchanges exchanges;
        exchanges.follow(maker.sent(Publish{.topic = "a", .qos = QoS::ExactlyOnce, .packetId = 1}));
        exchanges.follow(maker.received(Pubrec{.packetId = 1, .reason = ReasonCode::QuotaExceeded}));
        QCOMPARE(exchanges.follow(maker.sent(Pubrel{.packetId = 1})).exchange, quint64(0));
    }

    void bothSidesUseTheSameIdentifierForThemselves()
    {
        TraceMaker maker;
        Exchanges exchanges;
        const Publish message{.topic = "a", .qos = QoS::AtLeastOnce, .packetId = 1};
        const auto ours = exchanges.follow(maker.sent(message));
        const auto theirs = exchanges.follow(maker.received(message));
        QVERIFY(ours.exchange != theirs.exchange);
        QCOMPARE(exchanges.follow(maker.sent(Puback{.packetId = 1})).exchange, theirs.exchange);
        QCOMPARE(exchanges.follow(maker.received(Puback{.packetId = 1})).exchange, ours.exchange);
    }

    void resentPublishStaysInItsExchangeAndCountsAnew()
    {
        TraceMaker maker;
        Exchanges exchanges;
        Publish message{.topic = "a", .qos = QoS::AtLeastOnce, .packetId = 1};
        const auto first = exchanges.follow(maker.sent(message));
        maker.reconnect();
        message.dup = true;
        const auto second = exchanges.follow(maker.sent(message));
        QCOMPARE(second.exchange, first.exchange);
        QCOMPARE(exchanges.follow(maker.received(Puback{.packetId = 1})).latency, qint64(1000));
    }

    void requestsAndTheirAnswers_data()
    {
        QTest::addColumn<Packet>("request");
        QTest::addColumn<Packet>("answer");
        QTest::newRow("CONNECT") << Packet(Connect{.clientId = "me"}) << Packet(Connack{});
        QTest::newRow("SUBSCRIBE") << Packet(Subscribe{5, {{.filter = "a/#"}}, {}})
                                   << Packet(Suback{5, {0}, {}});
        QTest::newRow("UNSUBSCRIBE") << Packet(Unsubscribe{5, {"a/#"}, {}}) << Packet(Unsuback{5, {0}, {}});
        QTest::newRow("PINGREQ") << Packet(Pingreq{}) << Packet(Pingresp{});
    }
    void requestsAndTheirAnswers()
    {
        QFETCH(Packet, request);
        QFETCH(Packet, answer);
        TraceMaker maker;
        Exchanges exchanges;
        const auto asked = exchanges.follow(maker.sent(request));
        const auto answered = exchanges.follow(maker.received(answer));
        QVERIFY(asked.exchange != 0);
        QCOMPARE(answered.exchange, asked.exchange);
        QCOMPARE(answered.latency, qint64(1000));
        QCOMPARE(exchanges.follow(maker.received(answer)).latency, qint64(-1));
    }

    void filtersOfASubscribeAreItsTopics()
    {
        TraceMaker maker;
        Exchanges exchanges;
        const Subscribe subscribe{1, {{.filter = "a/#"}, {.filter = "b"}}, {}};
        QCOMPARE(exchanges.follow(maker.sent(subscribe)).topics, (QByteArrayList{"a/#", "b"}));
    }

    void topicAliasIsResolvedUntilTheConnectionEnds()
    {
        TraceMaker maker;
        Exchanges exchanges;
        Publish message{.topic = "home/kitchen", .properties = {{PropertyId::TopicAlias, quint32(2)}}};
        exchanges.follow(maker.received(message));
        message.topic.clear();
        QCOMPARE(exchanges.follow(maker.received(message)).topics, QByteArrayList{"home/kitchen"});
        QCOMPARE(exchanges.follow(maker.sent(message)).topics, QByteArrayList{""});
        maker.reconnect();
        QCOMPARE(exchanges.follow(maker.received(message)).topics, QByteArrayList{""});
    }

    void brokenPacketsStandAlone()
    {
        Exchanges exchanges;
        for (int first = 0; first < 256; ++first) {
            TracedPacket packet{.connection = 1, .size = 2, .head = QByteArray(2, '\0')};
            packet.head[0] = char(first);
            const TraceEntry entry = exchanges.follow(packet);
            QCOMPARE(entry.packetId, quint16(0));
        }
    }
};

QTEST_GUILESS_MAIN(TestExchanges)
#include "tst_exchanges.moc"
