// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peer.h"
#include "support/proxyserver.h"

#include <QtTest/QTest>

using namespace mqtt;
using avocet::test::Peer;
using avocet::test::ProxyServer;
using Outcome = Settlement::Outcome;

namespace {
/// Where a broker differs from Mosquitto, as measured; see docs/brokers.md.
struct Habits
{
    QoS highestQoS = QoS::ExactlyOnce; ///< granted, and rightly acknowledged
    ConnectionCause answerToV5 = ConnectionCause::RefusedByServer;
    quint8 codeForV5 = 0x84; ///< unsupported protocol version
};

Habits habitsOf(const QByteArray &broker)
{
    if (broker == "RabbitMQ")
        return {QoS::AtLeastOnce, ConnectionCause::ClosedByServer, 0};
    return {};
}
} // namespace

/// One broker, which runs already: the environment says which and where.
class TestOpinions : public QObject
{
    Q_OBJECT

private:
    const QByteArray m_broker = qgetenv("AVOCET_BROKER");
    const Habits m_habits = habitsOf(m_broker);
    QByteArray m_root; ///< of the topics of the present row, and its client ids

    QByteArray topic(const char *name) const { return m_root + '/' + name; }
    ConnectionSettings settings(const QByteArray &clientId) const
    {
        QFETCH(bool, webSocket);
        QFETCH(ProtocolVersion, version);
        return settings(clientId, webSocket, version);
    }
    ConnectionSettings settings(const QByteArray &clientId, bool webSocket, ProtocolVersion version) const
    {
        ConnectionSettings settings;
        settings.endpoint =
            webSocket ? Endpoint{Scheme::WebSocket, "127.0.0.1",
                                 quint16(qEnvironmentVariableIntValue("AVOCET_BROKER_WEBSOCKET_PORT")),
                                 qEnvironmentVariable("AVOCET_BROKER_WEBSOCKET_PATH")}
                      : Endpoint{Scheme::Tcp,
                                 "127.0.0.1",
                                 quint16(qEnvironmentVariableIntValue("AVOCET_BROKER_PORT")),
                                 {}};
        settings.connect.version = version;
        settings.connect.clientId = clientId + m_root;
        return settings;
    }
    static void addRows()
    {
        QTest::addColumn<bool>("webSocket");
        QTest::addColumn<ProtocolVersion>("version");
        for (const bool webSocket : {false, true}) {
            QTest::addRow("%s 3.1", webSocket ? "ws" : "tcp") << webSocket << ProtocolVersion::V3_1;
            QTest::addRow("%s 3.1.1", webSocket ? "ws" : "tcp") << webSocket << ProtocolVersion::V3_1_1;
        }
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(!m_broker.isEmpty(), "./dev opinions runs this"); }
    void init()
    {
        m_root = QByteArray::number(
            quint32(qHash(QByteArray(QTest::currentTestFunction()) + QTest::currentDataTag())));
    }

