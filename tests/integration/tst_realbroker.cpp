// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetdecoder.h"
#include "support/mosquitto.h"
#include "support/peer.h"
#include "support/proxyserver.h"

#include <QtCore/QDirIterator>
#include <QtCore/QHash>
#include <QtCore/QTemporaryFile>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mqtt;
using avocet::test::Mosquitto;
using avocet::test::Peer;
using avocet::test::ProxyServer;
using avocet::test::ReceivedMessage;

namespace {
ConnectionSettings settingsFor(const Mosquitto &broker, ProtocolVersion version, const QByteArray &clientId)
{
    ConnectionSettings settings;
    settings.endpoint.host = QStringLiteral("127.0.0.1");
    settings.endpoint.port = broker.port();
    settings.connect.version = version;
    settings.connect.clientId = clientId;
    return settings;
}

QString dynamicSecurityPlugin()
{
    for (const QString &folder : {u"/usr/lib"_qs, u"/usr/local/lib"_qs, u"/opt/homebrew/lib"_qs}) {
        QDirIterator files(folder, {u"mosquitto_dynamic_security.so"_qs}, QDir::Files,
                           QDirIterator::Subdirectories);
        if (files.hasNext())
            return files.next();
    }
    return u"mosquitto_dynamic_security.so-is-missing"_qs;
}

void addVersions()
{
    QTest::addColumn<ProtocolVersion>("version");
    QTest::newRow("3.1") << ProtocolVersion::V3_1;
    QTest::newRow("3.1.1") << ProtocolVersion::V3_1_1;
    QTest::newRow("5.0") << ProtocolVersion::V5_0;
}
} // namespace

class TestRealBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messageArrivesOnceWithItsQoS_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<QoS>("qos");
        QTest::addColumn<bool>("retain");
        for (const auto &[name, version] : {std::pair{"3.1", ProtocolVersion::V3_1},
                                            {"3.1.1", ProtocolVersion::V3_1_1},
                                            {"5.0", ProtocolVersion::V5_0}}) {
            for (const QoS qos : {QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce})
                for (const bool retain : {false, true})
                    QTest::addRow("%s QoS %d%s", name, int(qos), retain ? " retained" : "")
                        << version << qos << retain;
        }
    }
    void messageArrivesOnceWithItsQoS()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(QoS, qos);
        QFETCH(bool, retain);
        Mosquitto broker;
        QVERIFY2(broker.start(), broker.log());
        ConnectionSettings settings = settingsFor(broker, version, "early");
        settings.subscriptions = {{.filter = "#", .qos = QoS::ExactlyOnce},
                                  {.filter = "a/+", .qos = QoS::ExactlyOnce}};
        Peer early;
        early.connection.open(settings);
        QTRY_VERIFY(early.isReady());
        const QByteArray payload("\x00\xff binary", 9);
        early.connection.publish({.topic = "a/b", .payload = payload, .qos = qos, .retain = retain});
        early.connection.publish({.topic = "end", .payload = "end", .qos = QoS::ExactlyOnce});
        QTRY_COMPARE(early.count("end"), 1);
        QCOMPARE(early.count(payload), 1);
        QCOMPARE(early.messages[0].topic, "a/b");
        QCOMPARE(early.messages[0].qos, int(qos));
        QCOMPARE(early.settlements.size(), 2);
        QCOMPARE(early.settlements[0].outcome,
                 qos == QoS::AtMostOnce ? Settlement::Outcome::Written : Settlement::Outcome::Acknowledged);

        Peer late;
        settings = settingsFor(broker, version, "late");
        settings.subscriptions = {{.filter = "#", .qos = QoS::ExactlyOnce}};
        late.connection.open(settings);
        QTRY_VERIFY(late.isReady());
        late.connection.publish({.topic = "end", .payload = "second end", .qos = QoS::ExactlyOnce});
        QTRY_COMPARE(late.count("second end"), 1);
        QCOMPARE(late.count(payload), retain ? 1 : 0);
        if (retain)
            QVERIFY(late.messages[0].retain);
    }

    void wrongPasswordIsRefusedWithItsCode_data() { addVersions(); }
    void wrongPasswordIsRefusedWithItsCode()
    {
        QFETCH(ProtocolVersion, version);
        Mosquitto broker({.users = {{u"admin"_qs, u"password"_qs}}});
        QVERIFY2(broker.start(), broker.log());
        ConnectionSettings settings = settingsFor(broker, version, "test");
        settings.connect.userName = "admin";
        settings.connect.password = "wrong";
        Peer peer;
        peer.connection.open(settings);
        QTRY_VERIFY(peer.connection.state().error);
        QCOMPARE(peer.connection.state().error->cause, ConnectionCause::RefusedByServer);
        // Mosquitto 2 says "not authorized" where 3.1.1 has "bad user name or password".
        const quint8 code = peer.connection.state().error->code;
        if (version == ProtocolVersion::V5_0)
            QCOMPARE(code, quint8(ReasonCode::NotAuthorized));
        else
            QVERIFY(code == 4 || code == 5);

        settings.connect.password = "password";
        peer.connection.open(settings);
        QTRY_VERIFY(peer.connection.isConnected());
    }

    void refusedSubscriptionIsSaid_data() { addVersions(); }
    void refusedSubscriptionIsSaid()
    {
        QFETCH(ProtocolVersion, version);
        // An acl_file of mosquitto 2.0 grants every subscription and withholds the messages; its own plugin
        // refuses.
        QTemporaryFile rules;
        QVERIFY(rules.open());
        rules.write(R"({
            "defaultACLAccess": {"publishClientSend": true, "publishClientReceive": true, "subscribe": true},
            "roles": [{"rolename": "guest", "acls": [
                {"acltype": "subscribeLiteral", "topic": "secret/door", "priority": 1, "allow": false}]}],
            "groups": [{"groupname": "guests", "roles": [{"rolename": "guest"}]}],
            "anonymousGroup": "guests"})");
        rules.close();
        Mosquitto broker({.configuration = {u"plugin "_qs + dynamicSecurityPlugin(),
                                            u"plugin_opt_config_file "_qs + rules.fileName()}});
        QVERIFY2(broker.start(), broker.log());
        ConnectionSettings settings = settingsFor(broker, version, "test");
        settings.subscriptions = {{.filter = "open/door"}, {.filter = "secret/door"}};
        Peer peer;
        peer.connection.open(settings);
        QTRY_VERIFY(peer.connection.subscriptions().size() == 2 &&
                    peer.connection.subscriptions()[1].phase != SubscriptionState::Phase::Pending);
        QCOMPARE(peer.connection.subscriptions()[0].phase, SubscriptionState::Phase::Granted);
        if (version == ProtocolVersion::V3_1)
            return; // has no way to refuse
        QCOMPARE(peer.connection.subscriptions()[1].phase, SubscriptionState::Phase::Refused);
        QCOMPARE(peer.connection.subscriptions()[1].code,
                 version == ProtocolVersion::V5_0 ? quint8(ReasonCode::NotAuthorized) : quint8(0x80));
    }

    void accessListWithholdsMessages()
    {
        Mosquitto broker(
            {.users = {{u"admin"_qs, u"password"_qs}},
             .acl = {u"user admin"_qs, u"topic readwrite open/#"_qs, u"topic write secret/#"_qs}});
        QVERIFY2(broker.start(), broker.log());
        ConnectionSettings settings = settingsFor(broker, ProtocolVersion::V5_0, "test");
        settings.connect.userName = "admin";
        settings.connect.password = "password";
        settings.subscriptions = {{.filter = "#"}};
        Peer peer;
        peer.connection.open(settings);
        QTRY_VERIFY(peer.isReady());
        peer.connection.publish({.topic = "forbidden", .payload = "x", .qos = QoS::AtLeastOnce});
        peer.connection.publish({.topic = "secret/door", .payload = "hidden", .qos = QoS::AtLeastOnce});
        peer.connection.publish({.topic = "open/door", .payload = "seen", .qos = QoS::AtLeastOnce});
        QTRY_COMPARE(peer.count("seen"), 1);
        QCOMPARE(peer.count("hidden"), 0);
        QTRY_COMPARE(peer.settlements.size(), 3);
        QCOMPARE(peer.settlements[0].outcome, Settlement::Outcome::Refused);
        QCOMPARE(peer.settlements[0].reason, ReasonCode::NotAuthorized);
    }

    void killedAndRestartedBrokerLosesNothingOfQoS1And2_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<QoS>("qos");
        QTest::newRow("3.1.1 QoS 1") << ProtocolVersion::V3_1_1 << QoS::AtLeastOnce;
        QTest::newRow("3.1.1 QoS 2") << ProtocolVersion::V3_1_1 << QoS::ExactlyOnce;
        QTest::newRow("5.0 QoS 1") << ProtocolVersion::V5_0 << QoS::AtLeastOnce;
        QTest::newRow("5.0 QoS 2") << ProtocolVersion::V5_0 << QoS::ExactlyOnce;
    }
    void killedAndRestartedBrokerLosesNothingOfQoS1And2()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(QoS, qos);
        constexpr int rounds = 3;
        constexpr int messagesPerRound = 200;
        Mosquitto broker;
        QVERIFY2(broker.start(), broker.log());
        ConnectionSettings settings = settingsFor(broker, version, "test");
        settings.connect.properties.add(PropertyId::SessionExpiryInterval, 300);
        settings.subscriptions = {{.filter = "#", .qos = QoS::ExactlyOnce}};
        Peer peer;
        peer.connection.open(settings);
        QTRY_VERIFY(peer.isReady());

        int published = 0;
        for (int round = 0; round < rounds; ++round) {
            const qsizetype settledBefore = peer.settlements.size();
            for (int i = 0; i < messagesPerRound; ++i)
                peer.connection.publish(
                    {.topic = "t", .payload = QByteArray::number(published++), .qos = qos});
            QTRY_VERIFY(peer.settlements.size() > settledBefore + messagesPerRound / 4);
            broker.kill();
            QTRY_VERIFY(!peer.connection.isConnected());
            const int firstOffline = published;
            for (int i = 0; i < messagesPerRound; ++i)
                peer.connection.publish(
                    {.topic = "t", .payload = QByteArray::number(published++), .qos = qos});
            QVERIFY2(broker.start(), broker.log());
            peer.connection.reconnectNow();
            QTRY_COMPARE_WITH_TIMEOUT(peer.settlements.size(), published, 20'000);
            // A killed broker takes with it what it had acknowledged but not yet passed on: wait for that, or
            // the next round takes it. What was published while it was away arrives once it is back.
            for (int i = firstOffline; i < published; ++i)
                QTRY_VERIFY2_WITH_TIMEOUT(peer.count(QByteArray::number(i)) >= 1, QByteArray::number(i),
                                          20'000);
        }

        QHash<int, int> outcomes;
        for (const Settlement &settlement : peer.settlements)
            ++outcomes[int(settlement.outcome)];
        const int lost = outcomes.value(int(Settlement::Outcome::SessionLost));
        QCOMPARE(outcomes.value(int(Settlement::Outcome::Acknowledged)) + lost, published);
        if (qos == QoS::AtLeastOnce)
            QCOMPARE(lost, 0);
        if (qos == QoS::ExactlyOnce)
            for (int i = 0; i < published; ++i)
                QVERIFY2(peer.count(QByteArray::number(i)) <= 1, QByteArray::number(i));
    }

    void persistentBrokerKeepsTheSessionAcrossARestart()
    {
        Mosquitto broker({.isPersistent = true});
        QVERIFY2(broker.start(), broker.log());
        // Mosquitto 2.0.11 forgets sessions of 5.0 when it restarts.
        ConnectionSettings settings = settingsFor(broker, ProtocolVersion::V3_1_1, "sub");
        settings.connect.cleanStart = false;
        settings.subscriptions = {{.filter = "#", .qos = QoS::ExactlyOnce}};
        Peer subscriber;
        subscriber.connection.open(settings);
        QTRY_VERIFY(subscriber.isReady());
        broker.terminate();
        QTRY_VERIFY(!subscriber.connection.isConnected());
        QVERIFY2(broker.start(), broker.log());

        Peer publisher;
        publisher.connection.open(settingsFor(broker, ProtocolVersion::V5_0, "pub"));
        publisher.connection.publish({.topic = "t", .payload = "kept", .qos = QoS::ExactlyOnce});
        QTRY_COMPARE(publisher.settlements.size(), 1);
        subscriber.connection.reconnectNow();
        QTRY_COMPARE(subscriber.count("kept"), 1);
        QVERIFY(subscriber.connection.state().connack->sessionPresent);
    }

    void theWillComesWithItsProperties()
    {
        Mosquitto broker;
        QVERIFY2(broker.start(), broker.log());
        ConnectionSettings watching = settingsFor(broker, ProtocolVersion::V5_0, "watcher");
        watching.subscriptions = {{.filter = "gone"}};
        Peer watcher;
        PropertyList seen;
        connect(&watcher.connection, &Connection::messagesReceived, this,
                [&seen](const std::shared_ptr<MessageBatch> &batch, size_t first) {
                    seen = *decodeProperties(batch->properties(batch->at(first)), PropertyPlace::Publish);
                });
        watcher.connection.open(watching);
        QTRY_VERIFY(watcher.isReady());

        PropertyList given{{PropertyId::PayloadFormatIndicator, 1u},
                           {PropertyId::ContentType, QByteArray("text/plain")},
                           {PropertyId::ResponseTopic, QByteArray("answers")},
                           {PropertyId::CorrelationData, QByteArray("\0\xff", 2)}};
        given.addUserProperty("who", "Zoë");
        given.addUserProperty("who", "again");
        ConnectionSettings mortal = settingsFor(broker, ProtocolVersion::V5_0, "mortal");
        mortal.connect.will = Will{"gone", "bye", QoS::AtLeastOnce, false, given};
        mortal.connect.will->properties.add(PropertyId::MessageExpiryInterval, 4'000'000'000);
        mortal.connect.will->properties.add(PropertyId::WillDelayInterval, 1u);
        mortal.connect.properties.add(PropertyId::SessionExpiryInterval, 60u);
        mortal.reconnects = false;
        auto cable = std::make_unique<ProxyServer>();
        mortal.transport.proxy = {
            .kind = ProxyOptions::Kind::Socks5, .host = u"127.0.0.1"_qs, .port = cable->port()};
        Peer dying;
        dying.connection.open(mortal);
        QTRY_VERIFY(dying.connection.isConnected());
        cable.reset();
        QTRY_COMPARE_WITH_TIMEOUT(watcher.count("bye"), 1, 20'000);

        QVERIFY(seen.number(PropertyId::MessageExpiryInterval).value_or(0) > 3'000'000'000);
        QVERIFY(!seen.contains(PropertyId::WillDelayInterval)); // which is for the server alone
        for (const PropertyId id : {PropertyId::ContentType, PropertyId::ResponseTopic, PropertyId::CorrelationData})
            QCOMPARE(seen.bytes(id), given.bytes(id));
        QCOMPARE(seen.number(PropertyId::PayloadFormatIndicator), std::optional<quint32>(1));
        QVERIFY(seen.userProperties() == given.userProperties());
    }

    void systemTopicsArrive()
    {
        Mosquitto broker({.configuration = {u"sys_interval 1"_qs}});
        QVERIFY2(broker.start(), broker.log());
        ConnectionSettings settings = settingsFor(broker, ProtocolVersion::V3_1_1, "test");
        settings.subscriptions = {{.filter = "#"}, {.filter = "$SYS/#"}};
        Peer peer;
        peer.connection.open(settings);
        QTRY_VERIFY(std::ranges::any_of(peer.messages, [](const ReceivedMessage &message) {
            return message.topic == "$SYS/broker/version" && message.payload.startsWith("mosquitto");
        }));
    }
};

QTEST_GUILESS_MAIN(TestRealBroker)
#include "tst_realbroker.moc"
