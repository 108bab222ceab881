// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/freedesktopnotices.h"

#include <QtCore/QProcess>
#include <QtDBus/QDBusMessage>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;

namespace {

constexpr int patience = 10'000; ///< milliseconds

/// A bus of its own, without anything on it.
class PrivateBus
{
public:
    ~PrivateBus()
    {
        m_process.terminate();
        m_process.waitForFinished(patience);
    }
    /// Its address; empty if it does not start.
    QString start()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("dbus-daemon"),
                        {QStringLiteral("--session"), QStringLiteral("--nofork"),
                         QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
        if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, patience))
            return {};
        return QString::fromUtf8(m_process.readLine().trimmed());
    }

private:
    QProcess m_process;
};

/// What a desktop is to a program.
class Desktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList shown;
    QStringList actions;

public Q_SLOTS:
    quint32 Notify(const QString &, quint32, const QString &, const QString &title, const QString &text,
                   const QStringList &offered, const QVariantMap &, int)
    {
        shown << title + u'|' + text;
        actions = offered;
        return quint32(shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(quint32 id, const QString &action);
    void ActivationToken(quint32 id, const QString &token);
};

} // namespace

class TestDesktopNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString address = m_bus.start();
        QVERIFY2(!address.isEmpty(), "dbus-daemon does not start");
        QDBusConnection theirs = QDBusConnection::connectToBus(address, QStringLiteral("theirs"));
        QVERIFY(theirs.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &m_desktop,
                                      QDBusConnection::ExportAllContents));
        QVERIFY(theirs.registerService(QStringLiteral("org.freedesktop.Notifications")));
        m_address = address;
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("ours"));
        QDBusConnection::disconnectFromBus(QStringLiteral("theirs"));
    }

    void clickTellsWhatTheNoticeIsAbout()
    {
        FreedesktopNotices notices(QDBusConnection::connectToBus(m_address, QStringLiteral("ours")));
        QSignalSpy clicks(&notices, &FreedesktopNotices::clicked);
        notices.show("chat/ops", QStringLiteral("Bob"), QStringLiteral("<b>look</b>"));
        notices.show("chat", QStringLiteral("Cleo"), QStringLiteral("hi"));
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 2, patience);
        QCOMPARE(m_desktop.shown.first(), QStringLiteral("Bob|&lt;b&gt;look&lt;/b&gt;"));
        QCOMPARE(m_desktop.actions.value(0), QStringLiteral("default"));

        Q_EMIT m_desktop.ActionInvoked(77, QStringLiteral("default")); // of another program
        Q_EMIT m_desktop.ActionInvoked(1, QStringLiteral("other"));
        Q_EMIT m_desktop.ActivationToken(1, QStringLiteral("token"));
        Q_EMIT m_desktop.ActionInvoked(1, QStringLiteral("default"));
        Q_EMIT m_desktop.ActionInvoked(1, QStringLiteral("default")); // it is gone
        Q_EMIT m_desktop.ActionInvoked(2, QStringLiteral("default"));
        QTRY_COMPARE_WITH_TIMEOUT(clicks.size(), 2, patience);
        QCOMPARE(clicks[0].first().toByteArray(), "chat/ops");
        QCOMPARE(clicks[1].first().toByteArray(), "chat");
        QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), "token");
    }

    void withoutABusNothingHappens()
    {
        FreedesktopNotices notices(
            QDBusConnection::connectToBus(QStringLiteral("unix:path=/nonexistent"), QStringLiteral("none")));
        notices.show("chat", QStringLiteral("Bob"), QStringLiteral("hi"));
        notices.setBadge(1);
        QVERIFY(notices.findChildren<QObject *>().isEmpty());
    }

private:
    PrivateBus m_bus;
    Desktop m_desktop;
    QString m_address;
};

QTEST_GUILESS_MAIN(TestDesktopNotices)
#include "tst_desktopnotices.moc"