    void messagesOfEveryQoSArrive_data() { addRows(); }
    void messagesOfEveryQoSArrive()
    {
        ConnectionSettings subscribing = settings("sub");
        subscribing.subscriptions = {{.filter = topic("#"), .qos = QoS::ExactlyOnce}};
        Peer subscriber;
        subscriber.connection.open(subscribing);
        QTRY_VERIFY(subscriber.isReady());
        QCOMPARE(int(subscriber.connection.subscriptions()[0].code), int(m_habits.highestQoS));
        Peer publisher;
        publisher.connection.open(settings("pub"));
        QTRY_VERIFY(publisher.connection.isConnected());
        const QByteArray padding(100'000, '\xff');
        for (const QoS qos : {QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce}) {
            if (qos > m_habits.highestQoS)
                break;
            const QByteArray payload = char('0' + int(qos)) + padding;
            publisher.connection.publish({.topic = topic("t"), .payload = payload, .qos = qos});
            QTRY_COMPARE(publisher.settlements.size(), int(qos) + 1);
            QTRY_COMPARE(subscriber.count(payload), 1);
            QCOMPARE(subscriber.messages.last().qos, int(qos));
            QCOMPARE(publisher.settlements.last().outcome,
                     qos == QoS::AtMostOnce ? Outcome::Written : Outcome::Acknowledged);
        }
    }

    void wrongAnswerToQoS2EndsTheConnection_data() { addRows(); }
    void wrongAnswerToQoS2EndsTheConnection()
    {
        if (m_habits.highestQoS == QoS::ExactlyOnce)
            return; // it answers rightly
        ConnectionSettings once = settings("pub");
        once.reconnects = false;
        Peer publisher;
        publisher.connection.open(once);
        publisher.connection.publish({.topic = topic("t"), .payload = "x", .qos = QoS::ExactlyOnce});
        QTRY_VERIFY(publisher.connection.state().error);
        QCOMPARE(publisher.connection.state().error->cause, ConnectionCause::ProtocolViolation);
        QCOMPARE(publisher.connection.state().error->detail, "4.3.3");
    }

    void retainedMessageWaits_data() { addRows(); }
    void retainedMessageWaits()
    {
        Peer publisher;
        publisher.connection.open(settings("pub"));
        publisher.connection.publish(
            {.topic = topic("kept"), .payload = "kept", .qos = QoS::AtLeastOnce, .retain = true});
        QTRY_COMPARE(publisher.settlements.size(), 1);
        ConnectionSettings subscribing = settings("late");
        subscribing.subscriptions = {{.filter = topic("kept"), .qos = QoS::AtLeastOnce}};
        Peer late;
        late.connection.open(subscribing);
        QTRY_COMPARE(late.count("kept"), 1);
        QVERIFY(late.messages[0].retain);
    }

    void lastWillComesWhenTheConnectionBreaks_data() { addRows(); }
    void lastWillComesWhenTheConnectionBreaks()
    {
        ConnectionSettings subscribing = settings("sub");
        subscribing.subscriptions = {{.filter = topic("#"), .qos = QoS::AtLeastOnce}};
        Peer subscriber;
        subscriber.connection.open(subscribing);
        QTRY_VERIFY(subscriber.isReady());
        auto cable = std::make_unique<ProxyServer>();
        ConnectionSettings mortal = settings("mortal");
        mortal.connect.will = Will{topic("will"), "will", QoS::AtLeastOnce, false, {}};
        mortal.transport.proxy = {
            .kind = ProxyOptions::Kind::Socks5, .host = "127.0.0.1", .port = cable->port()};
        Peer breaking;
        breaking.connection.open(mortal);
        QTRY_VERIFY(breaking.connection.isConnected());
        cable.reset();
        QTRY_COMPARE(subscriber.count("will"), 1);
    }

    void sessionIsResumedAndWhatCameMeanwhileArrives_data() { addRows(); }
    void sessionIsResumedAndWhatCameMeanwhileArrives()
    {
        QFETCH(ProtocolVersion, version);
        ConnectionSettings staying = settings("stay");
        staying.connect.cleanStart = false;
        staying.subscriptions = {{.filter = topic("#"), .qos = QoS::AtLeastOnce}};
        Peer subscriber;
        subscriber.connection.open(staying);
        QTRY_VERIFY(subscriber.isReady());
        subscriber.connection.close();
        QTRY_COMPARE(subscriber.connection.state().phase, ConnectionPhase::Idle);
        Peer publisher;
        publisher.connection.open(settings("pub"));
        publisher.connection.publish({.topic = topic("t"), .payload = "meanwhile", .qos = QoS::AtLeastOnce});
        QTRY_COMPARE(publisher.settlements.size(), 1);
        subscriber.connection.reconnectNow();
        QTRY_COMPARE(subscriber.count("meanwhile"), 1);
        if (version == ProtocolVersion::V3_1_1)
            QVERIFY(subscriber.connection.state().connack->sessionPresent);
    }

    void overlappingSubscriptionsBringOneCopy_data() { addRows(); }
    void overlappingSubscriptionsBringOneCopy()
    {
        ConnectionSettings subscribing = settings("sub");
        subscribing.subscriptions = {{.filter = topic("#"), .qos = QoS::AtLeastOnce},
                                     {.filter = topic("+"), .qos = QoS::AtLeastOnce}};
        Peer peer;
        peer.connection.open(subscribing);
        QTRY_VERIFY(peer.isReady());
        peer.connection.publish({.topic = topic("t"), .payload = "x", .qos = QoS::AtLeastOnce});
        peer.connection.publish({.topic = topic("t"), .payload = "end", .qos = QoS::AtLeastOnce});
        QTRY_COMPARE(peer.count("end"), 1);
        QCOMPARE(peer.count("x"), 1);
    }

    void versionThatItDoesNotSpeakIsRefused()
    {
        Peer peer;
        ConnectionSettings modern = settings("modern", false, ProtocolVersion::V5_0);
        modern.reconnects = false;
        peer.connection.open(modern);
        QTRY_VERIFY(peer.connection.state().error);
        QCOMPARE(peer.connection.state().error->cause, m_habits.answerToV5);
        QCOMPARE(peer.connection.state().error->code, m_habits.codeForV5);
    }

    void fallBackTo311Connects()
    {
        ConnectionSettings modern = settings("modern", false, ProtocolVersion::V5_0);
        modern.fallsBack = true;
        modern.subscriptions = {{.filter = topic("#"), .qos = QoS::AtLeastOnce}};
        Peer peer;
        peer.connection.open(modern);
        QTRY_VERIFY_WITH_TIMEOUT(peer.isReady(), 20'000);
        QVERIFY(peer.connection.state().fellBack);
        peer.connection.publish({.topic = topic("t"), .payload = "x", .qos = QoS::AtLeastOnce});
        QTRY_COMPARE(peer.count("x"), 1);
    }

    void takeOverThrowsTheFirstOneOff_data() { addRows(); }
    void takeOverThrowsTheFirstOneOff()
    {
        ConnectionSettings same = settings("same");
        same.reconnects = false;
        Peer first;
        first.connection.open(same);
        QTRY_VERIFY(first.connection.isConnected());
        Peer second;
        second.connection.open(same);
        QTRY_VERIFY(second.connection.isConnected());
        QTRY_VERIFY(!first.connection.isConnected());
        QCOMPARE(first.connection.state().error->cause, ConnectionCause::ClosedByServer);
    }

    void manyMessagesOfQoS1ArriveInOrder_data() { addRows(); }
    void manyMessagesOfQoS1ArriveInOrder()
    {
        constexpr int count = 2000;
        ConnectionSettings subscribing = settings("sub");
        subscribing.subscriptions = {{.filter = topic("#"), .qos = QoS::AtLeastOnce}};
        Peer peer;
        peer.connection.open(subscribing);
        QTRY_VERIFY(peer.isReady());
        for (int i = 0; i < count; ++i)
            peer.connection.publish(
                {.topic = topic("t"), .payload = QByteArray::number(i), .qos = QoS::AtLeastOnce});
        QTRY_COMPARE_WITH_TIMEOUT(peer.settlements.size(), count, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(peer.messages.size(), count, 30'000);
        for (int i = 0; i < count; ++i)
            QCOMPARE(peer.messages[i].payload, QByteArray::number(i));
    }
};

QTEST_GUILESS_MAIN(TestOpinions)
#include "tst_opinions.moc"
