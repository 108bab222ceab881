// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatpeers.h"

#include "chat/chatmemory.h"
#include "profiles/profilestore.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace avocet;
using namespace avocet::test;
using mqtt::ProtocolVersion;

namespace {

constexpr int patience = 30'000; ///< milliseconds
constexpr int linesOfTheLate = 15;

/// The real program in a process and a home of its own.
class Program
{
public:
    Program(quint16 port, const QString &name)
        : m_port(port)
        , m_name(name)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_qs, u"offscreen"_qs);
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_qs, u"unix:path=/nonexistent"_qs);
        for (const QString &variable :
             {u"HOME"_qs, u"XDG_CONFIG_HOME"_qs, u"XDG_DATA_HOME"_qs, u"XDG_RUNTIME_DIR"_qs})
            environment.insert(variable, m_home.path());
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        QFile::setPermissions(m_home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    ~Program() { kill(); }

    /// As if they had been typed in an earlier run, and the program closed before it was connected.
    void leaveUnsent(const QStringList &lines)
    {
        ProfileStore profiles(m_home.filePath(u"avocet/profiles.json"_qs));
        profiles.load();
        const Profile profile = makeProfile(u"broker"_qs, {mqtt::Scheme::Tcp, u"127.0.0.1"_qs, m_port, {}});
        Profile known = profile;
        known.settings.connect.userName = "admin";
        profiles.put(known);
        ChatMemory memory{.sender = "latelate"};
        for (int i = 0; i < lines.size(); ++i)
            memory.unsent.push_back({.topic = "chat",
                                     .id = "latelate.aaaaaaaaaa" + QByteArray(1, char('a' + i / 20)) +
                                           QByteArray(1, char('a' + i % 20)),
                                     .user = m_name,
                                     .say = lines[i],
                                     .time = i});
        writeChatMemory(m_home.filePath(u"avocet/chat/"_qs + profile.id + u".json"_qs), memory);
    }
    [[nodiscard]] bool start()
    {
        m_process.start(QStringLiteral(AVOCET), {u"mqtt://admin:password@127.0.0.1:%1"_qs.arg(m_port),
                                                 u"--chat-as"_qs, m_name, u"--chat-log"_qs, logPath()});
        return m_process.waitForStarted(patience);
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    void quit() { m_process.terminate(); }
    QStringList transcript() const
    {
        QFile file(logPath());
        return file.open(QIODevice::ReadOnly)
                   ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                   : QStringList();
    }

private:
    QString logPath() const { return m_home.filePath(u"chat.log"_qs); }

    QTemporaryDir m_home;
    quint16 m_port;
    QString m_name;
    QProcess m_process;
};

/// From "begin" to "end", which the observer says.
QStringList between(const QStringList &lines)
{
    const auto begin = lines.indexOf(u"Eve:begin"_qs);
    const auto end = lines.indexOf(u"Eve:end"_qs);
    return begin < 0 || end < begin ? QStringList() : lines.mid(begin, end - begin + 1);
}

QStringList here(Desktop &desktop)
{
    QStringList names;
    for (const Person &person : desktop.session.chat.people("chat")) {
        if (person.isHere)
            names << person.name;
    }
    return names;
}

} // namespace

class TestChatPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiveProgramsAndTwoScriptsSeeTheSame()
    {
        MosquittoOptions options = protectedBroker();
        // MQTT orders messages of one QoS only (4.6): where the places in flight are all taken, the scripts'
        // QoS 0 overtakes ours, at one subscriber and not at the other. So there are enough.
        options.configuration << u"max_inflight_messages 0"_qs;
        Mosquitto broker(options);
        QVERIFY2(broker.start(), broker.log());
        Desktop eve(broker.port(), ProtocolVersion::V5_0, u"Eve"_qs, "password", true);
        QTRY_COMPARE_WITH_TIMEOUT(eve.transcript, QStringList{u"Eve:Hello,anyone!"_qs}, patience);

        const QStringList names{u"Ann"_qs, u"Bob"_qs, u"Cleo"_qs, u"Dan"_qs};
        std::vector<std::unique_ptr<Program>> programs;
        for (const QString &name : names) {
            programs.push_back(std::make_unique<Program>(broker.port(), name));
            QVERIFY(programs.back()->start());
        }
        Script xiao(broker.port(), "小明");
        Script zoe(broker.port(), "Zoe");
        const QStringList all{u"Ann"_qs, u"Bob"_qs, u"Cleo"_qs, u"Dan"_qs, u"Eve"_qs, u"Zoe"_qs, u"小明"_qs};
        QTRY_COMPARE_WITH_TIMEOUT(here(eve), all, patience);
        for (const QString &name : names)
            QTRY_VERIFY_WITH_TIMEOUT(eve.count(name + u":Hello,anyone!"_qs) == 1, patience);

        eve.session.chat.send(u"begin"_qs);
        for (const auto &program : programs)
            QTRY_VERIFY_WITH_TIMEOUT(program->transcript().contains(u"Eve:begin"_qs), patience);
        QStringList unsent;
        for (int i = 0; i < linesOfTheLate; ++i)
            unsent << u"typed before %1"_qs.arg(i);
        Program late(broker.port(), u"Late"_qs);
        late.leaveUnsent(unsent);
        QVERIFY(late.start());
        for (int i = 0; i < 50; ++i) {
            xiao.type(u"第 %1 行"_qs.arg(i).toUtf8());
            zoe.type("line " + QByteArray::number(i));
        }
        QTRY_COMPARE_WITH_TIMEOUT(eve.count(u"Late:"_qs + unsent.last()), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(eve.count(u"小明:第 49 行"_qs), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(eve.count(u"Zoe:line 49"_qs), 1, patience);
        eve.session.chat.send(u"end"_qs);
        QTRY_COMPARE_WITH_TIMEOUT(eve.count(u"Eve:end"_qs), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(eve.isAllDelivered(), patience);

        const QStringList expected = between(eve.transcript);
        QCOMPARE(expected.size(), 2 + linesOfTheLate + 1 + 100);
        for (const auto &program : programs)
            QTRY_COMPARE_WITH_TIMEOUT(between(program->transcript()), expected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(between(xiao.lines()), expected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(between(zoe.lines()), expected, patience);
        QTRY_VERIFY_WITH_TIMEOUT(late.transcript().contains(u"Eve:end"_qs), patience);
        QCOMPARE(late.transcript().filter(u"Late:typed"_qs).size(), linesOfTheLate);

        QVERIFY(here(eve).contains(u"Late"_qs));
        programs[0]->kill(); // the broker speaks for it
        programs[1]->kill();
        late.quit(); // says so itself
        QTRY_COMPARE_WITH_TIMEOUT(
            here(eve), QStringList({u"Cleo"_qs, u"Dan"_qs, u"Eve"_qs, u"Zoe"_qs, u"小明"_qs}), patience);
        QVERIFY(programs[0]->start());
        QTRY_VERIFY_WITH_TIMEOUT(here(eve).contains(u"Ann"_qs), patience);
    }

    void willIsRegisteredWithoutLosingAnything_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::newRow("3.1.1") << ProtocolVersion::V3_1_1;
        QTest::newRow("5.0") << ProtocolVersion::V5_0;
    }
    void willIsRegisteredWithoutLosingAnything()
    {
        QFETCH(ProtocolVersion, version);
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        Desktop eve(broker.port(), version, u"Eve"_qs);
        QTRY_COMPARE_WITH_TIMEOUT(eve.transcript, QStringList{u"Eve:Hello,anyone!"_qs}, patience);
        eve.session.chat.leave();
        eve.session.connection.subscribe({.filter = "by/hand"});
        QTRY_VERIFY_WITH_TIMEOUT(isGranted(eve, "by/hand"), patience);

        eve.session.chat.join(u"Eve"_qs, true);
        QTRY_COMPARE_WITH_TIMEOUT(eve.count(u"Eve:Hello,anyone!"_qs), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(eve.isAllDelivered(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isGranted(eve, "by/hand"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(here(eve), QStringList{u"Eve"_qs}, patience);
        for (const Person &person : eve.session.chat.people("chat"))
            QCOMPARE(person.sender, eve.session.chat.ourSender());
    }

    void willOfTheUserStaysAndPresenceWorksWithoutOne()
    {
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        Desktop eve(broker.port(), ProtocolVersion::V5_0, u"Eve"_qs, "password", true);
        mqtt::ConnectionSettings settings;
        settings.endpoint = {mqtt::Scheme::Tcp, u"127.0.0.1"_qs, broker.port(), {}};
        settings.connect.clientId = "dan";
        settings.connect.userName = "admin";
        settings.connect.password = "password";
        settings.connect.will = mqtt::Will{.topic = "by/dan", .payload = "gone"};
        BrokerSession dan;
        QObject::connect(&dan.connection, &mqtt::Connection::messagesReceived, &dan,
                         [&dan](const std::shared_ptr<mqtt::MessageBatch> &batch, size_t first,
                                size_t count) { dan.passToChat(*batch, first, count); });
        dan.open(settings);
        QTRY_VERIFY_WITH_TIMEOUT(dan.connection.isConnected(), patience);
        dan.chat.join(u"Dan"_qs, true);
        QTRY_COMPARE_WITH_TIMEOUT(here(eve), QStringList({u"Dan"_qs, u"Eve"_qs}), patience);
        dan.close();
        QTRY_COMPARE_WITH_TIMEOUT(here(eve), QStringList{u"Eve"_qs}, patience);
    }

private:
    static bool isGranted(Desktop &desktop, const QByteArray &filter)
    {
        return std::ranges::any_of(desktop.session.connection.subscriptions(),
                                   [&](const mqtt::SubscriptionState &state) {
                                       return state.subscription.filter == filter &&
                                              state.phase == mqtt::SubscriptionState::Phase::Granted;
                                   });
    }
};

QTEST_GUILESS_MAIN(TestChatPresence)
#include "tst_chatpresence.moc"
