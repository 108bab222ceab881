// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/farewell.h"

#include <QtCore/QPointer>
#include <QtCore/QSemaphore>
#include <QtTest/QTest>

using namespace mqtt;

class TestFarewell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyWaitsForAThreadThatTakesItsTime()
    {
        QSemaphore mayEnd;
        std::unique_ptr<QThread> thread(QThread::create([&] { mayEnd.acquire(); }));
        const QPointer<QThread> watched = thread.get();
        thread->start();
        leaveToItself(std::move(thread));
        QVERIFY(watched && watched->isRunning());
        mayEnd.release();
        QTRY_VERIFY(watched.isNull());
    }

    void threadThatHadEndedAlreadyGoesToo()
    {
        std::unique_ptr<QThread> thread(QThread::create([] {}));
        const QPointer<QThread> watched = thread.get();
        thread->start();
        QVERIFY(thread->wait());
        leaveToItself(std::move(thread));
        QTRY_VERIFY(watched.isNull());
    }
};

QTEST_GUILESS_MAIN(TestFarewell)
#include "tst_farewell.moc"
