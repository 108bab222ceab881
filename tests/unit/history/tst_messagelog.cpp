// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/messagelog.h"

#include "../topics/batchmaker.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace avocet;

class TestMessageLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreReadBackByNumber()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("a", "one", true, 1).add("b", "two");
        log.append(maker.take());
        maker.add("a", "three", false, 2);
        log.append(maker.take());
        QCOMPARE(log.messageCount(), quint64(3));
        QCOMPARE(log.firstSequence(), Sequence(1));
        QCOMPARE(log.endSequence(), Sequence(4));
        const MessageRef first = log.message(1);
        QVERIFY(first);
        QCOMPARE(first.payload.toByteArray(), QByteArray("one"));
        QVERIFY(first.record->retain);
        QCOMPARE(int(first.record->qos), 1);
        QCOMPARE(log.message(3).payload.toByteArray(), QByteArray("three"));
        QVERIFY(!log.message(0));
        QVERIFY(!log.message(4));
    }

    void aLargeBatchIsTakenAsItIs()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("a", "small");
        log.append(maker.take());
        maker.add("a", QByteArray(100'000, 'x'));
        const std::shared_ptr<mqtt::MessageBatch> batch = maker.take();
        batch->squeeze();
        const char *const bytes = batch->bytes().data();
        log.append(batch);
        QVERIFY2(log.message(2).payload.data() == bytes, "it was copied");
        QCOMPARE(log.message(1).payload, QByteArrayView("small"));
    }

    void aLargeBatchThatIsMostlySpareIsCopied()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("a", "small");
        log.append(maker.take());
        std::shared_ptr<mqtt::MessageBatch> batch = std::make_shared<mqtt::MessageBatch>();
        const QByteArray payload(1'000'000, 'x');
        mqtt::PublishView message;
        message.payload = payload;
        batch->add(message, 0, 0);
        batch->clear();
        message.payload = QByteArrayView(payload).first(100'000);
        batch->add(message, 0, 0);
        const char *const bytes = batch->bytes().data();
        log.append(batch);
        QVERIFY(log.message(2).payload.data() != bytes);
        QCOMPARE(log.message(2).payload, message.payload);
    }

    void topicChainLeadsFromNewestToOldest()
    {
        MessageLog log;
        BatchMaker maker;
        for (int i = 0; i < 10; ++i) {
            maker.add(i % 2 ? "a" : "b", QByteArray::number(i));
            if (i % 3 == 0)
                log.append(maker.take());
        }
        log.append(maker.take());
        QByteArrayList payloads;
        for (Sequence s = log.latest(maker.idOf("a")); s != noSequence; s = log.previous(s))
            payloads.append(log.message(s).payload.toByteArray());
        QCOMPARE(payloads, QByteArrayList({"9", "7", "5", "3", "1"}));
        QCOMPARE(log.latest(99), noSequence);
    }

    void budgetIsNeverExceededAndNothingIsLostUncounted_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<qsizetype>("budget");
        QTest::newRow("64 KiB") << 1u << qsizetype(64 * 1024);
        QTest::newRow("256 KiB") << 2u << qsizetype(256 * 1024);
        QTest::newRow("1 KiB") << 3u << qsizetype(1024);
        QTest::newRow("nothing") << 4u << qsizetype(0);
    }
    void budgetIsNeverExceededAndNothingIsLostUncounted()
    {
        QFETCH(quint32, seed);
        QFETCH(qsizetype, budget);
        QRandomGenerator random(seed);
        MessageLog log(budget);
        BatchMaker maker;
        std::vector<QByteArray> payloads{{}};
        QHash<QByteArray, Sequence> newest;
        for (int frame = 0; frame < 300; ++frame) {
            for (int i = random.bounded(60); i > 0; --i) {
                const QByteArray topic = QByteArray::number(random.bounded(40));
                newest[topic] = payloads.size();
                payloads.push_back(QByteArray::number(frame) + QByteArray(random.bounded(100), 'p'));
                maker.add(topic, payloads.back());
            }
            log.append(maker.take());
            QVERIFY(log.byteSize() <= budget);
            QCOMPARE(log.messageCount() + log.evictedCount(), quint64(payloads.size() - 1));
        }
        for (Sequence s = log.firstSequence(); s < log.endSequence(); ++s)
            QCOMPARE(log.message(s).payload.toByteArray(), payloads[s]);
        for (auto i = newest.cbegin(); i != newest.cend(); ++i) {
            const Sequence latest = log.latest(maker.idOf(i.key()));
            QVERIFY(latest == i.value() || latest == noSequence);
            if (latest != noSequence)
                QCOMPARE(log.latestMessage(maker.idOf(i.key())).payload.toByteArray(), payloads[latest]);
        }
        if (budget >= 64 * 1024)
            QCOMPARE(log.latest(maker.idOf("7")), newest["7"]);
    }

    void quietTopicKeepsItsValueWhenItsSegmentGoes()
    {
        MessageLog log(100'000);
        BatchMaker maker;
        maker.add("quiet", "21.5", true, 1);
        log.append(maker.take());
        for (int i = 0; i < 2000; ++i) {
            maker.add("busy", QByteArray(200, 'x'));
            log.append(maker.take());
        }
        const Sequence latest = log.latest(maker.idOf("quiet"));
        QCOMPARE(latest, Sequence(1));
        QVERIFY(latest < log.firstSequence());
        const MessageRef message = log.message(latest);
        QCOMPARE(message.payload.toByteArray(), QByteArray("21.5"));
        QVERIFY(message.record->retain);
        QCOMPARE(log.previous(latest), noSequence);
        QVERIFY(log.messageCount() < 1000);

        maker.add("quiet", "22");
        log.append(maker.take());
        QVERIFY(!log.message(latest));
        QCOMPARE(log.latestMessage(maker.idOf("quiet")).payload.toByteArray(), QByteArray("22"));
        QCOMPARE(log.previous(log.latest(maker.idOf("quiet"))), noSequence);
        QCOMPARE(log.messageCount() + log.evictedCount(), quint64(2002));
    }

    void keptValuesFillAtMostAQuarter()
    {
        MessageLog log(200'000);
        BatchMaker maker;
        for (int i = 0; i < 3000; ++i)
            maker.add("t" + QByteArray::number(i), QByteArray(100, 'x'));
        log.append(maker.take());
        QVERIFY(log.byteSize() <= 50'000);
        QVERIFY(log.messageCount() > 100);
        QCOMPARE(log.messageCount() + log.evictedCount(), quint64(3000));
    }

    void messageLargerThanTheBudgetIsCounted()
    {
        MessageLog log(10'000);
        BatchMaker maker;
        maker.add("a", QByteArray(1'000'000, 'x'));
        log.append(maker.take());
        QCOMPARE(log.messageCount(), quint64(0));
        QCOMPARE(log.evictedCount(), quint64(1));
        QCOMPARE(log.latest(maker.idOf("a")), noSequence);
        maker.add("a", "small");
        log.append(maker.take());
        QCOMPARE(log.latestMessage(maker.idOf("a")).payload.toByteArray(), QByteArray("small"));
    }

    void smallerBudgetDropsTheOldestAtOnce()
    {
        MessageLog log(1'000'000);
        BatchMaker maker;
        for (int i = 0; i < 3000; ++i) {
            maker.add("t" + QByteArray::number(i % 300), QByteArray(100, 'x'));
            log.append(maker.take());
        }
        log.setBudget(20'000);
        QVERIFY(log.byteSize() <= 20'000);
        QCOMPARE(log.messageCount() + log.evictedCount(), quint64(3000));
        log.setBudget(0);
        QCOMPARE(log.byteSize(), qsizetype(0));
        QCOMPARE(log.messageCount(), quint64(0));
    }

    void clearForgetsMessagesButNumbersGoOn()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("a").add("a");
        log.append(maker.take());
        log.clear();
        QCOMPARE(log.messageCount(), quint64(0));
        QCOMPARE(log.byteSize(), qsizetype(0));
        QCOMPARE(log.latest(0), noSequence);
        maker.add("a", "new");
        log.append(maker.take());
        QCOMPARE(log.latest(0), Sequence(3));
        QCOMPARE(log.previous(3), noSequence);
    }

    void emptyBatchesAreNothing()
    {
        MessageLog log;
        log.append(nullptr);
        log.append(std::make_unique<mqtt::MessageBatch>());
        QCOMPARE(log.messageCount(), quint64(0));
        QCOMPARE(log.byteSize(), qsizetype(0));
    }
};

QTEST_APPLESS_MAIN(TestMessageLog)
#include "tst_messagelog.moc"
