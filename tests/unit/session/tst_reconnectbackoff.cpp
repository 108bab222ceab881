// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/reconnectbackoff.h"

#include <QtTest/QTest>

using namespace mqtt;

class TestReconnectBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitDoublesFromOneSecondToOneMinute()
    {
        ReconnectBackoff backoff;
        const int longest[] = {1'000, 2'000, 4'000, 8'000, 16'000, 32'000, 60'000, 60'000, 60'000};
        for (const int wait : longest) {
            ReconnectBackoff shortest = backoff;
            QCOMPARE(qint64(shortest.next(0.0).count()), qint64(wait / 2));
            ReconnectBackoff middle = backoff;
            QCOMPARE(qint64(middle.next(0.5).count()), qint64(wait * 3 / 4));
            const auto most = backoff.next(0.999'999);
            QVERIFY(most.count() > wait * 99 / 100 && most.count() <= wait);
        }
    }

    void attemptsAreCountedUntilReset()
    {
        ReconnectBackoff backoff;
        backoff.next(0.1);
        backoff.next(0.1);
        QCOMPARE(backoff.attempt(), 2);
        backoff.reset();
        QCOMPARE(backoff.attempt(), 0);
        QCOMPARE(qint64(backoff.next(0).count()), qint64(500));
    }

    void onlyAConnectionThatOutlivedTheWaitEndsIt()
    {
        ReconnectBackoff backoff;
        backoff.connectionEnded(seconds(3600)); // nothing to end yet
        QCOMPARE(qint64(backoff.next(0).count()), qint64(500));
        QCOMPARE(qint64(backoff.next(0).count()), qint64(1'000));
        backoff.connectionEnded(seconds(8)); // the next wait would be up to 4 s
        QCOMPARE(backoff.attempt(), 2);
        backoff.connectionEnded(milliseconds(8'001));
        QCOMPARE(backoff.attempt(), 0);
    }

    /// Each comes back after its wait and ends the other's connection by it.
    void twoThatThrowEachOtherOffSlowDown()
    {
        ReconnectBackoff mine;
        ReconnectBackoff other;
        milliseconds passed{0};
        int fights = 0;
        for (milliseconds wait{0}; passed < seconds(600); ++fights) {
            ReconnectBackoff &thrownOff = fights % 2 == 0 ? mine : other;
            thrownOff.connectionEnded(wait);
            wait = thrownOff.next(fights % 7 / 7.0);
            passed += wait;
        }
        QVERIFY2(fights < 40, QByteArray::number(fights));
    }

    void thousandsOfAttemptsDoNotOverflow()
    {
        ReconnectBackoff backoff;
        for (int i = 0; i < 10'000; ++i)
            backoff.next(0.3);
        QCOMPARE(qint64(backoff.next(0).count()), qint64(30'000));
    }
};

QTEST_APPLESS_MAIN(TestReconnectBackoff)
#include "tst_reconnectbackoff.moc"
