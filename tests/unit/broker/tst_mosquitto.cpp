// SPDX-License-Identifier: GPL-3.0-or-later
// The fixture that integration tests stand on.
#include "support/mosquitto.h"

#include <QtTest/QTest>

using namespace avocet::test;

namespace {

int run(const char *program, const Mosquitto &broker, QStringList arguments, QByteArray *output = nullptr)
{
    QProcess process;
    arguments << QStringLiteral("-h") << QStringLiteral("127.0.0.1") << QStringLiteral("-p")
              << QString::number(broker.port());
    process.start(Mosquitto::findProgram(QLatin1StringView(program)), arguments);
    if (!process.waitForFinished(15'000))
        return -1;
    if (output)
        *output = process.readAllStandardOutput();
    return process.exitCode();
}

} // namespace

class TestMosquitto : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAndGivesMessages();
    void comesBackOnTheSamePort();
    void letsOnlyItsUsersIn();
    void keepsRetainedMessagesIfPersistent();
    void reportsABadConfiguration();
};

void TestMosquitto::takesAndGivesMessages()
{
    Mosquitto broker;
    QVERIFY2(broker.start(), broker.log());
    QCOMPARE(run("mosquitto_pub", broker, {"-t", "a", "-m", "kept", "-r", "-q", "1"}), 0);
    QByteArray output;
    QCOMPARE(run("mosquitto_sub", broker, {"-t", "a", "-C", "1", "-W", "10"}, &output), 0);
    QCOMPARE(output, QByteArray("kept\n"));
}

void TestMosquitto::comesBackOnTheSamePort()
{
    Mosquitto broker;
    QVERIFY2(broker.start(), broker.log());
    const quint16 port = broker.port();
    for (const bool hard : {true, false}) {
        hard ? broker.kill() : broker.terminate();
        QVERIFY(!broker.isRunning());
        QVERIFY(run("mosquitto_pub", broker, {"-t", "a", "-m", "b"}) != 0);
        QVERIFY2(broker.start(), broker.log());
        QCOMPARE(broker.port(), port);
        QCOMPARE(run("mosquitto_pub", broker, {"-t", "a", "-m", "b"}), 0);
    }
}

void TestMosquitto::letsOnlyItsUsersIn()
{
    MosquittoOptions options;
    options.users = {{QStringLiteral("admin"), QStringLiteral("password")},
                     {QStringLiteral("bob"), QStringLiteral("p w")}};
    options.acl = {QStringLiteral("user admin"), QStringLiteral("topic readwrite #")};
    Mosquitto broker(options);
    QVERIFY2(broker.start(), broker.log());
    QVERIFY(run("mosquitto_pub", broker, {"-t", "a", "-m", "b"}) != 0);
    QVERIFY(run("mosquitto_pub", broker, {"-t", "a", "-m", "b", "-u", "admin", "-P", "wrong"}) != 0);
    QCOMPARE(run("mosquitto_pub", broker, {"-t", "a", "-m", "b", "-u", "admin", "-P", "password"}), 0);
    QCOMPARE(run("mosquitto_pub", broker, {"-t", "a", "-m", "b", "-u", "bob", "-P", "p w"}), 0);
}

void TestMosquitto::keepsRetainedMessagesIfPersistent()
{
    MosquittoOptions options;
    options.isPersistent = true;
    Mosquitto broker(options);
    QVERIFY2(broker.start(), broker.log());
    QCOMPARE(run("mosquitto_pub", broker, {"-t", "a", "-m", "kept", "-r", "-q", "1"}), 0);
    broker.terminate();
    QVERIFY2(broker.start(), broker.log());
    QByteArray output;
    QCOMPARE(run("mosquitto_sub", broker, {"-t", "a", "-C", "1", "-W", "10"}, &output), 0);
    QCOMPARE(output, QByteArray("kept\n"));
}

void TestMosquitto::reportsABadConfiguration()
{
    MosquittoOptions options;
    options.configuration = {QStringLiteral("no_such_setting true")};
    Mosquitto broker(options);
    QVERIFY(!broker.start());
    QVERIFY(broker.log().contains("no_such_setting"));
}

QTEST_GUILESS_MAIN(TestMosquitto)
#include "tst_mosquitto.moc"
