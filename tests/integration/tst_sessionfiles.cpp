// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection.h"
#include "support/mosquitto.h"
#include "support/packetgate.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QHash>
#include <QtCore/QProcess>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>

using namespace mqtt;
using namespace avocet::test;

Q_DECLARE_METATYPE(mqtt::PacketType)
Q_DECLARE_METATYPE(mqtt::ProtocolVersion)

namespace {

constexpr int patience = 30'000;

/// The program that is killed, with a home and a client id of its own. Lines in, lines out.
class Host
{
public:
    Host(const QString &home, quint16 port, ProtocolVersion version)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"})
            environment.insert(QLatin1StringView(name), home);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(SESSION_HOST),
                        {QString::number(port), QString::number(int(version)), QFileInfo(home).fileName()});
    }
    ~Host() { kill(); }
    Q_DISABLE_COPY_MOVE(Host)

    void publish(int qos, const QByteArray &payload)
    {
        m_process.write("pub " + QByteArray::number(qos) + ' ' + payload + '\n');
    }
    /// So many lines that begin so have come.
    bool says(const QByteArray &beginning, int times = 1)
    {
        return QTest::qWaitFor([&] { return count(beginning) >= times; }, patience);
    }
    int count(const QByteArray &beginning)
    {
        while (m_process.canReadLine())
            m_lines.append(m_process.readLine().chopped(1));
        return int(std::count_if(m_lines.cbegin(), m_lines.cend(),
                                 [&](const QByteArray &line) { return line.startsWith(beginning); }));
    }
    QByteArrayList messages()
    {
        QByteArrayList payloads;
        count({});
        for (const QByteArray &line : std::as_const(m_lines)) {
            if (line.startsWith("message "))
                payloads.append(line.sliced(8));
        }
        return payloads;
    }
    QByteArray lines() const { return m_lines.join('\n'); }
    /// SIGKILL: nothing is said or written any more. What had been said is kept.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        count({});
    }
    bool quits()
    {
        m_process.write("quit\n");
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, patience) &&
               m_process.exitStatus() == QProcess::NormalExit;
    }

private:
    QProcess m_process;
    QByteArrayList m_lines;
};

/// The other side of the broker: publishes to `in`, hears `out`.
class Peer
{
public:
    explicit Peer(quint16 port)
    {
        ConnectionSettings settings;
        settings.endpoint.host = QStringLiteral("127.0.0.1");
        settings.endpoint.port = port;
        settings.connect.clientId = "peer";
        settings.subscriptions = {{.filter = "out", .qos = QoS::ExactlyOnce}};
        QObject::connect(&connection, &Connection::messagesReceived, &connection,
                         [this](const std::shared_ptr<MessageBatch> &batch, size_t first, size_t count) {
                             for (size_t i = first; i < first + count; ++i)
                                 ++heard[batch->payload(batch->at(i)).toByteArray()];
                         });
        connection.open(settings);
    }
    bool isReady()
    {
        return QTest::qWaitFor(
            [this] {
                const auto &states = connection.subscriptions();
                return !states.empty() && states[0].phase == SubscriptionState::Phase::Granted;
            },
            patience);
    }

    Connection connection;
    QHash<QByteArray, int> heard;
};

QStringList sessionFiles(const QString &home)
{
    const QDir folder(home + QLatin1StringView("/avocet/sessions"));
    return folder.entryList({QStringLiteral("*.session")}, QDir::Files);
}

QString sessionPath(const QString &home)
{
    return home + QLatin1StringView("/avocet/sessions/") + sessionFiles(home).value(0);
}

/// The only state of the file that a test may wait for from outside: what stands in it.
bool fileHolds(const QString &home, const QByteArray &payload)
{
    return QTest::qWaitFor(
        [&] {
            QFile file(sessionPath(home));
            return file.open(QIODevice::ReadOnly) && file.readAll().contains(payload);
        },
        patience);
}

void addVersions()
{
    QTest::addColumn<ProtocolVersion>("version");
    QTest::newRow("3.1.1") << ProtocolVersion::V3_1_1;
    QTest::newRow("5.0") << ProtocolVersion::V5_0;
}

} // namespace

class TestSessionFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_broker.start(), m_broker.log()); }
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void killedInMidExchangeItGoesOn_data();
    void killedInMidExchangeItGoesOn();
    void killedWhileItReceivesItGoesOn_data();
    void killedWhileItReceivesItGoesOn();
    void killedInTheMiddleOfManyNothingDoubles_data() { addVersions(); }
    void killedInTheMiddleOfManyNothingDoubles();
    void closedInGoodOrderItGoesOn_data() { addVersions(); }
    void closedInGoodOrderItGoesOn();
    void onlyTheOwnerMayReadIt();
    void damagedFileIsPutAside();
    void secondProcessRunsWithoutTheFile();

