// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"
#include "support/scriptedbroker.h"

#include <QtTest/QTest>

using namespace mqtt;
using avocet::test::ScriptedBroker;

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
        ConnectionSettings settings;
        settings.endpoint.host = QStringLiteral("127.0.0.1");
        settings.endpoint.port = broker.port();
        client.open(settings);
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
        QTRY_COMPARE_WITH_TIMEOUT(takeAll(), messages, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
