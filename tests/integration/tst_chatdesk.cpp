// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/brokerwindow.h"
#include "app/chatdesk.h"
#include "models/chatroommodel.h"
#include "panes/chatpane.h"
#include "shell/actions.h"
#include "shell/theme.h"
#include "shell/uistate.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

using namespace avocet;

namespace {

/// A window with its chat, without a broker: messages are handed in.
struct Desk
{
    explicit Desk(const QString &folder, bool isJoined = true)
        : settings(folder + QLatin1StringView("/settings.ini"), QSettings::IniFormat)
        , desk(
              window, settings, folder,
              [this](const QByteArray &room, const QString &title, const QString &text) {
                  notices << title + u'|' + text;
                  noticedRoom = room;
              },
              [this](int number) { badge = number; })
    {
        desk.setProfile(QStringLiteral("broker-1"));
        if (isJoined)
            chat().join(QStringLiteral("Ann"));
        window.window.showWorkspace();
        window.window.resize(1280, 800);
        window.window.show();
        window.window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window.window);
    }
    ChatService &chat() { return window.session().chat; }
    ChatPane &pane() { return window.chatPane; }
    void type(const QString &text) { Q_EMIT pane().sendRequested(text); }
    void arrive(const QByteArray &topic, const QString &user, const QString &say)
    {
        chat().messageReceived(
            {.topic = topic, .payload = encodeChatMessage(user, say), .time = time += 1'000'000});
    }
    QStringList lines(const QByteArray &topic = "chat")
    {
        QStringList list;
        const Conversation *room = chat().find(topic);
        for (int i = 0; room && i < room->rows.size(); ++i) {
            if (room->rows.at(i).kind == ChatRowKind::Message)
                list << room->rows.at(i).user + u':' + room->rows.at(i).say;
        }
        return list;
    }
    ChatEvent lastEvent(const QByteArray &topic = "chat")
    {
        const ChatRoom &rows = chat().find(topic)->rows;
        return rows.at(rows.size() - 1).event;
    }

    qint64 time = 1'700'000'000'000'000;
    QStringList notices;
    QByteArray noticedRoom;
    int badge = -1;
    QSettings settings;
    UiState state{settings};
    Theme theme{*qApp};
    BrokerWindow window{state, theme};
    ChatDesk desk;
};

} // namespace

class TestChatDesk : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        static QTemporaryDir folder;
        qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }

