// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/payloadsearch.h"

#include "../topics/batchmaker.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;

namespace {
/// What a search has said until it was over.
struct Listener
{
    explicit Listener(PayloadSearch &search)
    {
        QObject::connect(&search, &PayloadSearch::found, &search,
                         [this](const std::vector<PayloadHit> &more) {
                             hits.insert(hits.end(), more.begin(), more.end());
                         });
        QObject::connect(&search, &PayloadSearch::progressed, &search, [this](qint64 done, qint64 all) {
            isRising = isRising && done >= searched && done <= all;
            searched = done;
            total = all;
        });
        QObject::connect(&search, &PayloadSearch::finished, &search, [this](bool isWhole) {
            ++ends;
            isComplete = isWhole;
        });
    }
    QList<Sequence> sequences() const
    {
        QList<Sequence> numbers;
        for (const PayloadHit &hit : hits)
            numbers.append(hit.sequence);
        return numbers;
    }

    std::vector<PayloadHit> hits;
    qint64 searched = 0;
    qint64 total = -1;
    int ends = 0;
    bool isComplete = false;
    bool isRising = true;
};
} // namespace

class TestPayloadSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInWhatStandsBetweenPayloads()
    {
        const QByteArray packets("needle/1 needle needle/2 hay needleneedle/3 need");
        const QByteArrayView bytes(packets);
        auto batch = std::make_shared<mqtt::MessageBatch>();
        mqtt::PublishView message;
        for (const QByteArrayView payload : {bytes.sliced(9, 6), bytes.sliced(25, 3), bytes.sliced(29, 6)}) {
            message.payload = payload;
            batch->addInPlace(message, 0, 0, packets.constData());
        }
        mqtt::ByteArena arena;
        arena.append(bytes);
        batch->setBytes(std::move(arena));
        MessageLog log;
        log.append(batch);
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"needle"});
        QTRY_COMPARE(listener.ends, 1);
        QCOMPARE(listener.sequences(), QList<Sequence>({3, 1}));
        QCOMPARE(listener.hits[0].excerpt, QByteArray("needle"));
    }

    void findsEachMessageOnceTheNewestFirst()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("a", "needle needle");
        maker.add("b", "nothing");
        maker.add("c", "a Needle in hay");
        log.append(maker.take());
        maker.add("a", "the needle");
        log.append(maker.take());
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"needle"});
        QVERIFY(search.isRunning());
        QTRY_COMPARE(listener.ends, 1);
        QVERIFY(listener.isComplete);
        QVERIFY(!search.isRunning());
        QCOMPARE(listener.sequences(), QList<Sequence>({4, 3, 1}));
        QCOMPARE(listener.hits[1].topic, maker.idOf("c"));
        QCOMPARE(listener.hits[1].excerpt, QByteArray("a Needle in hay"));
        QCOMPARE(listener.hits[1].textAt, 2);
        QCOMPARE(listener.searched, listener.total);
        QVERIFY(listener.isRising);
    }

    void caseCountsIfWanted()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("a", "Needle").add("b", "needle");
        log.append(maker.take());
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"needle", true});
        QTRY_COMPARE(listener.ends, 1);
        QCOMPARE(listener.sequences(), QList<Sequence>({2}));
    }

    void nothingIsFoundAcrossTwoMessages()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("a", "nee").add("b", "dle").add("c", "needle");
        log.append(maker.take());
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"needle"});
        QTRY_COMPARE(listener.ends, 1);
        QCOMPARE(listener.sequences(), QList<Sequence>({3}));
    }

    void propertiesAreNotPayload()
    {
        const QByteArray property("\x26\0\1n\0\6needle", 12); // a User Property
        mqtt::MessageBatch batch;
        batch.addTopic(0, "t");
        batch.add(mqtt::PublishView{.topic = "t", .payload = "hay", .properties = property}, 0, 0);
        batch.add(mqtt::PublishView{.topic = "t", .payload = "a needle", .properties = property}, 0, 0);
        MessageLog log;
        log.append(std::make_shared<mqtt::MessageBatch>(std::move(batch)));
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"needle"});
        QTRY_COMPARE(listener.ends, 1);
        QCOMPARE(listener.sequences(), QList<Sequence>({2}));
        QCOMPARE(listener.hits[0].excerpt, QByteArray("a needle"));
    }

    void copiesSetAsideAreSearchedToo()
    {
        MessageLog log(64 * 1024);
        BatchMaker maker;
        maker.add("quiet", "needle of long ago");
        log.append(maker.take());
        for (int i = 0; i < 40; ++i) {
            maker.add("loud", QByteArray(4'000, 'x'));
            log.append(maker.take());
        }
        QVERIFY(log.firstSequence() > 1);
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"needle"});
        QTRY_COMPARE(listener.ends, 1);
        QCOMPARE(listener.sequences(), QList<Sequence>({1}));
    }

    void theHistoryMayGoOnMeanwhile()
    {
        MessageLog log(512 * 1024);
        BatchMaker maker;
        for (int i = 0; i < 200; ++i)
            maker.add("t", "needle" + QByteArray(1'000, 'x'));
        log.append(maker.take());
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"needle"});
        for (int i = 0; i < 2'000; ++i) { // until all that is searched has been dropped
            maker.add("t", "needle" + QByteArray(1'000, 'y'));
            log.append(maker.take());
        }
        QVERIFY(log.firstSequence() > 200);
        QTRY_COMPARE(listener.ends, 1);
        QCOMPARE(listener.hits.size(), size_t(200));
        QCOMPARE(listener.sequences().last(), Sequence(1));
    }

    void cancelEndsAtOnceAndSaysNothingMore()
    {
        MessageLog log;
        BatchMaker maker;
        for (int i = 0; i < 64; ++i) {
            maker.add("t", QByteArray(1024 * 1024, 'x'));
            log.append(maker.take());
        }
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"needle"});
        search.cancel();
        QCOMPARE(listener.ends, 1);
        QVERIFY(!listener.isComplete);
        QVERIFY(!search.isRunning());
        QCoreApplication::sendPostedEvents();
        QCOMPARE(listener.ends, 1);
        QCOMPARE(listener.total, -1);
    }

    void anotherSearchReplacesTheFirst()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("t", "first").add("t", "second");
        log.append(maker.take());
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"first"});
        search.start(log, {"second"});
        QTRY_COMPARE(listener.ends, 2);
        QCOMPARE(listener.sequences(), QList<Sequence>({2}));
    }

    void givesNoMoreThanItsBound()
    {
        MessageLog log;
        BatchMaker maker;
        for (size_t i = 0; i < 2 * PayloadSearch::mostHits; ++i) {
            maker.add("t", "x");
            if (i % 1'000 == 0)
                log.append(maker.take());
        }
        log.append(maker.take());
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"x"});
        QTRY_COMPARE(listener.ends, 1);
        QVERIFY(!listener.isComplete);
        QCOMPARE(listener.hits.size(), PayloadSearch::mostHits);
    }

    void anExcerptIsCutOnBothSides()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("t", QByteArray(1'000, 'a') + "needle" + QByteArray(1'000, 'b'));
        log.append(maker.take());
        PayloadSearch search;
        Listener listener(search);
        search.start(log, {"needle"});
        QTRY_COMPARE(listener.ends, 1);
        const PayloadHit &hit = listener.hits.at(0);
        QVERIFY(hit.isCutAtStart && hit.isCutAtEnd);
        QCOMPARE(hit.excerpt.mid(hit.textAt, 6), QByteArray("needle"));
        QVERIFY(hit.excerpt.size() < 300);
    }
};

QTEST_GUILESS_MAIN(TestPayloadSearch)
#include "tst_payloadsearch.moc"