private:
    QString home() const { return m_home->path(); }

    Mosquitto m_broker;
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestSessionFiles::killedInMidExchangeItGoesOn_data()
{
    QTest::addColumn<ProtocolVersion>("version");
    QTest::addColumn<int>("qos");
    QTest::addColumn<bool>("isToServer");
    QTest::addColumn<PacketType>("held");
    for (const auto version : {ProtocolVersion::V3_1_1, ProtocolVersion::V5_0}) {
        const auto row = [&](const char *name, int qos, bool isToServer, PacketType held) {
            QTest::addRow("MQTT %d, QoS %d, %s", int(version), qos, name)
                << version << qos << isToServer << held;
        };
        row("before PUBLISH", 1, true, PacketType::Publish);
        row("before PUBACK", 1, false, PacketType::Puback);
        row("before PUBLISH", 2, true, PacketType::Publish);
        row("before PUBREC", 2, false, PacketType::Pubrec);
        row("before PUBREL", 2, true, PacketType::Pubrel);
        row("before PUBCOMP", 2, false, PacketType::Pubcomp);
    }
}

void TestSessionFiles::killedInMidExchangeItGoesOn()
{
    QFETCH(ProtocolVersion, version);
    QFETCH(int, qos);
    QFETCH(bool, isToServer);
    QFETCH(PacketType, held);
    Peer peer(m_broker.port());
    QVERIFY(peer.isReady());
    PacketGate gate(m_broker.port());
    {
        Host first(home(), gate.port(), version);
        QVERIFY2(first.says("subscribed"), first.lines());
        isToServer ? gate.holdToServer(held) : gate.holdToClient(held);
        first.publish(qos, "precious");
        QTRY_VERIFY_WITH_TIMEOUT(gate.isHolding(), patience);
        if (qos == 1) // which is written a moment later: QoS 2 was safe before it went out
            QVERIFY(fileHolds(home(), "precious"));
        first.kill();
    }
    gate.open();
    Host second(home(), gate.port(), version);
    QVERIFY2(second.says("connected 1"), second.lines());
    QVERIFY2(second.says("settled 0 1"), second.lines()); // Acknowledged
    second.publish(1, "last");
    QTRY_VERIFY_WITH_TIMEOUT(peer.heard.contains("last"), patience);
    QVERIFY(peer.heard.value("precious") >= 1);
    if (qos == 2)
        QCOMPARE(peer.heard.value("precious"), 1);
}

void TestSessionFiles::killedWhileItReceivesItGoesOn_data()
{
    QTest::addColumn<ProtocolVersion>("version");
    QTest::addColumn<int>("qos");
    QTest::addColumn<bool>("isToServer");
    QTest::addColumn<PacketType>("held");
    for (const auto version : {ProtocolVersion::V3_1_1, ProtocolVersion::V5_0}) {
        const auto row = [&](const char *name, int qos, bool isToServer, PacketType held) {
            QTest::addRow("MQTT %d, QoS %d, %s", int(version), qos, name)
                << version << qos << isToServer << held;
        };
        row("before PUBACK", 1, true, PacketType::Puback);
        row("before PUBREC", 2, true, PacketType::Pubrec);
        row("before PUBREL", 2, false, PacketType::Pubrel);
        row("before PUBCOMP", 2, true, PacketType::Pubcomp);
    }
}

void TestSessionFiles::killedWhileItReceivesItGoesOn()
{
    QFETCH(ProtocolVersion, version);
    QFETCH(int, qos);
    QFETCH(bool, isToServer);
    QFETCH(PacketType, held);
    Peer peer(m_broker.port());
    QVERIFY(peer.isReady());
    PacketGate gate(m_broker.port());
    Host first(home(), gate.port(), version);
    QVERIFY2(first.says("subscribed"), first.lines());
    isToServer ? gate.holdToServer(held) : gate.holdToClient(held);
    peer.connection.publish({.topic = "in", .payload = "precious", .qos = QoS(qos)});
    QTRY_VERIFY_WITH_TIMEOUT(gate.isHolding(), patience);
    QVERIFY2(first.says("message precious"), first.lines());
    first.kill();

    gate.open();
    Host second(home(), gate.port(), version);
    QVERIFY2(second.says("connected 1"), second.lines());
    peer.connection.publish({.topic = "in", .payload = "last", .qos = QoS::ExactlyOnce});
    QVERIFY2(second.says("message last"), second.lines()); // what the broker sends again comes before it
    const int times = first.count("message precious") + second.count("message precious");
    QVERIFY(times >= 1);
    if (qos == 2)
        QCOMPARE(times, 1);
}

