// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"
#include "support/scriptedbroker.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtTest/QTest>

using namespace mqtt;
using avocet::test::ScriptedBroker;

namespace {
ConnectionSettings settingsFor(const ScriptedBroker &broker)
{
    ConnectionSettings settings;
    settings.endpoint.host = QStringLiteral("127.0.0.1");
    settings.endpoint.port = broker.port();
    return settings;
}
} // namespace

class TestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullInboxPausesReadingUntilThereIsRoom()
    {
        constexpr int messages = 120;
        constexpr qint64 limit = 256 * 1024;
        const QByteArray payload(64 * 1024, 'x');

        ScriptedBroker broker;
        auto inbox = std::make_shared<Inbox>([] {}, limit);
        Client client(inbox);
        client.open(settingsFor(broker));
        QVERIFY(broker.handshake());
        for (int i = 0; i < messages; ++i)
            broker.send(Publish{.topic = QByteArray::number(i), .payload = payload});

        QTRY_VERIFY(inbox->counters().readingPaused);
        QVERIFY2(inbox->bytes() < limit + 5 * 1024 * 1024, "at most one burst beyond the limit");
        QVERIFY(client.isReadingPaused());

        int received = 0;
        const auto takeAll = [&] {
            for (const InboxEntry &entry : inbox->take()) {
                if (const auto *batch = std::get_if<std::shared_ptr<MessageBatch>>(&entry)) {
                    received += int((*batch)->size());
                    inbox->release((*batch)->usedBytes());
                }
            }
            client.resumeReading();
            return received;
        };
        QCOMPARE(inbox->counters().heldBackMicroseconds, 0);
        QTRY_COMPARE_WITH_TIMEOUT(takeAll(), messages, 20'000);
        QVERIFY(inbox->counters().heldBackMicroseconds > 0);
    }

    /// They are not copied out of the read buffer, as long as no small ones come between.
    void largeMessagesArriveWholeAmongAllOthers_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("count");
        QTest::newRow("16 KiB") << 16 * 1024 << 1'000;
        QTest::newRow("5 KB") << 5'000 << 3'000;
        QTest::newRow("200 KB") << 200'000 << 100;
        QTest::newRow("2 MB") << 2'000'000 << 12;
    }
    void largeMessagesArriveWholeAmongAllOthers()
    {
        QFETCH(int, size);
        QFETCH(int, count);
        ScriptedBroker broker;
        auto inbox = std::make_shared<Inbox>([] {});
        Client client(inbox);
        client.open(settingsFor(broker));
        QVERIFY(broker.handshake());
        QRandomGenerator random(1);
        QByteArrayList sent;
        for (int i = 0; i < count; ++i) {
            const bool isSmall = i % 50 == 49;
            sent.append(QByteArray::number(i) +
                        QByteArray(isSmall ? 3 : random.bounded(size / 2, size), char(i)));
            broker.send(Publish{.topic = "t" + QByteArray::number(i % 7),
                                .payload = sent.last(),
                                .qos = i % 20 == 0 ? QoS::AtLeastOnce : QoS::AtMostOnce,
                                .packetId = PacketIdentifier(i % 20 == 0 ? 1 : 0)});
            if (i % 100 == 0)
                broker.send(Pingresp{});
        }
        qsizetype next = 0;
        const auto takeAll = [&] {
            for (const InboxEntry &entry : inbox->take()) {
                const auto *batch = std::get_if<std::shared_ptr<MessageBatch>>(&entry);
                for (size_t i = 0; batch && i < (*batch)->size(); ++i, ++next) {
                    if ((*batch)->payload((*batch)->at(i)) != QByteArrayView(sent.at(next)))
                        return qsizetype(-1);
                }
                if (batch)
                    inbox->release((*batch)->usedBytes());
            }
            client.resumeReading();
            return next;
        };
        QTRY_COMPARE_WITH_TIMEOUT(takeAll(), qsizetype(count), 20'000);
    }

    void piecesInQuickSuccessionAllArriveBeforeTheEnd()
    {
        constexpr int pieces = 200;
        ScriptedBroker broker;
        auto inbox = std::make_shared<Inbox>([] {});
        Client client(inbox);
        client.open(settingsFor(broker));
        QVERIFY(broker.handshake());
        QTRY_COMPARE(client.state().phase, ConnectionPhase::Connected);
        inbox->take();
        int sent = 0;
        QTimer sender;
        connect(&sender, &QTimer::timeout, &sender, [&] {
            broker.send(Publish{.topic = "t", .payload = QByteArray::number(sent)});
            if (++sent < pieces)
                return;
            sender.stop();
            broker.close();
        });
        sender.start(0);
        QTRY_COMPARE(client.state().phase, ConnectionPhase::Waiting);
        int next = 0;
        for (const InboxEntry &entry : inbox->take()) {
            if (std::holds_alternative<ConnectionState>(entry))
                QCOMPARE(next, pieces);
            const auto *batch = std::get_if<std::shared_ptr<MessageBatch>>(&entry);
            for (size_t i = 0; batch && i < (*batch)->size(); ++i, ++next)
                QCOMPARE((*batch)->payload((*batch)->at(i)).toByteArray(), QByteArray::number(next));
        }
    }

    void keepAliveGivesUpAgainAfterAPauseThatOutlivedItsConnection()
    {
        ScriptedBroker broker;
        auto inbox = std::make_shared<Inbox>([] {}, 1000);
        Client client(inbox);
        ConnectionSettings settings = settingsFor(broker);
        settings.connect.keepAlive = 1;
        client.open(settings);
        QVERIFY(broker.handshake());
        broker.send(Publish{.topic = "t", .payload = QByteArray(2000, 'x')});
        QTRY_VERIFY(client.isReadingPaused());
        broker.reset();
        QTRY_COMPARE(client.state().phase, ConnectionPhase::Waiting);
        for (const InboxEntry &entry : inbox->take()) {
            if (const auto *batch = std::get_if<std::shared_ptr<MessageBatch>>(&entry))
                inbox->release((*batch)->usedBytes());
        }
        client.resumeReading();
        QVERIFY(!client.isReadingPaused());
        client.reconnectNow();
        QVERIFY(broker.handshake());
        QVERIFY(broker.expect<Pingreq>());
        QTRY_VERIFY_WITH_TIMEOUT(client.state().error, 12'000);
        QCOMPARE(client.state().error->cause, ConnectionCause::KeepAliveTimeout);
    }

    void failedAttemptsLeaveNothingBehind()
    {
        ScriptedBroker broker;
        broker.stopListening();
        auto inbox = std::make_shared<Inbox>([] {});
        Client client(inbox);
        client.open(settingsFor(broker));
        for (int i = 0; i < 20; ++i) {
            QTRY_COMPARE(client.state().phase, ConnectionPhase::Waiting);
            client.reconnectNow();
        }
        QTRY_COMPARE(client.state().phase, ConnectionPhase::Waiting);
        QTRY_COMPARE(client.findChildren<Transport *>().size(), 0);
    }

    void openingAnotherSaysGoodbyeToTheFirst()
    {
        ScriptedBroker first;
        ScriptedBroker second;
        auto inbox = std::make_shared<Inbox>([] {});
        Client client(inbox);
        client.open(settingsFor(first));
        QVERIFY(first.handshake());
        QTRY_COMPARE(client.state().phase, ConnectionPhase::Connected);
        inbox->take();
        client.open(settingsFor(second));
        for (const InboxEntry &entry : inbox->take()) {
            if (const auto *state = std::get_if<ConnectionState>(&entry))
                QVERIFY2(!state->error, "nothing has gone wrong");
        }
        QVERIFY(first.expect<Disconnect>());
        QVERIFY(first.expectClose());
        QVERIFY(second.handshake());
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
