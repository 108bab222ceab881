// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/chatroommodel.h"
#include "panes/chatpane.h"
#include "widgets/chatdelegate.h"
#include "widgets/chatview.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QInputMethodEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>

using namespace avocet;

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 noon = 1'700'000'000 * second;

ChatRow said(const QString &user, const QString &say, qint64 time = noon)
{
    return {.time = time, .user = user, .say = say};
}

struct Fixture
{
    ChatRoom room;
    ChatRoomModel model{&room};
    ChatPane pane;
    QSignalSpy sent{&pane, &ChatPane::sendRequested};
    QSignalSpy joins{&pane, &ChatPane::joinRequested};

    explicit Fixture(bool isJoined = true)
    {
        pane.setModel(&model);
        pane.setName(isJoined ? QStringLiteral("Ann") : QString());
        pane.setConnected(true);
        pane.setJoined(isJoined);
        pane.resize(320, 500);
        pane.show();
        pane.activateWindow();
        (void)QTest::qWaitForWindowActive(&pane);
    }
    template <class Widget>
    Widget *find(const char *name)
    {
        return pane.findChild<Widget *>(QLatin1StringView(name));
    }
    QPlainTextEdit *editor() { return find<QPlainTextEdit>("chatEditor"); }
    ChatView *view() { return find<ChatView>("chatView"); }
    bool isShown(const char *name) { return find<QWidget>(name)->isVisible(); }
};

} // namespace

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

    void viewFollowsWhatComes()
    {
        Fixture f;
        for (int i = 0; i < 200; ++i)
            f.room.add(said("Bob", QString::number(i), noon + i * second));
        QTRY_VERIFY(f.view()->verticalScrollBar()->maximum() > 0);
        QCOMPARE(f.view()->verticalScrollBar()->value(), f.view()->verticalScrollBar()->maximum());
        QVERIFY(!f.isShown("chatNewMessagesButton"));
        QCOMPARE(f.view()->indexAt({100, f.view()->viewport()->height() - 3}).row(), 199);
    }

    void viewStaysWhereOneReadsAndTellsOfNewMessages()
    {
        Fixture f;
        for (int i = 0; i < 200; ++i)
            f.room.add(said("Bob", QString::number(i), noon + i * second));
        QTRY_VERIFY(f.view()->verticalScrollBar()->maximum() > 0);
        f.view()->verticalScrollBar()->setValue(f.view()->verticalScrollBar()->maximum() - 700);
        const QPoint point(100, 100);
        const QModelIndex seen = f.view()->indexAt(point);
        const QRect place = f.view()->visualRect(seen);
        f.room.add(said("Bob", "new"));
        QVERIFY(f.isShown("chatNewMessagesButton"));
        QCOMPARE(f.view()->visualRect(seen), place);
        QTest::mouseClick(f.find<QPushButton>("chatNewMessagesButton"), Qt::LeftButton);
        QVERIFY(!f.isShown("chatNewMessagesButton"));
        QVERIFY(f.view()->isFollowing());
        QTRY_COMPARE(f.view()->indexAt({100, f.view()->viewport()->height() - 3}).row(), 200);
    }

    void wheelMovesByExactlyWhatItSays()
    {
        Fixture f;
        for (int i = 0; i < 500; ++i)
            f.room.add(said("Bob", QStringLiteral("word ").repeated(i % 60), noon + i * 400 * second));
        QTRY_VERIFY(f.view()->verticalScrollBar()->maximum() > 0);
        for (int step = 0; step < 50; ++step) {
            const QModelIndex seen = f.view()->indexAt({100, 200});
            const QRect before = f.view()->visualRect(seen);
            f.view()->verticalScrollBar()->setValue(f.view()->verticalScrollBar()->value() - 60);
            QCOMPARE(f.view()->visualRect(seen).top(), before.top() + 60);
        }
    }

    void scrollBarReachesBothEnds()
    {
        Fixture f;
        for (int i = 0; i < 60; ++i)
            f.room.add(said("Bob", QStringLiteral("word ").repeated(60 - i), noon + i * 400 * second));
        QTRY_VERIFY(f.view()->verticalScrollBar()->maximum() > 0);
        for (int round = 0; round < 3; ++round) {
            f.view()->verticalScrollBar()->setValue(0);
            QCOMPARE(f.view()->visualRect(f.model.index(0)).top(), 0);
            f.view()->verticalScrollBar()->setValue(f.view()->verticalScrollBar()->maximum());
            QCOMPARE(f.view()->visualRect(f.model.index(59)).bottom() + 1, f.view()->viewport()->height());
        }
    }

    void homeAndEndReachTheEnds()
    {
        Fixture f;
        for (int i = 0; i < 1000; ++i)
            f.room.add(said("Bob", QStringLiteral("word ").repeated(i % 60), noon + i * second));
        f.view()->setFocus();
        QTest::keyClick(f.view(), Qt::Key_Home);
        QCOMPARE(f.view()->indexAt({100, 1}).row(), 0);
        QCOMPARE(f.view()->verticalScrollBar()->value(), 0);
        QTest::keyClick(f.view(), Qt::Key_End);
        QCOMPARE(f.view()->indexAt({100, f.view()->viewport()->height() - 3}).row(), 999);
        QVERIFY(f.view()->isFollowing());
    }

    void copyTakesTheSelectedRows()
    {
        Fixture f;
        f.room.add(said("Bob", "one"));
        f.room.add(said("安", "你好"));
        f.view()->setFocus();
        f.view()->selectAll();
        QTest::keyClick(f.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), "Bob:one\n安:你好");
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
        f.room.add(said("Bob", "x"));
        f.room.add(said("Cleo", "x"));
        QTRY_COMPARE(f.find<QLabel>("chatPeopleLabel")->text(), "2 people");
    }

    void manyRowsCostLittle()
    {
        Fixture f;
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 100'000; ++i)
            f.room.add(said(QString::number(i % 7), QStringLiteral("message %1").arg(i), noon + i * second));
        QTRY_VERIFY(f.view()->verticalScrollBar()->maximum() > 1'000'000);
        const qint64 filling = clock.restart();
        for (int i = 0; i < 200; ++i) {
            f.view()->verticalScrollBar()->setValue(f.view()->verticalScrollBar()->maximum() / 200 * i);
            f.view()->grab();
        }
        qInfo("100,000 rows: filled in %lld ms; a jump with its picture takes %lld us", filling,
              clock.elapsed() * 5);
        QVERIFY(clock.elapsed() < 20'000);
    }

    void hugeAndHostileRowsArePainted()
    {
        Fixture f;
        f.room.add(said(QString(100'000, QChar(0x202E)), QString(60'000, QChar(0x0301))));
        f.room.add(said("<h1>", QString(60'000, u'\n')));
        f.room.add(said({}, {}));
        f.room.add({.time = noon,
                    .excerpt = QByteArray(240, '\xff'),
                    .payloadSize = 1 << 20,
                    .kind = ChatRowKind::Raw});
        QTRY_VERIFY(f.view()->verticalScrollBar()->maximum() > 0);
        QVERIFY(!f.pane.grab().isNull());
    }
};

QTEST_MAIN(TestChatPane)
#include "tst_chatpane.moc"