void TestSessionFiles::killedInTheMiddleOfManyNothingDoubles()
{
    QFETCH(ProtocolVersion, version);
    constexpr int messages = 100;
    Peer peer(m_broker.port());
    QVERIFY(peer.isReady());
    QSet<int> acknowledged;
    QHash<QByteArray, int> taken;
    int published = 0;
    for (int round = 0; round < 3; ++round) {
        Host host(home(), m_broker.port(), version);
        QVERIFY2(host.says("subscribed"), host.lines());
        for (int i = 0; i < messages; ++i) {
            host.publish(2, QByteArray::number(round * messages + i));
            peer.connection.publish(
                {.topic = "in", .payload = "in" + QByteArray::number(published++), .qos = QoS::ExactlyOnce});
        }
        QVERIFY2(host.says("settled", messages / 4), host.lines());
        host.kill();
        for (const QByteArray &payload : host.messages())
            ++taken[payload];
        for (int i = 0; i < messages; ++i) {
            if (host.count("settled " + QByteArray::number(i + 1) + " 1") > 0)
                acknowledged.insert(round * messages + i);
        }
    }
    Host last(home(), m_broker.port(), version);
    QVERIFY2(last.says("connected 1"), last.lines());
    last.publish(2, "last");
    QTRY_VERIFY_WITH_TIMEOUT(peer.heard.contains("last"), patience);
    for (auto heard = peer.heard.cbegin(); heard != peer.heard.cend(); ++heard)
        QVERIFY2(heard.value() == 1, heard.key());
    peer.connection.publish({.topic = "in", .payload = "end", .qos = QoS::ExactlyOnce});
    QVERIFY2(last.says("message end"), last.lines());
    for (const QByteArray &payload : last.messages())
        ++taken[payload];
    for (auto times = taken.cbegin(); times != taken.cend(); ++times)
        QVERIFY2(times.value() == 1, times.key());
    QVERIFY(acknowledged.size() >= messages / 4);
    for (const int number : acknowledged)
        QVERIFY2(peer.heard.contains(QByteArray::number(number)), QByteArray::number(number));
}

void TestSessionFiles::closedInGoodOrderItGoesOn()
{
    QFETCH(ProtocolVersion, version);
    Peer peer(m_broker.port());
    QVERIFY(peer.isReady());
    PacketGate gate(m_broker.port());
    {
        Host first(home(), gate.port(), version);
        QVERIFY2(first.says("subscribed"), first.lines());
        gate.holdToServer(PacketType::Publish);
        first.publish(1, "one");
        first.publish(2, "two");
        QVERIFY(first.quits()); // at once: nothing is left to a timer
    }
    gate.open();
    Host second(home(), gate.port(), version);
    QVERIFY2(second.says("settled 0 1", 2), second.lines());
    QTRY_COMPARE_WITH_TIMEOUT(peer.heard.value("one"), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(peer.heard.value("two"), 1, patience);
}

void TestSessionFiles::onlyTheOwnerMayReadIt()
{
    Host host(home(), m_broker.port(), ProtocolVersion::V5_0);
    QVERIFY2(host.says("subscribed"), host.lines());
    host.publish(2, "x");
    QVERIFY2(host.says("settled"), host.lines());
    QVERIFY(QFile::exists(sessionPath(home())));
#ifdef Q_OS_UNIX
    constexpr auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(sessionPath(home())) & others, QFileDevice::Permissions());
#endif
}

void TestSessionFiles::damagedFileIsPutAside()
{
    {
        Host host(home(), m_broker.port(), ProtocolVersion::V5_0);
        QVERIFY2(host.says("subscribed"), host.lines());
        host.publish(2, "x");
        QVERIFY2(host.says("settled"), host.lines());
        QVERIFY(host.quits());
    }
    const QString path = sessionPath(home());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(12) && file.write("?") == 1);
    file.close();
    Host host(home(), m_broker.port(), ProtocolVersion::V5_0);
    QVERIFY2(host.says("problem 0 " + path.toUtf8() + ".damaged"), host.lines());
    QVERIFY2(host.says("subscribed"), host.lines());
    QVERIFY(QFile::exists(path + QLatin1StringView(".damaged")));
    host.publish(2, "y");
    QVERIFY2(host.says("settled 1 1"), host.lines());
}

void TestSessionFiles::secondProcessRunsWithoutTheFile()
{
    Host first(home(), m_broker.port(), ProtocolVersion::V5_0);
    QVERIFY2(first.says("subscribed"), first.lines());
    Host second(home(), m_broker.port(), ProtocolVersion::V5_0);
    QVERIFY2(second.says("problem 1 "), second.lines());
    QVERIFY2(second.says("connected"), second.lines());
}

QTEST_GUILESS_MAIN(TestSessionFiles)
#include "tst_sessionfiles.moc"
