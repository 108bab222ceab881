// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/localbroker.h"
#include "support/system.h"

#include <QtCore/QProcess>
#include <QtNetwork/QNetworkInterface>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;
using namespace avocet::test;

namespace {

constexpr int patience = 15'000;

bool takesConnections(const QHostAddress &address, quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(address, port);
    return socket.waitForConnected(patience);
}

// A CONNECT of MQTT 3.1.1 without client id; the answer must be CONNACK 0.
bool speaksMqtt(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write(QByteArray::fromHex("100c00044d5154540402003c0000"));
    while (socket.bytesAvailable() < 4) {
        if (!socket.waitForReadyRead(patience))
            return false;
    }
    return socket.read(4) == QByteArray::fromHex("20020000");
}

} // namespace

class TestLocalBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsABrokerThatSpeaksMqtt();
    void listensOnTheLoopbackInterfaceOnly();
    void stopsInOrderAndStartsAgain();
    void stopBeforeItIsUpIsAnswered();
    void diesWithItsObject();
    void diesWithAKilledProgram();
    void saysThatMosquittoIsNotInstalled();
    void saysWhyItCouldNotStart();
    void saysThatItsFixedPortIsTaken();
    void saysThatTheBrokerEndedByItself();
};

void TestLocalBroker::startsABrokerThatSpeaksMqtt()
{
    LocalBroker broker;
    QSignalSpy started(&broker, &LocalBroker::started);
    QSignalSpy failed(&broker, &LocalBroker::failed);
    broker.start();
    QVERIFY(!broker.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(started.size() + failed.size(), 1, patience);
    QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(1).toString()));
    QVERIFY(broker.isRunning());
    QCOMPARE(started.at(0).at(0).value<quint16>(), broker.port());
    QVERIFY(speaksMqtt(broker.port()));
}

void TestLocalBroker::listensOnTheLoopbackInterfaceOnly()
{
    LocalBroker broker;
    QSignalSpy started(&broker, &LocalBroker::started);
    broker.start();
    QVERIFY(started.wait(patience));
    QVERIFY(takesConnections(QHostAddress(QHostAddress::LocalHost), broker.port()));
    int others = 0;
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (address.isLoopback())
            continue;
        ++others;
        QVERIFY2(!takesConnections(address, broker.port()), qPrintable(address.toString()));
    }
    // 127.0.0.0/8 is the loopback interface, but mosquitto is bound to one address of it.
#ifdef Q_OS_LINUX
    QVERIFY(!takesConnections(QHostAddress(QStringLiteral("127.0.0.2")), broker.port()));
#endif
    if (others == 0)
        qInfo("this machine has no address but the loopback one");
}

void TestLocalBroker::stopsInOrderAndStartsAgain()
{
    LocalBroker broker;
    QSignalSpy started(&broker, &LocalBroker::started);
    QSignalSpy stopped(&broker, &LocalBroker::stopped);
    QSignalSpy failed(&broker, &LocalBroker::failed);
    broker.start();
    QVERIFY(started.wait(patience));
    const quint16 port = broker.port();
    broker.stop();
    QVERIFY(stopped.wait(patience));
    QCOMPARE(broker.processId(), 0);
    QCOMPARE(broker.port(), quint16(0));
    QVERIFY(!takesConnections(QHostAddress(QHostAddress::LocalHost), port));
    broker.start();
    QVERIFY(started.wait(patience));
    QVERIFY(speaksMqtt(broker.port()));
    QCOMPARE(failed.size(), 0);
}

void TestLocalBroker::stopBeforeItIsUpIsAnswered()
{
    LocalBroker broker;
    QSignalSpy stopped(&broker, &LocalBroker::stopped);
    broker.start();
    broker.stop();
    QVERIFY(stopped.wait(patience));
    QVERIFY(!broker.isRunning());
    QCOMPARE(broker.processId(), 0);
}

void TestLocalBroker::diesWithItsObject()
{
    auto broker = std::make_unique<LocalBroker>();
    QSignalSpy started(broker.get(), &LocalBroker::started);
    broker->start();
    QVERIFY(started.wait(patience));
    const qint64 processId = broker->processId();
    QVERIFY(isAlive(processId));
    broker.reset();
    QVERIFY(!isAlive(processId));
}

void TestLocalBroker::diesWithAKilledProgram()
{
    QProcess host;
    host.start(QStringLiteral(LOCALBROKERHOST), {});
    while (!host.canReadLine())
        QVERIFY2(host.waitForReadyRead(patience), "the helper started no broker");
    const QList<QByteArray> words = host.readLine().trimmed().split(' ');
    QCOMPARE(words.size(), 2);
    const qint64 processId = words.at(1).toLongLong();
    QVERIFY(isAlive(processId));
    QVERIFY(speaksMqtt(words.at(0).toUShort()));
    host.kill();
    QVERIFY(host.waitForFinished(patience));
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(processId), patience);
}

void TestLocalBroker::saysThatMosquittoIsNotInstalled()
{
    LocalBrokerOptions options;
    options.searchFolders = QStringList();
    LocalBroker broker(options);
    QSignalSpy failed(&broker, &LocalBroker::failed);
    broker.start();
    QVERIFY2(failed.isEmpty(), "the answer must come after start() returned");
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.at(0).at(0).value<LocalBrokerError>(), LocalBrokerError::NotInstalled);
    QVERIFY(!broker.isRunning());
}

void TestLocalBroker::saysWhyItCouldNotStart()
{
    LocalBrokerOptions options;
    options.configuration = {QStringLiteral("no_such_setting true")};
    LocalBroker broker(options);
    QSignalSpy failed(&broker, &LocalBroker::failed);
    broker.start();
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.at(0).at(0).value<LocalBrokerError>(), LocalBrokerError::CouldNotStart);
    QVERIFY(failed.at(0).at(1).toString().contains(QStringLiteral("no_such_setting")));
}

void TestLocalBroker::saysThatItsFixedPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    LocalBrokerOptions options;
    options.port = other.serverPort();
    LocalBroker broker(options);
    QSignalSpy failed(&broker, &LocalBroker::failed);
    broker.start();
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.at(0).at(0).value<LocalBrokerError>(), LocalBrokerError::CouldNotStart);
    QVERIFY(failed.at(0).at(1).toString().contains(QStringLiteral("in use")));
}

void TestLocalBroker::saysThatTheBrokerEndedByItself()
{
    LocalBroker broker;
    QSignalSpy started(&broker, &LocalBroker::started);
    QSignalSpy failed(&broker, &LocalBroker::failed);
    broker.start();
    QVERIFY(started.wait(patience));
    killProcess(broker.processId());
    QVERIFY(failed.wait(patience));
    QCOMPARE(failed.at(0).at(0).value<LocalBrokerError>(), LocalBrokerError::Exited);
    QVERIFY(!broker.isRunning());
}

QTEST_GUILESS_MAIN(TestLocalBroker)
#include "tst_localbroker.moc"
