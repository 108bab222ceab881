// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batchpool.h"

#include <QtTest/QTest>

using namespace mqtt;

namespace {
MessageBatch batchOf(const QByteArray &payload)
{
    MessageBatch batch;
    PublishView view;
    view.payload = payload;
    batch.add(view, 0, 0);
    return batch;
}
} // namespace

class TestBatchPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBatchComesBackEmptyWhenItsLastOwnerLetsItGo()
    {
        const auto pool = std::make_shared<BatchPool>();
        auto first = pool->share(batchOf(worthwhile));
        auto second = first;
        const qsizetype bytes = first->byteSize();
        first.reset();
        QCOMPARE(pool->spareCount(), size_t(0));
        QCOMPARE(second->payload(second->at(0)), worthwhile);
        second.reset();
        QCOMPARE(pool->spareCount(), size_t(1));
        const MessageBatch again = pool->take();
        QVERIFY(again.isEmpty());
        QCOMPARE(again.byteSize(), bytes);
        QCOMPARE(pool->spareCount(), size_t(0));
    }

    void keepsNoMoreThanItsBound()
    {
        const auto pool = std::make_shared<BatchPool>();
        std::vector<std::shared_ptr<MessageBatch>> batches;
        for (size_t i = 0; i < BatchPool::mostSpare + 5; ++i)
            batches.push_back(pool->share(batchOf(worthwhile)));
        batches.clear();
        QCOMPARE(pool->spareCount(), BatchPool::mostSpare);
    }

    void letsGoOfWhatIsTooLargeOrNotWorthIt()
    {
        const auto pool = std::make_shared<BatchPool>();
        pool->share(batchOf("x")).reset();
        QCOMPARE(pool->spareCount(), size_t(0));
        pool->share(batchOf(QByteArray(BatchPool::largestSpare + 1, 'x'))).reset();
        QCOMPARE(pool->spareCount(), size_t(0));
    }

    void aBatchMayOutliveThePool()
    {
        auto pool = std::make_shared<BatchPool>();
        const auto batch = pool->share(batchOf("value"));
        pool.reset();
        QCOMPARE(batch->payload(batch->at(0)), QByteArrayView("value"));
    }

private:
    const QByteArray worthwhile{BatchPool::smallestSpare, 'x'};
};

QTEST_APPLESS_MAIN(TestBatchPool)
#include "tst_batchpool.moc"
