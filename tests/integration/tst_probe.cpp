// SPDX-License-Identifier: GPL-3.0-or-later
#include "probeprocess.h"
#include "support/scriptedbroker.h"

using namespace mqtt;
using namespace avocet::test;
using avocet::probe::Line;
using avocet::probe::percentEncoded;

namespace {

QByteArray openLine(const ScriptedBroker &broker, const QByteArray &more = "ver=5 clean=1 keepalive=0")
{
    return "open host=127.0.0.1 id=me port=" + QByteArray::number(broker.port()) + ' ' + more;
}

/// Opens, and is told so.
bool connects(ProbeProcess &probe, ScriptedBroker &broker, const QByteArray &more = "ver=5 keepalive=0",
              const Connack &connack = {})
{
    if (probe.expect("ready").verb() != "ready")
        return false;
    probe.say(openLine(broker, more));
    return broker.handshake(connack) && value(probe.expect("connack"), "rc") == "0";
}

} // namespace

class TestProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readyComesFirstAndByeLast()
    {
        ProbeProcess probe;
        QCOMPARE(probe.hear(), QByteArray("ready proto=1 impl=avocet-" AVOCET_VERSION));
        probe.say("quit");
        QCOMPARE(probe.hear(), QByteArray("bye"));
        QCOMPARE(probe.ends(), 0);
        ProbeProcess abandoned;
        abandoned.closeInput();
        QCOMPARE(abandoned.ends(), 0);
    }

    void connectIsSentExactlyAsGiven()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        probe.say(openLine(broker,
                           "ver=5 clean=0 keepalive=7 user=u%20n pass=%00%FF will-topic=w%2Ft "
                           "will-payload=%00 will-qos=1 will-retain=1 will-prop=will-delay-interval:5 "
                           "prop=user-property:b:2 prop=session-expiry-interval:30 "
                           "prop=user-property:a%3A:%2C1"));
        QVERIFY(broker.accepts());
        const auto packet = broker.expect<Connect>();
        Connect expected{.cleanStart = false, .keepAlive = 7, .clientId = "me", .userName = "u n"};
        expected.password = QByteArray("\0\xff", 2);
        expected.will =
            Will{"w/t", QByteArray(1, '\0'), QoS::AtLeastOnce, true, {{PropertyId::WillDelayInterval, 5u}}};
        expected.properties.addUserProperty("b", "2");
        expected.properties.add(PropertyId::SessionExpiryInterval, 30u);
        expected.properties.addUserProperty("a:", ",1");
        QVERIFY(packet && *packet == expected);
    }

    void connectWithoutPropertiesHasNone_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1") << 3;
        QTest::newRow("3.1.1") << 4;
        QTest::newRow("5.0") << 5;
    }
    void connectWithoutPropertiesHasNone()
    {
        QFETCH(int, version);
        ScriptedBroker broker{ProtocolVersion(version)};
        ProbeProcess probe;
        probe.say(openLine(broker, "clean=1 keepalive=60 ver=" + QByteArray::number(version)));
        QVERIFY(broker.accepts());
        const auto packet = broker.expect<Connect>();
        const Connect expected{.version = ProtocolVersion(version), .keepAlive = 60, .clientId = "me"};
        QVERIFY(packet && *packet == expected);
    }

    void connackIsToldWithItsProperties()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        probe.expect("ready");
        probe.say(openLine(broker));
        Connack connack{false, 0, {{PropertyId::ReceiveMaximum, 9u}}};
        connack.properties.addUserProperty("a b", "c");
        QVERIFY(broker.handshake(connack));
        QCOMPARE(probe.hear(), QByteArray("connack conn=1 rc=0 sp=0 prop=receive-maximum:9 "
                                          "prop=user-property:a%20b:c"));
    }

    void publishGoesThroughEveryQoS()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker));
        probe.say("pub tag=a topic=t payload=x qos=0 retain=1");
        QCOMPARE(probe.hear(), QByteArray("ok conn=1 tag=a mid=0"));
        QCOMPARE(probe.hear(), QByteArray("done conn=1 tag=a mid=0 rc=0"));
        probe.say("pub tag=b topic=t qos=1 retain=0 prop=content-type:c prop=user-property:k:v");
        QCOMPARE(probe.hear(), QByteArray("ok conn=1 tag=b mid=1"));
        probe.say("pub tag=c topic=t qos=2 retain=0");
        QCOMPARE(probe.hear(), QByteArray("ok conn=1 tag=c mid=2"));
        const auto first = broker.expect<Publish>();
        const auto second = broker.expect<Publish>();
        const auto third = broker.expect<Publish>();
        QVERIFY(first && first->retain && first->payload == "x");
        Publish expected{.topic = "t", .qos = QoS::AtLeastOnce, .packetId = 1};
        expected.properties.add(PropertyId::ContentType, QByteArray("c"));
        expected.properties.addUserProperty("k", "v");
        QVERIFY(second && *second == expected);
        QVERIFY(third && third->packetId == 2);
        broker.send(
            Puback{1, ReasonCode::NoMatchingSubscribers, {{PropertyId::ReasonString, QByteArray("r")}}});
        QCOMPARE(probe.hear(), QByteArray("done conn=1 tag=b mid=1 rc=16 prop=reason-string:r"));
        broker.send(Pubrec{2});
        QVERIFY(broker.expect<Pubrel>());
        broker.send(Pubcomp{2});
        QCOMPARE(probe.hear(), QByteArray("done conn=1 tag=c mid=2 rc=0"));
        probe.say("pub tag=d topic=t qos=2 retain=0");
        QCOMPARE(value(probe.expect("ok"), "mid"), QByteArray("3"));
        broker.send(Pubrec{3, ReasonCode::QuotaExceeded, {}});
        QCOMPARE(probe.hear(), QByteArray("done conn=1 tag=d mid=3 rc=151"));
    }

    void publishThatWaitsForQuotaHasItsId()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker, "ver=5 keepalive=0", {false, 0, {{PropertyId::ReceiveMaximum, 1u}}}));
        probe.say("pub tag=a topic=t qos=1\npub tag=b topic=t qos=1");
        QCOMPARE(value(probe.expect("ok"), "mid"), QByteArray("1"));
        QCOMPARE(value(probe.expect("ok"), "mid"), QByteArray("2"));
        QVERIFY(broker.expect<Publish>());
        QVERIFY(!broker.hasPackets());
        broker.send(Puback{1});
        QCOMPARE(value(probe.expect("done"), "tag"), QByteArray("a"));
        const auto second = broker.expect<Publish>();
        QVERIFY(second && second->packetId == 2 && !second->dup);
    }

    void subscribeIsSentAndAnsweredAsGiven()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker));
        probe.say("sub tag=s filter=a%2C%2B,2,nl,rap,rh2 filter=%23,0,rh1 prop=subscription-identifier:300");
        QCOMPARE(probe.hear(), QByteArray("refused conn=1 tag=s why=topic"));
        probe.say(
            "sub tag=s filter=a%2Cb/%2B,2,nl,rap,rh2 filter=%23,0,rh1 prop=subscription-identifier:300");
        QCOMPARE(probe.hear(), QByteArray("ok conn=1 tag=s mid=1"));
        const auto packet = broker.expect<Subscribe>();
        const Subscribe expected{1,
                                 {{"a,b/+", QoS::ExactlyOnce, true, true, RetainHandling::DoNotSend},
                                  {"#", QoS::AtMostOnce, false, false, RetainHandling::SendIfNew}},
                                 {{PropertyId::SubscriptionIdentifier, 300u}}};
        QVERIFY(packet && *packet == expected);
        broker.send(Suback{1, {2, 0x80}, {{PropertyId::ReasonString, QByteArray("no")}}});
        QCOMPARE(probe.hear(), QByteArray("suback conn=1 tag=s mid=1 rcs=2,128 prop=reason-string:no"));
        probe.say("unsub tag=u filter=a filter=b prop=user-property:x:y");
        QCOMPARE(probe.hear(), QByteArray("ok conn=1 tag=u mid=2"));
        const auto unsubscribe = broker.expect<Unsubscribe>();
        QVERIFY(unsubscribe && unsubscribe->filters == std::vector<QByteArray>({"a", "b"}));
        QCOMPARE(unsubscribe->properties.size(), size_t(1));
        broker.send(Unsuback{2, {0, 17}, {}});
        QCOMPARE(probe.hear(), QByteArray("unsuback conn=1 tag=u mid=2 rcs=0,17"));
    }

    void m5_1_5_4_3_m3_1_5_3_3_everyByteRoundTrips()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker));
        QByteArray bytes;
        for (int i = 0; i < 256; ++i)
            bytes += char(i);
        const QByteArray topic = "a b=c:d,e%/\xc3\xa9\xef\xbb\xbf";
        probe.say("pub tag=%20%3D topic=" + percentEncoded(topic) + " payload=" + percentEncoded(bytes) +
                  " qos=0");
        QCOMPARE(value(probe.expect("ok"), "tag"), QByteArray(" ="));
        probe.expect("done");
        auto message = broker.expect<Publish>();
        QVERIFY(message && message->topic == topic && message->payload == bytes);
        message->properties.add(PropertyId::CorrelationData, bytes);
        broker.send(*message);
        const Line heard = probe.expect("message");
        QCOMPARE(value(heard, "topic"), topic);
        QCOMPARE(value(heard, "payload"), bytes);
        QCOMPARE(heard.raw("prop"), QByteArray("correlation-data:" + percentEncoded(bytes)));
    }

    void messageIsToldOnceWithItsTopic()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker, "ver=5 keepalive=0 prop=topic-alias-maximum:3"));
        Publish message{
            .topic = "home", .payload = "1", .qos = QoS::ExactlyOnce, .retain = true, .packetId = 5};
        message.properties.add(PropertyId::TopicAlias, 3u);
        broker.send(message);
        QCOMPARE(probe.hear(), QByteArray("message conn=1 topic=home payload=1 qos=2 retain=1 dup=0 mid=5 "
                                          "prop=topic-alias:3"));
        message.dup = true;
        broker.send(message);
        broker.send(Pubrel{5});
        Publish other{.payload = "2", .properties = {{PropertyId::TopicAlias, 3u}}};
        other.properties.add(PropertyId::SubscriptionIdentifier, 1u);
        other.properties.add(PropertyId::SubscriptionIdentifier, 2u);
        broker.send(other);
        QCOMPARE(probe.hear(), QByteArray("message conn=1 topic=home payload=2 qos=0 retain=0 dup=0 mid=0 "
                                          "prop=topic-alias:3 prop=subscription-identifier:1 "
                                          "prop=subscription-identifier:2"));
        for (int i = 0; i < 2; ++i)
            QVERIFY(broker.expect<Pubrec>());
        QVERIFY(broker.expect<Pubcomp>());
    }

    void authenticationIsTheCallers()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        probe.expect("ready");
        probe.say(openLine(broker, "ver=5 prop=authentication-method:M"));
        QVERIFY(broker.accepts() && broker.expect<Connect>());
        const PropertyList method{{PropertyId::AuthenticationMethod, QByteArray("M")}};
        broker.send(Auth{ReasonCode::ContinueAuthentication, method});
        QCOMPARE(probe.hear(), QByteArray("auth conn=1 rc=24 prop=authentication-method:M"));
        probe.say("auth rc=24 prop=authentication-method:M prop=authentication-data:%00");
        const auto answer = broker.expect<Auth>();
        QVERIFY(answer && answer->properties.bytes(PropertyId::AuthenticationData) == QByteArray(1, '\0'));
        broker.send(Connack{false, 0, method});
        probe.expect("connack");
        probe.say("auth rc=0 prop=authentication-method:M");
        QCOMPARE(value(probe.expect("error"), "class"), QByteArray("refused"));
        probe.say("auth rc=25 prop=authentication-method:M");
        const auto again = broker.expect<Auth>();
        QVERIFY(again && again->reason == ReasonCode::Reauthenticate);
    }

    void sessionGoesOnWithReopen()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker, "ver=5 clean=1 keepalive=0 prop=session-expiry-interval:9"));
        probe.say("pub tag=a topic=t qos=1");
        probe.expect("ok");
        QVERIFY(broker.expect<Publish>());
        broker.reset();
        QCOMPARE(value(probe.expect("closed"), "by"), QByteArray("server"));
        probe.say("pub tag=x topic=t qos=1");
        QCOMPARE(probe.hear(), QByteArray("refused conn=1 tag=x why=offline"));
        probe.say("reopen clean=0");
        const auto connect = broker.handshake({.sessionPresent = true});
        QVERIFY(connect && !connect->cleanStart && connect->properties.size() == 1);
        QCOMPARE(probe.hear(), QByteArray("connack conn=2 rc=0 sp=1"));
        const auto again = broker.expect<Publish>();
        QVERIFY(again && again->dup && again->packetId == 1);
        broker.send(Puback{1});
        QCOMPARE(probe.hear(), QByteArray("done conn=2 tag=a mid=1 rc=0"));
        probe.say("pub tag=b topic=t qos=1");
        QCOMPARE(value(probe.expect("ok"), "mid"), QByteArray("2"));
        probe.say("abort");
        QCOMPARE(probe.hear(), QByteArray("closed conn=2 by=client"));
        probe.say("reopen prop=receive-maximum:3");
        const auto third = broker.handshake();
        QVERIFY(third && third->properties.number(PropertyId::ReceiveMaximum) == 3u);
        QCOMPARE(probe.hear(), QByteArray("connack conn=3 rc=0 sp=0"));
        const Line lost = probe.expect("error");
        QCOMPARE(value(lost, "class"), QByteArray("session-lost"));
        QCOMPARE(value(lost, "tag"), QByteArray("b"));
        probe.say("disconnect rc=4 prop=session-expiry-interval:0");
        const auto last = broker.expect<Disconnect>(); // no PUBLISH before it
        QVERIFY(last && last->reason == ReasonCode::DisconnectWithWillMessage &&
                last->properties.size() == 1);
        QCOMPARE(probe.hear(), QByteArray("closed conn=3 by=client rc=4"));
    }

    void closeSessionForgetsEverything()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker));
        probe.say("pub tag=a topic=t qos=1\nclose-session");
        probe.expect("ok");
        QCOMPARE(probe.hear(), QByteArray("closed conn=1 by=client"));
        QCOMPARE(probe.hear(), QByteArray("gone"));
        probe.say("reopen");
        QCOMPARE(value(probe.expect("error"), "class"), QByteArray("usage"));
        probe.say(openLine(broker));
        QVERIFY(broker.handshake());
        QCOMPARE(value(probe.expect("connack"), "conn"), QByteArray("2"));
        probe.say("pub tag=a topic=t qos=1");
        QCOMPARE(value(probe.expect("ok"), "mid"), QByteArray("1"));
    }
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
