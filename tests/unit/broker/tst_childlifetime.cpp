// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/childlifetime.h"
#include "support/system.h"

#include <QtCore/QProcess>
#include <QtTest/QTest>

using namespace avocet;
using namespace avocet::test;

namespace {
constexpr int patience = 15'000;
}

class TestChildLifetime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChildDiesWithAKilledProgram();
    void aChildThatEndsTakesItsWatcherAlong();
    void aProgramThatIsNotThereIsWatchedByNobody();
};

void TestChildLifetime::aChildDiesWithAKilledProgram()
{
    QProcess host;
    host.start(QStringLiteral(CHILDLIFETIMEHOST), {});
    while (!host.canReadLine())
        QVERIFY2(host.waitForReadyRead(patience), "the helper started no child");
    const QList<QByteArray> numbers = host.readLine().trimmed().split(' ');
    QCOMPARE(numbers.size(), 2);
    for (const QByteArray &number : numbers)
        QVERIFY(isAlive(number.toLongLong()));
    host.kill();
    QVERIFY(host.waitForFinished(patience));
    for (const QByteArray &number : numbers)
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(number.toLongLong()), patience);
}

void TestChildLifetime::aChildThatEndsTakesItsWatcherAlong()
{
    QProcess child;
    tieToOwnLifetime(child);
    auto *watcher = child.findChild<QProcess *>();
    QVERIFY(watcher);
    for (int round = 0; round < 2; ++round) {
        child.start(QStringLiteral("sleep"), {QStringLiteral("120")});
        QVERIFY(child.waitForStarted(patience));
        QTRY_COMPARE_WITH_TIMEOUT(watcher->state(), QProcess::Running, patience);
        const qint64 number = watcher->processId();
        askToEnd(child);
        QVERIFY(child.waitForFinished(patience));
        QCOMPARE(watcher->state(), QProcess::NotRunning);
        QVERIFY(!isAlive(number));
    }
}

void TestChildLifetime::aProgramThatIsNotThereIsWatchedByNobody()
{
    QProcess child;
    tieToOwnLifetime(child);
    child.start(QStringLiteral("/nonexistent/program"), {});
    QVERIFY(!child.waitForStarted(patience));
    QCOMPARE(child.findChild<QProcess *>()->state(), QProcess::NotRunning);
}

QTEST_GUILESS_MAIN(TestChildLifetime)
#include "tst_childlifetime.moc"
