// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sessionkeeper.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace mqtt;
using What = SessionFileProblem::What;

namespace {

ConnectionSettings someSettings()
{
    ConnectionSettings settings;
    settings.endpoint = {Scheme::Tcp, QStringLiteral("host"), 1883, {}};
    settings.connect.clientId = "me";
    settings.connect.cleanStart = false;
    settings.keepsSession = true;
    return settings;
}

void publish(Session &session, const QByteArray &payload)
{
    Effects effects;
    session.publish({.topic = "t", .payload = payload, .qos = QoS::AtLeastOnce}, 1, Instant(), effects);
}

bool isKept(const ConnectionSettings &settings)
{
    return SessionFile(settings.endpoint, settings.connect.clientId).exists();
}

} // namespace

class TestSessionKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toUtf8());
        if (!SessionFile::defaultFolder().startsWith(m_home->path()))
            QSKIP("the data folder of this system does not follow HOME");
    }

    void whatWasLeftIsTakenUpAgain()
    {
        SessionKeeper keeper(nullptr);
        Session first(SessionOptions{});
        keeper.open(someSettings(), first);
        QVERIFY(keeper.isKeeping());
        publish(first, "x");
        QVERIFY(keeper.leave());
        QVERIFY(!keeper.isKeeping());

        Session second(SessionOptions{});
        keeper.open(someSettings(), second);
        QVERIFY(!keeper.problem());
        QCOMPARE(second.outboxMessages(), 1u);
    }

    void changesAreStoredSoonWithoutBeingAsked()
    {
        SessionKeeper keeper(nullptr);
        Session session(SessionOptions{});
        keeper.open(someSettings(), session);
        keeper.noticeChanges();
        publish(session, "precious");
        keeper.noticeChanges();
        QTRY_VERIFY(isKept(someSettings()));
    }

    void whatComesFirstIsStoredAtOnce()
    {
        SessionKeeper keeper(nullptr);
        Session session(SessionOptions{});
        keeper.open(someSettings(), session);
        publish(session, "precious");
        keeper.storeQuickly();
        QVERIFY(isKept(someSettings()));
    }

    void whatIsNotWantedIsRemoved_data()
    {
        QTest::addColumn<bool>("cleanStart");
        QTest::addColumn<bool>("keeps");
        QTest::newRow("Clean Start") << true << true;
        QTest::newRow("not kept any more") << false << false;
    }
    void whatIsNotWantedIsRemoved()
    {
        QFETCH(bool, cleanStart);
        QFETCH(bool, keeps);
        SessionKeeper keeper(nullptr);
        Session session(SessionOptions{});
        keeper.open(someSettings(), session);
        publish(session, "x");
        keeper.storeQuickly();
        ConnectionSettings settings = someSettings();
        settings.connect.cleanStart = cleanStart;
        settings.keepsSession = keeps;
        Session next(SessionOptions{});
        keeper.open(settings, next);
        QVERIFY(!keeper.isKeeping());
        QVERIFY(!isKept(settings));
        QCOMPARE(next.outboxMessages(), 0u);
        publish(next, "y");
        keeper.storeQuickly();
        QVERIFY(!isKept(settings));
    }

    void withoutAClientIdNothingIsKept()
    {
        ConnectionSettings settings = someSettings();
        settings.connect.clientId.clear();
        SessionKeeper keeper(nullptr);
        Session session(SessionOptions{});
        keeper.open(settings, session);
        QVERIFY(!keeper.isKeeping());
        QVERIFY(!keeper.problem());
    }

    void anotherOwnerIsSaidAndLeftAlone()
    {
        SessionKeeper first(nullptr);
        Session session(SessionOptions{});
        first.open(someSettings(), session);
        publish(session, "x");
        first.storeQuickly();
        SessionKeeper second(nullptr);
        Session other(SessionOptions{});
        second.open(someSettings(), other);
        QCOMPARE(second.problem()->what, What::InUse);
        QCOMPARE(other.outboxMessages(), 0u);
        ConnectionSettings unkept = someSettings();
        unkept.keepsSession = false;
        second.open(unkept, other);
        QVERIFY(isKept(unkept));
    }

    void whatCannotBeWrittenIsSaidOnce()
    {
        SessionKeeper keeper(nullptr);
        QSignalSpy found(&keeper, &SessionKeeper::problemFound);
        Session session(SessionOptions{});
        keeper.open(someSettings(), session);
        const SessionFile file(someSettings().endpoint, "me");
        QVERIFY(QDir().mkpath(file.path() + QStringLiteral("/folder in its place")));
        publish(session, "x");
        keeper.storeQuickly();
        keeper.storeQuickly();
        QCOMPARE(found.count(), 1);
        QCOMPARE(keeper.problem()->what, What::CannotWrite);
        QVERIFY(!keeper.isKeeping());
        QVERIFY(!keeper.leave());
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestSessionKeeper)
#include "tst_sessionkeeper.moc"
