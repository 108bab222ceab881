// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/readpacer.h"

#include <QtTest/QTest>

using namespace mqtt;
using namespace std::chrono_literals;

class TestReadPacer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatComesNowAndThenIsReadAtOnce()
    {
        ReadPacer pacer;
        for (int i = 0; i < 5; ++i)
            QVERIFY(!pacer.restsAfter(start + i * ReadPacer::rest, 100, 0));
    }

    void piecesInQuickSuccessionAreLetComeTogether()
    {
        ReadPacer pacer;
        QVERIFY(!pacer.restsAfter(start, 100, 0));
        QVERIFY(pacer.restsAfter(start + 20us, 100, 0));
        QVERIFY(pacer.restsAfter(start + 40us, 100, 0));
    }

    void muchIsReadWithoutARest()
    {
        ReadPacer pacer;
        QVERIFY(!pacer.restsAfter(start, ReadPacer::smallPiece, 0));
        QVERIFY(!pacer.restsAfter(start + 20us, ReadPacer::smallPiece, 0));
        QVERIFY(pacer.restsAfter(start + 40us, ReadPacer::smallPiece - 1, 0));
    }

    void aFloodIsReadWithoutARestEvenWhenItIsCaughtUpWith()
    {
        ReadPacer pacer;
        QVERIFY(!pacer.restsAfter(start, ReadPacer::mostInRest, 0));
        QVERIFY(!pacer.restsAfter(start + 20us, 100'000, 0));
        QVERIFY(!pacer.restsAfter(start + 40us, 100, 0));
        QVERIFY(pacer.isPouring());
        QVERIFY2(pacer.restsAfter(start + 900us, 100, 0), "by now it is none");
        QVERIFY(!pacer.isPouring());
    }

    void aPeerThatWaitsForAnswersGetsThemAtOnce()
    {
        ReadPacer pacer;
        QVERIFY(!pacer.restsAfter(start, 100, 4));
        QVERIFY(!pacer.restsAfter(start + 20us, 100, 8));
        QVERIFY(pacer.restsAfter(start + 40us, 100, 8));
    }

private:
    const Instant start{10s};
};

QTEST_GUILESS_MAIN(TestReadPacer)
#include "tst_readpacer.moc"
