// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection.h"
#include "support/scriptedbroker.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mqtt;
using avocet::test::ScriptedBroker;

namespace {
ConnectionSettings settingsFor(const ScriptedBroker &broker, ProtocolVersion version = ProtocolVersion::V5_0)
{
    ConnectionSettings settings;
    settings.endpoint.host = QStringLiteral("127.0.0.1");
    settings.endpoint.port = broker.port();
    settings.connect.version = version;
    settings.connect.clientId = "test";
    return settings;
}

/// What a Connection has said, as plain lists.
struct Listener
{
    explicit Listener(Connection &connection)
    {
        QObject::connect(&connection, &Connection::messagesReceived, &connection,
                         [this](const std::shared_ptr<MessageBatch> &batch, size_t first, size_t count) {
                             for (size_t i = first; i < first + count; ++i)
                                 payloads.append(batch->payload(batch->at(i)).toByteArray());
                         });
        QObject::connect(&connection, &Connection::settled, &connection,
                         [this](const Settlement &settlement) { settlements.append(settlement); });
        QObject::connect(&connection, &Connection::stateChanged, &connection,
                         [this](const ConnectionState &state) { states.append(state); });
    }
    QByteArrayList payloads;
    QList<Settlement> settlements;
    QList<ConnectionState> states;
};
} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void subscriptionsAreMadeOnEveryConnect()
    {
        ScriptedBroker broker;
        ConnectionSettings settings = settingsFor(broker);
        settings.subscriptions = {{.filter = "#"}, {.filter = "chat", .qos = QoS::AtLeastOnce}};
        Connection connection;
        connection.open(settings);
        for (int round = 0; round < 2; ++round) {
            QVERIFY(broker.handshake());
            const auto first = broker.expect<Subscribe>();
            const auto second = broker.expect<Subscribe>();
            QVERIFY(first && second);
            QCOMPARE(first->subscriptions.at(0).filter, "#");
            QCOMPARE(second->subscriptions.at(0).filter, "chat");
            QVERIFY(first->properties.number(PropertyId::SubscriptionIdentifier) !=
                    second->properties.number(PropertyId::SubscriptionIdentifier));
            broker.send(Suback{first->packetId, {0}, {}});
            broker.send(Suback{second->packetId, {1}, {}});
            QTRY_VERIFY(connection.subscriptions().size() == 2 &&
                        connection.subscriptions()[1].phase == SubscriptionState::Phase::Granted);
            broker.reset();
            QTRY_COMPARE(connection.state().phase, ConnectionPhase::Waiting);
            connection.reconnectNow();
        }
    }

    void overlappingSubscriptionsGiveOneMessage()
    {
        ScriptedBroker broker;
        ConnectionSettings settings = settingsFor(broker);
        settings.subscriptions = {{.filter = "#"}, {.filter = "chat", .qos = QoS::AtLeastOnce}};
        Connection connection;
        Listener listener(connection);
        connection.open(settings);
        QVERIFY(broker.handshake());
        const auto all = broker.expect<Subscribe>();
        const auto chat = broker.expect<Subscribe>();
        QVERIFY(all && chat);
        broker.send(Suback{all->packetId, {0}, {}});
        broker.send(Suback{chat->packetId, {1}, {}});
        const auto copyFor = [](const Subscribe &subscribe, const char *payload) {
            Publish copy{.topic = "chat", .payload = payload};
            copy.properties.add(PropertyId::SubscriptionIdentifier,
                                *subscribe.properties.number(PropertyId::SubscriptionIdentifier));
            return copy;
        };
        broker.send(copyFor(*all, "one"));
        broker.send(copyFor(*chat, "one"));
        broker.send(copyFor(*chat, "two"));
        broker.send(copyFor(*all, "two"));
        Publish both = copyFor(*all, "three");
        both.properties.add(PropertyId::SubscriptionIdentifier,
                            *chat->properties.number(PropertyId::SubscriptionIdentifier));
        broker.send(both);
        broker.send(Publish{.topic = "end", .payload = "end"});
        QTRY_VERIFY(listener.payloads.contains("end"));
        QCOMPARE(listener.payloads, QByteArrayList({"one", "two", "three", "end"}));
        QCOMPARE(connection.counters().overlapCopies, quint64(2));
    }

    void subscriptionThatTheBrokerDoesNotSupportIsRefusedUnasked()
    {
        ScriptedBroker broker;
        ConnectionSettings settings = settingsFor(broker);
        settings.subscriptions = {{.filter = "#"}, {.filter = "$share/g/t"}, {.filter = "t"}};
        Connection connection;
        connection.open(settings);
        QVERIFY(broker.handshake({.properties = {{PropertyId::WildcardSubscriptionAvailable, 0u},
                                                 {PropertyId::SharedSubscriptionAvailable, 0u}}}));
        const auto only = broker.expect<Subscribe>();
        QVERIFY(only && only->subscriptions.at(0).filter == "t");
        QTRY_VERIFY(connection.isConnected() && connection.subscriptions().at(0).code != 0);
        const auto &states = connection.subscriptions();
        QCOMPARE(int(states.at(0).code), 0xA2);
        QCOMPARE(int(states.at(1).code), 0x9E);
        QCOMPARE(states.at(2).phase, SubscriptionState::Phase::Pending);
    }

    void qos1PublishIsResentWithDupAfterReconnect()
    {
        ScriptedBroker broker;
        ConnectionSettings settings = settingsFor(broker);
        settings.connect.properties.add(PropertyId::SessionExpiryInterval, 300);
        Connection connection;
        Listener listener(connection);
        connection.open(settings);
        const auto first = broker.handshake();
        QVERIFY(first && first->cleanStart);
        const Token token = connection.publish({.topic = "t", .payload = "p", .qos = QoS::AtLeastOnce});
        const auto sent = broker.expect<Publish>();
        QVERIFY(sent && !sent->dup);
        broker.reset();
        QTRY_COMPARE(connection.state().phase, ConnectionPhase::Waiting);
        connection.reconnectNow();
        const auto second = broker.handshake({.sessionPresent = true});
        QVERIFY(second && !second->cleanStart);
        const auto again = broker.expect<Publish>();
        QVERIFY(again);
        QVERIFY(again->dup);
        QCOMPARE(again->packetId, sent->packetId);
        QVERIFY(listener.settlements.isEmpty());
        broker.send(Puback{again->packetId});
        QTRY_COMPARE(listener.settlements.size(), 1);
        QCOMPARE(listener.settlements[0].token, token);
        QCOMPARE(listener.settlements[0].outcome, Settlement::Outcome::Acknowledged);
    }

    void publishedWhileOfflineIsSentInOrderOnConnect()
    {
        ScriptedBroker broker;
        ConnectionSettings settings = settingsFor(broker);
        settings.subscriptions = {{.filter = "t"}};
        Connection connection;
        Listener listener(connection);
        connection.open(settings);
        QVERIFY(broker.accepts());
        for (const char *payload : {"1", "2", "3"})
            connection.publish({.topic = "t", .payload = payload, .qos = QoS::AtLeastOnce});
        QVERIFY(broker.expect<Connect>());
        broker.send(Connack{});
        QVERIFY2(broker.expect<Subscribe>(), "first of all, so that we hear what waited");
        for (const char *payload : {"1", "2", "3"}) {
            const auto publish = broker.expect<Publish>();
            QVERIFY(publish);
            QCOMPARE(publish->payload, payload);
            broker.send(Puback{publish->packetId});
        }
        QTRY_COMPARE(listener.settlements.size(), 3);
    }

    void refusalIsKeptWithItsCode_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<quint8>("code");
        QTest::newRow("3.1 bad password") << ProtocolVersion::V3_1 << quint8(4);
        QTest::newRow("3.1.1 bad password") << ProtocolVersion::V3_1_1 << quint8(4);
        QTest::newRow("3.1.1 not authorized") << ProtocolVersion::V3_1_1 << quint8(5);
        QTest::newRow("5.0 bad password") << ProtocolVersion::V5_0 << quint8(0x86);
    }
    void refusalIsKeptWithItsCode()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(quint8, code);
        ScriptedBroker broker(version);
        Connection connection;
        connection.open(settingsFor(broker, version));
        QVERIFY(broker.handshake({.code = code}));
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::RefusedByServer);
        QCOMPARE(connection.state().error->code, code);
        QCOMPARE(connection.state().error->stage, ConnectionStage::Handshake);
        QVERIFY2(connection.state().phase == ConnectionPhase::Failed,
                 "the same again would be refused again");
        QVERIFY(broker.expectClose());
    }

    void nobodyListensIsSaid()
    {
        ScriptedBroker broker;
        broker.stopListening();
        Connection connection;
        ConnectionSettings settings = settingsFor(broker);
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        settings.endpoint.port = probe.serverPort();
        probe.close();
        connection.open(settings);
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::ConnectionRefused);
        QCOMPARE(connection.state().phase, ConnectionPhase::Waiting);
    }

    void serverDisconnectIsSaid()
    {
        ScriptedBroker broker;
        Connection connection;
        connection.open(settingsFor(broker));
        QVERIFY(broker.handshake());
        Disconnect takenOver{.reason = ReasonCode::SessionTakenOver};
        takenOver.properties.add(PropertyId::ReasonString, QByteArrayLiteral("elsewhere"));
        broker.send(takenOver);
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::DisconnectedByServer);
        QCOMPARE(connection.state().error->code, quint8(ReasonCode::SessionTakenOver));
        QCOMPARE(connection.state().error->detail, QStringLiteral("elsewhere"));
    }

    void malformedPacketClosesWithItsReason()
    {
        ScriptedBroker broker;
        Connection connection;
        connection.open(settingsFor(broker));
        QVERIFY(broker.handshake());
        QTRY_VERIFY(connection.isConnected());
        broker.sendRaw(QByteArray::fromHex("36020000")); // QoS 3
        const auto disconnect = broker.expect<Disconnect>();
        QVERIFY(disconnect);
        QCOMPARE(disconnect->reason, ReasonCode::MalformedPacket);
        QVERIFY(broker.expectClose());
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::ProtocolViolation);
    }

    void packetAboveOurMaximumClosesBeforeItArrives()
    {
        ScriptedBroker broker;
        ConnectionSettings settings = settingsFor(broker);
        settings.maximumPacketSize = 1000;
        Connection connection;
        connection.open(settings);
        QVERIFY(broker.handshake());
        broker.sendRaw(QByteArray::fromHex("30ffffff7f"));
        const auto disconnect = broker.expect<Disconnect>();
        QVERIFY(disconnect);
        QCOMPARE(disconnect->reason, ReasonCode::PacketTooLarge);
    }

    void messagesBeforeTheEndAreDelivered()
    {
        ScriptedBroker broker;
        Connection connection;
        Listener listener(connection);
        connection.open(settingsFor(broker));
        QVERIFY(broker.handshake());
        for (int i = 0; i < 5000; ++i)
            broker.send(Publish{.topic = "t", .payload = QByteArray::number(i)});
        broker.close();
        QTRY_COMPARE(connection.state().phase, ConnectionPhase::Waiting);
        QCOMPARE(listener.payloads.size(), 5000);
        QCOMPARE(listener.payloads.last(), "4999");
    }

    void fullInboxPausesReadingAndNothingIsLost()
    {
        ScriptedBroker broker;
        Connection connection;
        Listener listener(connection);
        connection.open(settingsFor(broker));
        QVERIFY(broker.handshake());
        QTRY_VERIFY(connection.isConnected());
        constexpr int messages = 150;
        const QByteArray megabyte(1024 * 1024, 'x');
        for (int i = 0; i < messages; ++i)
            broker.send(Publish{.topic = "t", .payload = QByteArray::number(i) + ' ' + megabyte});
        QTRY_COMPARE_WITH_TIMEOUT(listener.payloads.size(), messages, 30'000);
        for (int i = 0; i < messages; ++i)
            QVERIFY(listener.payloads[i].startsWith(QByteArray::number(i) + ' '));
        QTRY_COMPARE(connection.counters().backlogBytes, 0);
        QVERIFY(!connection.counters().readingPaused);
    }

    void closeSendsDisconnectAndStaysClosed()
    {
        ScriptedBroker broker;
        Connection connection;
        connection.open(settingsFor(broker));
        QVERIFY(broker.handshake());
        QTRY_VERIFY(connection.isConnected());
        connection.close();
        QVERIFY(broker.expect<Disconnect>());
        QVERIFY(broker.expectClose());
        QTRY_COMPARE(connection.state().phase, ConnectionPhase::Idle);
    }

    void destructionSendsDisconnect()
    {
        ScriptedBroker broker;
        {
            Connection connection;
            connection.open(settingsFor(broker));
            QVERIFY(broker.handshake());
            QTRY_VERIFY(connection.isConnected());
        }
        QVERIFY(broker.expect<Disconnect>());
    }

    void unsubscribedWhileOfflineIsUnsubscribedOnConnect()
    {
        ScriptedBroker broker;
        ConnectionSettings settings = settingsFor(broker);
        settings.subscriptions = {{.filter = "gone"}, {.filter = "kept"}};
        Connection connection;
        connection.open(settings);
        QVERIFY(broker.accepts());
        connection.unsubscribe("gone");
        QTRY_COMPARE(connection.subscriptions().size(), size_t(1));
        QVERIFY(broker.expect<Connect>());
        broker.send(Connack{});
        const auto unsubscribe = broker.expect<Unsubscribe>();
        QVERIFY(unsubscribe);
        QCOMPARE(unsubscribe->filters.at(0), "gone");
        const auto subscribe = broker.expect<Subscribe>();
        QVERIFY(subscribe);
        QCOMPARE(subscribe->subscriptions.at(0).filter, "kept");
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
