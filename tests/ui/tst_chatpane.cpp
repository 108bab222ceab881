// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatpanefixture.h"

using namespace avocet;
using namespace avocet::test;

class TestChatPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameIsAskedForInThePane()
    {
        Fixture f(false);
        QVERIFY(f.isShown("chatNameEdit"));
        auto *button = f.find<QPushButton>("chatJoinButton");
        QVERIFY(!button->isEnabled());
        QTest::keyClicks(f.find<QLineEdit>("chatNameEdit"), "  Ann ");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(f.joins.count(), 1);
        QCOMPARE(f.joins.first().first().toString(), "Ann");
        f.pane.setJoined(true);
        QVERIFY(f.isShown("chatEditor"));
        QVERIFY(f.editor()->hasFocus());
    }

    void enterInTheNameJoinsAndABlankNameDoesNot()
    {
        Fixture f(false);
        auto *name = f.find<QLineEdit>("chatNameEdit");
        QTest::keyClicks(name, "  ");
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(f.joins.count(), 0);
        QTest::keyClicks(name, "Bob");
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(f.joins.count(), 1);
    }

    void enterSendsAndEmptiesTheEditor()
    {
        Fixture f;
        QTest::keyClicks(f.editor(), "Hello,anyone!");
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QCOMPARE(f.sent.count(), 1);
        QCOMPARE(f.sent.first().first().toString(), "Hello,anyone!");
        QVERIFY(f.pane.draft().isEmpty());
    }

    void shiftEnterMakesALine()
    {
        Fixture f;
        const int oneLine = f.editor()->height();
        QTest::keyClicks(f.editor(), "one");
        QTest::keyClick(f.editor(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(f.editor(), "two");
        QCOMPARE(f.sent.count(), 0);
        QVERIFY(f.editor()->height() > oneLine);
        QTest::keyClick(f.editor(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(f.sent.first().first().toString(), "one\ntwo");
        QCOMPARE(f.editor()->height(), oneLine);
    }

    void editorGrowsToFiveLines()
    {
        Fixture f;
        f.pane.setDraft("1\n2\n3\n4\n5");
        const int fiveLines = f.editor()->height();
        f.pane.setDraft(QStringLiteral("x\n").repeated(100));
        QCOMPARE(f.editor()->height(), fiveLines);
    }

    void blankTextIsNotSent()
    {
        Fixture f;
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QTest::keyClicks(f.editor(), "  ");
        QTest::keyClick(f.editor(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QCOMPARE(f.sent.count(), 0);
    }

    void enterDuringCompositionSendsNothing()
    {
        Fixture f;
        QInputMethodEvent compose("ni", {});
        QGuiApplication::sendEvent(f.editor(), &compose);
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QCOMPARE(f.sent.count(), 0);
        QInputMethodEvent commit;
        commit.setCommitString("你");
        QGuiApplication::sendEvent(f.editor(), &commit);
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QCOMPARE(f.sent.first().first().toString(), "你");
    }

    void tooLongTextStaysInTheEditor()
    {
        Fixture f;
        f.pane.setDraft(QString(16385, u'x'));
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QCOMPARE(f.sent.count(), 0);
        QCOMPARE(f.pane.draft().size(), 16385);
        QVERIFY(f.isShown("chatTooLongNotice"));
        QTest::keyClick(f.editor(), Qt::Key_Backspace);
        QVERIFY(!f.isShown("chatTooLongNotice"));
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QCOMPARE(f.sent.count(), 1);
    }

    void draftSurvivesADisconnectAndTextIsStillTaken()
    {
        Fixture f;
        QTest::keyClicks(f.editor(), "draft");
        f.pane.setConnected(false);
        QVERIFY(f.isShown("chatOfflineNotice"));
        QCOMPARE(f.pane.draft(), "draft");
        QTest::keyClick(f.editor(), Qt::Key_Return);
        QCOMPARE(f.sent.count(), 1);
        f.pane.setConnected(true);
        QVERIFY(!f.isShown("chatOfflineNotice"));
    }

    void refusedSubscriptionIsTold()
    {
        Fixture f;
        f.pane.setSubscriptionRefused("The broker does not let you read chat.");
        QVERIFY(f.isShown("chatRefusedNotice"));
        f.pane.setSubscriptionRefused({});
        QVERIFY(!f.isShown("chatRefusedNotice"));
    }

    void nameCanBeChangedAndTheWayBackIsOpen()
    {
        Fixture f;
        f.find<QAction>("chatChangeNameAction")->trigger();
        auto *name = f.find<QLineEdit>("chatNameEdit");
        QCOMPARE(name->text(), "Ann");
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(f.isShown("chatEditor"));
        f.find<QAction>("chatChangeNameAction")->trigger();
        QTest::keyClicks(name, "Anna");
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(f.joins.first().first().toString(), "Anna");
        QVERIFY(f.isShown("chatEditor"));
    }

    void leavingIsAskedFor()
    {
        Fixture f;
        QSignalSpy leaves(&f.pane, &ChatPane::leaveRequested);
        f.find<QAction>("chatLeaveAction")->trigger();
        QCOMPARE(leaves.count(), 1);
        f.pane.setJoined(false);
        QVERIFY(f.isShown("chatNameEdit"));
    }

    void clickOnSendAgainAsksForIt()
    {
        Fixture f;
        ChatRow own = said("Ann", "hi");
        own.own = true;
        const quint64 id = f.room.add(own);
        f.room.setState(id, ChatState::Failed, ChatOutcome::Refused, 0x87);
        QSignalSpy again(&f.pane, &ChatPane::sendAgainRequested);
        const QRect row = f.view()->visualRect(f.model.index(0));
        QTest::mouseClick(f.view()->viewport(), Qt::LeftButton, {}, {40, row.center().y()});
        QCOMPARE(again.count(), 0);
        QTest::mouseClick(f.view()->viewport(), Qt::LeftButton, {}, {row.right() - 30, row.bottom() - 10});
        QCOMPARE(again.count(), 1);
        QCOMPARE(again.first().first().toULongLong(), id);
    }

    void peopleAreCounted()
    {
        Fixture f;
        f.pane.setPeople({{.name = "Bob", .title = "Bob", .isHere = true},
                          {.name = "Ann", .title = "Ann", .isHere = true, .isUs = true},
                          {.name = "Cleo", .title = "Cleo", .lastSeen = 1'700'000'000'000}});
        QCOMPARE(f.find<QToolButton>("chatPeopleButton")->text(), "2");
        auto *menu = f.find<QMenu>("chatPeopleMenu");
        Q_EMIT menu->aboutToShow();
        QSignalSpy direct(&f.pane, &ChatPane::directRequested);
        QVERIFY(!menu->findChild<QAction *>("chatPerson Ann")->isEnabled());
        menu->findChild<QAction *>("chatPerson Bob")->trigger();
        QCOMPARE(direct.first().first().toString(), "Bob");
    }

    void roomsAreListedWithWhatIsUnread()
    {
        Fixture f;
        f.pane.setRooms({{.topic = "chat", .kind = ChatRoomEntry::Kind::Lobby, .title = "# chat"},
                         {.topic = "chat/ops", .title = "# ops", .unread = 3, .hasMention = true},
                         {.topic = "chat/quiet", .title = "# quiet", .unread = 9, .isMuted = true},
                         {.topic = "chat/other", .title = "# <b>&other", .isJoined = false}},
                        "chat");
        QCOMPARE(f.find<QToolButton>("chatRoomButton")->text(), "# chat  ·  3 new elsewhere ▾");
        QVERIFY(!f.find<QAction>("chatLeaveRoomAction")->isEnabled());
        auto *menu = f.find<QMenu>("chatRoomsMenu");
        Q_EMIT menu->aboutToShow();
        QVERIFY(menu->findChild<QAction *>("chatRoom chat")->isChecked());
        QCOMPARE(menu->findChild<QAction *>("chatRoom chat/ops")->text(), "# ops\t@ 3");
        QCOMPARE(menu->findChild<QAction *>("chatRoom chat/other")->text(), "# <b>&&other");
        QSignalSpy chosen(&f.pane, &ChatPane::roomChosen);
        menu->findChild<QAction *>("chatRoom chat/ops")->trigger();
        QCOMPARE(chosen.first().first().toByteArray(), "chat/ops");
        menu->findChild<QAction *>("chatNewRoomAction")->trigger();
        QCOMPARE(f.pane.draft(), "/join ");
    }

    void tabCompletesCommandsAndNames()
    {
        Fixture f;
        f.pane.setPeople({{.name = "Bob", .title = "Bob", .isHere = true}});
        QTest::keyClicks(f.editor(), "/j");
        QVERIFY(f.isShown("chatCommandHint"));
        QCOMPARE(f.find<QLabel>("chatCommandHint")->text(), "/join (Tab completes)");
        QTest::keyClick(f.editor(), Qt::Key_Tab);
        QCOMPARE(f.pane.draft(), "/join ");
        f.pane.setDraft("ask @b");
        QVERIFY(!f.isShown("chatCommandHint"));
        QTest::keyClick(f.editor(), Qt::Key_Tab);
        QCOMPARE(f.pane.draft(), "ask @Bob ");
        QTest::keyClick(f.editor(), Qt::Key_Tab);
        QVERIFY(!f.editor()->hasFocus());
    }
};

QTEST_MAIN(TestChatPane)
#include "tst_chatpane.moc"
