// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/packetids.h"

#include <QtTest/QTest>

using namespace mqtt;

namespace {

PacketIdentifier allocate(PacketIds &ids)
{
    const PacketIdentifier id = ids.next();
    if (id != 0)
        ids.take(id);
    return id;
}

} // namespace

class TestPacketIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void m3_2_3_1_1_idsStartAtOneAndGoUpByOne()
    {
        PacketIds ids;
        for (int i = 1; i <= 200; ++i)
            QCOMPARE(int(allocate(ids)), i);
    }

    void releasedIdIsNotReusedBeforeTheWrap()
    {
        PacketIds ids;
        QCOMPARE(int(allocate(ids)), 1);
        ids.release(1);
        QCOMPARE(int(allocate(ids)), 2);
    }

    void m5_2_2_1_3_m3_2_3_1_2_wrapComesToOneAndSkipsIdsInUse()
    {
        PacketIds ids;
        for (int i = 1; i <= 65'535; ++i)
            QCOMPARE(int(allocate(ids)), i);
        ids.release(7);
        ids.release(4000);
        ids.release(65'535);
        QCOMPARE(int(allocate(ids)), 7);
        QCOMPARE(int(allocate(ids)), 4000);
        QCOMPARE(int(allocate(ids)), 65'535);
        QCOMPARE(int(allocate(ids)), 0);
    }

    void allInUseGivesZeroUntilOneIsReleased()
    {
        PacketIds ids;
        while (allocate(ids) != 0) {
        }
        QCOMPARE(ids.used(), 65'535u);
        QCOMPARE(int(ids.next()), 0);
        ids.release(64);
        QCOMPARE(int(ids.next()), 64);
        QCOMPARE(int(ids.next()), 64);
    }

    void onlyFreeIdBehindTheLastOneInItsWordIsFound()
    {
        PacketIds ids;
        while (allocate(ids) != 0) {
        }
        ids.release(130);
        QCOMPARE(int(allocate(ids)), 130);
        ids.release(129); // same word, before the last one given out
        QCOMPARE(int(allocate(ids)), 129);
    }

    void resetStartsAfresh()
    {
        PacketIds ids;
        allocate(ids);
        allocate(ids);
        ids.reset();
        QCOMPARE(ids.used(), 0u);
        QVERIFY(!ids.isUsed(1));
        QCOMPARE(int(allocate(ids)), 1);
    }
};

QTEST_APPLESS_MAIN(TestPacketIds)
#include "tst_packetids.moc"
