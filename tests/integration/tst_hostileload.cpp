// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilefixture.h"
#include "topics/topicstore.h"

#include <algorithm>

using namespace mqtt;
using namespace avocet::test;

namespace {
constexpr qint64 megabyte = 1024 * 1024;

bool isQueueFull(const Settlement &settlement)
{
    return settlement.outcome == Settlement::Outcome::Rejected &&
           settlement.why == Settlement::Why::QueueFull;
}
} // namespace

/// Too much, too long, or never an answer.
class TestHostileLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pingsNeverAnsweredAreGivenUp()
    {
        HostileFixture f;
        f.settings.connect.keepAlive = 1;
        QVERIFY(f.connects());
        QVERIFY(f.broker.expect<Pingreq>());
        QTRY_VERIFY_WITH_TIMEOUT(f.connection.state().error, 12'000);
        QCOMPARE(f.error().cause, ConnectionCause::KeepAliveTimeout);
        QVERIFY(f.broker.expectClose());
        std::optional<Packet> last;
        while (f.broker.hasPackets())
            last = f.broker.next();
        QVERIFY(last && std::holds_alternative<Disconnect>(*last));
    }

    void aPeerThatStopsReadingFillsABoundedQueue_data()
    {
        QTest::addColumn<QoS>("qos");
        QTest::newRow("QoS 0") << QoS::AtMostOnce;
        QTest::newRow("QoS 1") << QoS::AtLeastOnce;
        QTest::newRow("QoS 2") << QoS::ExactlyOnce;
    }
    void aPeerThatStopsReadingFillsABoundedQueue()
    {
        QFETCH(QoS, qos);
        constexpr int messages = 200;
        HostileFixture f;
        f.settings.outboxBytes = 8 * megabyte;
        QVERIFY(f.connects());
        f.broker.stopReading();
        const QByteArray payload(megabyte / 2, 'x');
        for (int i = 0; i < messages; ++i)
            f.connection.publish({.topic = "t", .payload = payload, .qos = qos});
        QTRY_VERIFY(std::ranges::count_if(f.settlements, isQueueFull) > messages / 2);
        QVERIFY(f.connection.counters().outboxBytes <= f.settings.outboxBytes);
        f.broker.readAgain();
        QVERIFY(f.isStillWell());
    }

    void aPeerThatWantsAnswersAndDoesNotReadThemIsNotReadEither()
    {
        HostileFixture f;
        f.settings.outboxBytes = 0;
        QVERIFY(f.connects());
        f.broker.stopReading();
        const quint64 before = f.connection.counters().bytesReceived;
        const QByteArray releases = QByteArray::fromHex("62021234").repeated(250'000);
        constexpr int rounds = 12;
        for (int i = 0; i < rounds; ++i)
            f.broker.sendRaw(releases);
        QTRY_VERIFY(f.connection.counters().outboxBytes > megabyte);
        const auto all = before + quint64(releases.size()) * rounds;
        QVERIFY(f.connection.counters().outboxBytes < 3 * megabyte);
        QVERIFY(f.connection.counters().bytesReceived < all);
        f.broker.readAgain();
        QTRY_VERIFY_WITH_TIMEOUT((f.broker.forgetPackets(), f.connection.counters().bytesReceived == all),
                                 20'000);
        QVERIFY(f.isStillWell());
    }

    void aPeerThatReadsNothingCannotHoldUpTheEnd()
    {
        HostileFixture f;
        QVERIFY(f.connects());
        f.broker.stopReading();
        for (int i = 0; i < 40; ++i)
            f.connection.publish({.topic = "t", .payload = QByteArray(megabyte, 'x')});
        QTRY_VERIFY(!f.settlements.isEmpty());
        f.connection.close();
        QTRY_COMPARE(f.connection.state().phase, ConnectionPhase::Idle);
        f.connection.reconnectNow();
        QVERIFY2(f.broker.handshake(), "the old connection is nobody's concern");
        QTRY_VERIFY(f.connection.isConnected());
    }

    void manyTopicsAreAllInTheTree()
    {
        constexpr int topics = 20'000;
        HostileFixture f;
        avocet::TopicStore store;
        feed(f.connection, store);
        QVERIFY(f.connects());
        QByteArray stream;
        for (int i = 0; i < topics; ++i)
            stream +=
                encoded(Publish{.topic = QByteArray::number(i * 7919) + "/x", .payload = "1", .retain = true},
                        ProtocolVersion::V5_0);
        f.broker.sendRaw(stream);
        QTRY_COMPARE(store.topicCount(), size_t(topics));
        QTRY_COMPARE(store.messagesBelow(avocet::rootNode), quint64(topics));
        QVERIFY(f.isStillWell());
    }

    void theLongestTopicsWithTheMostLevelsAreTaken()
    {
        HostileFixture f;
        avocet::TopicStore store;
        feed(f.connection, store);
        QVERIFY(f.connects());
        QByteArrayList topics = {QByteArray(65'535, '/'), QByteArray("a/").repeated(32'767) + 'a',
                                 QByteArray(65'535, 'a'), QByteArray("/") + QByteArray(65'534, 'b')};
        for (int i = 0; i < 100; ++i)
            topics += QByteArray("a/").repeated(32'000) + QByteArray::number(i);
        for (const QByteArray &topic : std::as_const(topics))
            f.broker.send(Publish{.topic = topic, .payload = "1"});
        QTRY_COMPARE(store.topicCount(), size_t(topics.size()));
        for (const QByteArray &topic : std::as_const(topics)) {
            const avocet::NodeId node = store.find(topic);
            QVERIFY(node != avocet::noNode);
            QCOMPARE(store.pathOf(node), topic);
        }
        QVERIFY(f.isStillWell());
    }

    void aFloodOfRetainedMessagesLosesNothing()
    {
        constexpr int messages = 50'000;
        HostileFixture f;
        QVERIFY(f.connects());
        QByteArray stream;
        for (int i = 0; i < messages; ++i)
            stream += encoded(Publish{.topic = "t", .payload = QByteArray::number(i), .retain = true},
                              ProtocolVersion::V5_0);
        f.broker.sendRaw(stream);
        QTRY_COMPARE_WITH_TIMEOUT(f.payloads.size(), messages, 10'000);
        QCOMPARE(f.payloads.last(), QByteArray::number(messages - 1));
        QCOMPARE(f.connection.counters().droppedMessages, 0);
    }

    void aLargePropertyListIsTaken()
    {
        HostileFixture f;
        QVERIFY(f.connects());
        Publish publish{.topic = "t", .payload = "many"};
        for (int i = 0; i < 20'000; ++i)
            publish.properties.addUserProperty("name", "value");
        f.broker.send(publish);
        QVERIFY(f.isStillWell());
        QCOMPARE(f.payloads.first(), "many");
    }

private:
    static void feed(Connection &connection, avocet::TopicStore &store)
    {
        connect(&connection, &Connection::messagesReceived, &connection,
                [&store](const std::shared_ptr<MessageBatch> &batch, size_t first, size_t count) {
                    if (first == 0)
                        store.addTopics(batch->newTopics());
                    store.apply(*batch, first, count);
                    store.endFrame();
                });
    }
};

QTEST_GUILESS_MAIN(TestHostileLoad)
#include "tst_hostileload.moc"
