// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/statusstrip.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>

using namespace avocet;

class TestStatusStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatReadingIsHeldBack_data()
    {
        QTest::addColumn<bool>("isPaused");
        QTest::addColumn<qint64>("heldBack");
        QTest::addColumn<bool>("isSaid");
        QTest::newRow("never") << false << qint64(0) << false;
        QTest::newRow("right now") << true << qint64(0) << true;
        QTest::newRow("between two looks") << false << qint64(700) << true;
    }
    void saysThatReadingIsHeldBack()
    {
        QFETCH(bool, isPaused);
        QFETCH(qint64, heldBack);
        QFETCH(bool, isSaid);
        StatusStrip strip;
        const auto *backlog = strip.findChild<QLabel *>(QStringLiteral("statusBacklog"));
        QVERIFY(backlog);
        mqtt::TrafficCounters counters;
        counters.backlogBytes = 8'000'000;
        counters.readingPaused = isPaused;
        counters.heldBackMicroseconds = heldBack;
        strip.setTraffic(counters, 1000);
        QCOMPARE(backlog->text().contains(QStringLiteral("held back")), isSaid);
        QCOMPARE(!backlog->toolTip().isEmpty(), isSaid);

        counters.readingPaused = false;
        strip.setTraffic(counters, 1000);
        QVERIFY2(!backlog->text().contains(QStringLiteral("held back")), "it is over");
    }
};

QTEST_MAIN(TestStatusStrip)
#include "tst_statusstrip.moc"
