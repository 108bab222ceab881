// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"
#include "support/scriptedbroker.h"

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
        for (int i = 0; i < pieces; ++i) {
            broker.send(Publish{.topic = "t", .payload = QByteArray::number(i)});
            QCoreApplication::processEvents();
        }
        broker.close();
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
