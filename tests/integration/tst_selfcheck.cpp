// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

class TestSelfCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLocalBrokerThatDoesNotStartIsSaidAtOnce()
    {
        QTemporaryDir folder;
        QFile broker(folder.filePath(u"mosquitto"_qs));
        QVERIFY(broker.open(QIODevice::WriteOnly));
        broker.write("#!/bin/sh\necho out of luck >&2\nexit 1\n");
        broker.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        broker.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_qs, folder.path());
        for (const char *place : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QLatin1StringView(place), folder.path());
        environment.insert(u"QT_QPA_PLATFORM"_qs, u"offscreen"_qs);

        QProcess avocet;
        avocet.setProcessEnvironment(environment);
        avocet.start(QStringLiteral(AVOCET),
                     {u"--playground"_qs, u"--self-check"_qs, folder.filePath(u"window.png"_qs)});
        QVERIFY2(avocet.waitForFinished(), "it still waits for topics");
        QCOMPARE(avocet.exitCode(), 1);
        const QByteArray said = avocet.readAllStandardError();
        QVERIFY2(said.contains("Mosquitto did not start") && said.contains("out of luck"), said);
        QVERIFY(!QFile::exists(folder.filePath(u"window.png"_qs)));
    }
};

QTEST_GUILESS_MAIN(TestSelfCheck)
#include "tst_selfcheck.moc"