private Q_SLOTS:
    void unsentLinesDraftsAndRoomsSurviveAnEnd()
    {
        QTemporaryDir folder;
        {
            Desk desk(folder.path());
            desk.type(u"one"_qs);
            desk.type(u"/join ops"_qs);
            desk.type(u"two"_qs);
            desk.pane().setDraft(u"half a"_qs);
            QCOMPARE(desk.desk.chat().room(), "chat/ops");
        }
        Desk desk(folder.path());
        QCOMPARE(desk.lines(), QStringList{u"Ann:one"_qs});
        QCOMPARE(desk.lines("chat/ops"), QStringList{u"Ann:two"_qs});
        QVERIFY(desk.pane().draft().isEmpty());
        desk.desk.chat().showRoom("chat/ops");
        QCOMPARE(desk.pane().draft(), "half a");
        QCOMPARE(desk.chat().unsent().size(), 2u);
    }

    void secondProgramOnTheSameProfileKeepsNothing()
    {
        QTemporaryDir folder;
        Desk first(folder.path());
        first.type(u"one"_qs);
        {
            Desk second(folder.path());
            QVERIFY(second.chat().ourSender() != first.chat().ourSender());
            QVERIFY(second.chat().unsent().empty());
            second.type(u"two"_qs);
        }
        QCOMPARE(first.chat().unsent().size(), 1u);
    }

    void historyComesBackAboveAndOnlyOnce()
    {
        QTemporaryDir folder;
        {
            Desk desk(folder.path());
            for (int i = 0; i < 150; ++i)
                desk.arrive("chat", u"Bob"_qs, QString::number(i));
        }
        Desk desk(folder.path());
        desk.arrive("chat", u"Bob"_qs, u"new"_qs);
        QTRY_COMPARE(desk.lines().size(), 101);
        QCOMPARE(desk.lines().first(), "Bob:50");
        QCOMPARE(desk.lines().last(), "Bob:new");
        Q_EMIT desk.pane().olderRequested();
        QTRY_COMPARE(desk.lines().size(), 151);
        QCOMPARE(desk.lines().first(), "Bob:0");
        Q_EMIT desk.pane().olderRequested();
        QCOMPARE(desk.lines().size(), 151);
    }

    void commandsDoWhatTheySay()
    {
        QTemporaryDir folder;
        Desk desk(folder.path());
        desk.type(u"/me waves"_qs);
        QCOMPARE(desk.lines().last(), "Ann:/me waves");
        desk.type(u"//etc"_qs);
        QCOMPARE(desk.lines().last(), "Ann:/etc");
        const auto count = desk.lines().size();
        desk.type(u"/frobnicate x"_qs);
        QCOMPARE(int(desk.lastEvent()), int(ChatEvent::UnknownCommand));
        QCOMPARE(desk.pane().draft(), "/frobnicate x");
        desk.type(u"/help"_qs);
        QCOMPARE(int(desk.lastEvent()), int(ChatEvent::Help));
        desk.arrive("chat", u"Bob"_qs, u"hi"_qs);
        desk.type(u"/who"_qs);
        QCOMPARE(int(desk.lastEvent()), int(ChatEvent::Who));
        QCOMPARE(desk.lines().size(), count + 1);
        QSignalSpy renames(&desk.desk, &ChatDesk::renameRequested);
        desk.type(u"/nick Anna"_qs);
        QCOMPARE(renames.first().first().toString(), "Anna");
        desk.type(u"/join a/b+c"_qs);
        QCOMPARE(desk.desk.chat().room(), "chat/a%2Fb%2Bc");
        desk.type(u"/join @Bob"_qs);
        QCOMPARE(desk.desk.chat().room(), "chat/@Ann,Bob");
        desk.type(u"/join "_qs + QString(100, u'x'));
        QCOMPARE(desk.desk.chat().room(), "chat/@Ann,Bob");
        desk.type(u"/leave"_qs);
        QCOMPARE(desk.desk.chat().room(), "chat");
        QVERIFY(!desk.chat().find("chat/@Ann,Bob"));
        desk.type(u"/clear"_qs);
        QVERIFY(desk.lines().isEmpty());
        desk.type(u"/leave"_qs);
        QVERIFY(!desk.chat().isJoined());
    }

    void unreadStandsInTitleAndBadgeUntilItIsRead()
    {
        QTemporaryDir folder;
        Desk desk(folder.path());
        desk.type(u"/join ops"_qs);
        desk.desk.chat().showRoom("chat");
        desk.desk.chat().setAttentive(true);
        desk.arrive("chat/ops", u"Bob"_qs, u"one"_qs);
        desk.arrive("chat", u"Bob"_qs, u"seen at once"_qs);
        QCOMPARE(desk.window.window.windowTitle(), "(1) Avocet");
        QCOMPARE(desk.badge, 1);
        desk.desk.chat().showRoom("chat/ops");
        QCOMPARE(desk.window.window.windowTitle(), "Avocet");
        QCOMPARE(desk.badge, 0);
        desk.desk.chat().setAttentive(false);
        desk.arrive("chat/ops", u"Bob"_qs, u"two"_qs);
        QCOMPARE(desk.badge, 1);
        desk.desk.chat().setAttentive(true);
        QCOMPARE(desk.badge, 0);
    }

    void onlyWhatIsPersonalIsNotifiedAndOnlyWhileElsewhere()
    {
        QTemporaryDir folder;
        Desk desk(folder.path());
        desk.desk.chat().setAttentive(true);
        desk.arrive("chat", u"Bob"_qs, u"@Ann in sight"_qs);
        desk.desk.chat().setAttentive(false);
        desk.arrive("chat", u"Bob"_qs, u"nothing"_qs);
        QVERIFY(desk.notices.isEmpty());
        desk.arrive("chat", u"<b>Bob"_qs, u"@ann look"_qs);
        QCOMPARE(desk.notices, QStringList{u"<b>Bob in # chat|@ann look"_qs});
        desk.arrive("chat/@Ann,Bob", u"Bob"_qs, u"one of many in the same moment"_qs);
        QCOMPARE(desk.notices.size(), 1);
    }

    void clickOnANoticeBringsUpItsRoom()
    {
        QTemporaryDir folder;
        Desk desk(folder.path());
        desk.desk.chat().setAttentive(false);
        desk.arrive("chat/@Ann,Bob", u"Bob"_qs, u"psst"_qs);
        QCOMPARE(desk.noticedRoom, "chat/@Ann,Bob");
        desk.window.window.actions().showChat->trigger();
        QVERIFY(!desk.pane().isVisible());
        desk.window.window.showMinimized();
        desk.desk.bringUp(desk.noticedRoom);
        QVERIFY(!desk.window.window.isMinimized());
        QTRY_VERIFY(desk.window.window.isActiveWindow());
        QVERIFY(desk.pane().isVisible());
        QCOMPARE(desk.desk.chat().room(), "chat/@Ann,Bob");
        desk.desk.bringUp("chat/of-another-broker");
        QCOMPARE(desk.desk.chat().room(), "chat/@Ann,Bob");
    }

    void preferencesAreAskedForAndKept()
    {
        QTemporaryDir folder;
        {
            Desk desk(folder.path());
            desk.desk.showPreferences();
            auto *dialog = desk.window.window.findChild<PreferencesDialog *>();
            QVERIFY(dialog);
            dialog->findChild<QComboBox *>(u"noticesBox"_qs)
                ->setCurrentIndex(int(Preferences::Notices::None));
            dialog->findChild<QSpinBox *>(u"chatHistoryBox"_qs)->setValue(50);
            dialog->findChild<QSpinBox *>(u"historyBox"_qs)->setValue(64);
            QTest::keyClick(dialog, Qt::Key_Return);
            desk.desk.chat().setAttentive(false);
            desk.arrive("chat", u"Bob"_qs, u"@Ann"_qs);
            QVERIFY(desk.notices.isEmpty());
            QCOMPARE(desk.window.log.budget(), qsizetype(64) * 1024 * 1024);
        }
        Desk desk(folder.path());
        desk.desk.showPreferences();
        QCOMPARE(desk.window.window.findChild<QSpinBox *>(u"chatHistoryBox"_qs)->value(), 50);
    }

    void forgettingIsConfirmedAndWipes()
    {
        QTemporaryDir folder;
        {
            Desk desk(folder.path());
            desk.arrive("chat", u"Bob"_qs, u"secret"_qs);
            desk.desk.showPreferences();
            QTest::mouseClick(desk.window.window.findChild<QPushButton *>(u"forgetButton"_qs),
                              Qt::LeftButton);
            auto *question = desk.window.window.findChild<QMessageBox *>(u"forgetQuestion"_qs);
            QVERIFY(question);
            QTest::mouseClick(question->findChild<QPushButton *>(u"forgetConfirmButton"_qs), Qt::LeftButton);
        }
        QFile file(folder.filePath(u"history.sqlite"_qs));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("secret"));
    }

    void transcriptTellsOnceWhatIsSaidInTheLobby()
    {
        QTemporaryDir folder;
        Desk desk(folder.path());
        const QString path = folder.filePath(u"log.txt"_qs);
        QVERIFY(desk.desk.startTranscript(path));
        const QByteArray hi = encodeChatMessage(u"Bob"_qs, u"a\nb"_qs, "bobbobbo.aaaaaaaaaaaa");
        for (int i = 0; i < 2; ++i)
            desk.chat().messageReceived({.topic = "chat", .payload = hi});
        desk.arrive("chat/ops", u"Bob"_qs, u"elsewhere"_qs);
        desk.arrive("chat", u"小明"_qs, u"你好"_qs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), u"Bob:a\\nb\n小明:你好\n"_qs);
        QSignalSpy problems(&desk.desk, &ChatDesk::problem);
        QVERIFY(!desk.desk.startTranscript(u"/dev/null/x"_qs));
        QCOMPARE(problems.count(), 1);
    }
};

QTEST_MAIN(TestChatDesk)
#include "tst_chatdesk.moc"
