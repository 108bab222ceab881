// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/inbox.h"

#include <QtTest/QTest>

using namespace mqtt;

namespace {
MessageBatch batchOf(QByteArrayView payload)
{
    MessageBatch batch;
    PublishView view;
    view.payload = payload;
    batch.add(view, 0, 0);
    return batch;
}
} // namespace

class TestInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wakesOnceUntilTaken()
    {
        int wakes = 0;
        Inbox inbox([&] { ++wakes; });
        inbox.post(Settlement{});
        inbox.post(ConnectionState{});
        MessageBatch batch = batchOf("x");
        inbox.post(batch);
        QCOMPARE(wakes, 1);
        QCOMPARE(inbox.take().size(), size_t(3));
        inbox.post(Settlement{});
        QCOMPARE(wakes, 2);
    }

    void smallBatchesAreMerged()
    {
        Inbox inbox([] {});
        for (int i = 0; i < 100; ++i) {
            MessageBatch batch = batchOf("x");
            inbox.post(batch);
            QVERIFY(batch.isEmpty());
        }
        const auto entries = inbox.take();
        QCOMPARE(entries.size(), size_t(1));
        QCOMPARE(std::get<std::shared_ptr<MessageBatch>>(entries[0])->size(), size_t(100));
    }

    void nothingOvertakes()
    {
        Inbox inbox([] {});
        MessageBatch first = batchOf("1");
        MessageBatch second = batchOf("2");
        inbox.post(first);
        inbox.post(Settlement{.token = 5});
        inbox.post(second);
        const auto entries = inbox.take();
        QCOMPARE(entries.size(), size_t(3));
        QCOMPARE(std::get<Settlements>(entries[1]).at(0).token, Token(5));
        const auto &last = *std::get<std::shared_ptr<MessageBatch>>(entries[2]);
        QCOMPARE(last.payload(last.at(0)), QByteArrayView("2"));
    }

    void fullUntilReleased()
    {
        Inbox inbox([] {}, 1000);
        MessageBatch batch = batchOf(QByteArray(2000, 'x'));
        const qint64 size = batch.usedBytes();
        inbox.post(batch);
        QVERIFY(inbox.isFull());
        inbox.take();
        QVERIFY2(inbox.isFull(), "what is taken but not dealt with still counts");
        inbox.release(size);
        QVERIFY(!inbox.isFull());
        QCOMPARE(inbox.bytes(), 0);
    }

    void aPausedReaderIsResumedOnceAndNeverForgotten()
    {
        Inbox inbox([] {}, 1000);
        QVERIFY2(!inbox.pauseReader(), "there is room");
        QVERIFY(!inbox.takeResume());
        MessageBatch batch = batchOf(QByteArray(2000, 'x'));
        const qint64 size = batch.usedBytes();
        inbox.post(batch);
        QVERIFY(inbox.pauseReader());
        QVERIFY2(!inbox.takeResume(), "still full");
        inbox.release(size);
        QVERIFY(inbox.takeResume());
        QVERIFY(!inbox.takeResume());
    }
};

QTEST_APPLESS_MAIN(TestInbox)
#include "tst_inbox.moc"
