// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatpanefixture.h"

using namespace avocet;
using namespace avocet::test;

/// Reading a conversation in the chat pane: scrolling, links, search.
class TestChatReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void linkIsShownBeforeItIsOpened()
    {
        Fixture f;
        QSignalSpy opened(&f.pane, &ChatPane::openRequested);
        f.room.add(said("Bob", "https://ex\u00E4mple.org/b"));
        clickFirstLetter(f);
        auto *box = f.find<QMessageBox>("chatLinkQuestion");
        QVERIFY(box);
        QCOMPARE(box->informativeText(), "https://xn--exmple-cua.org/b");
        QCOMPARE(opened.count(), 0);
        QTest::mouseClick(box->findChild<QPushButton *>("chatLinkOpenButton"), Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
    }

    void topicInAMessageLeadsToTheExplorer()
    {
        Fixture f;
        f.pane.setTopicLookup([](const QString &name) { return name == "home/kitchen"; });
        QSignalSpy activated(&f.pane, &ChatPane::topicActivated);
        f.room.add(said("Bob", "home/kitchen@2026-01-02T03:04:05.678Z"));
        clickFirstLetter(f);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.first().at(0).toString(), "home/kitchen");
        QCOMPARE(activated.first().at(1).toLongLong(), 1767323045678);
    }

    void olderMessagesAreAskedForAtTheUpperEnd()
    {
        Fixture f;
        for (int i = 0; i < 200; ++i)
            f.room.add(said("Bob", QString::number(i), noon + i * second));
        QTRY_VERIFY(f.view()->verticalScrollBar()->maximum() > 0);
        QSignalSpy older(&f.pane, &ChatPane::olderRequested);
        f.view()->verticalScrollBar()->setValue(200);
        QVERIFY(older.count() > 0);
        const QModelIndex seen = f.view()->indexAt({100, 200});
        const QPersistentModelIndex same(seen);
        const QRect place = f.view()->visualRect(seen);
        std::vector<ChatRow> page;
        for (int i = 0; i < 50; ++i)
            page.push_back(said("Bob", QStringLiteral("older"), noon - (50 - i) * second));
        f.room.prepend(page);
        QCOMPARE(same.row(), seen.row() + 50);
        QCOMPARE(f.view()->visualRect(same), place);
        QVERIFY(!f.isShown("chatNewMessagesButton"));
    }

    void readingEndsWhereTheNewestIsOutOfSight()
    {
        Fixture f;
        QVERIFY(f.pane.isReading());
        for (int i = 0; i < 200; ++i)
            f.room.add(said("Bob", QString::number(i), noon + i * second));
        QTRY_VERIFY(f.view()->verticalScrollBar()->maximum() > 0);
        f.view()->verticalScrollBar()->setValue(0);
        QVERIFY(!f.pane.isReading());
        f.room.add(said("Bob", "new"));
        QCOMPARE(f.find<QPushButton>("chatNewMessagesButton")->text(), "1 new message(s)");
        f.view()->follow();
        QVERIFY(f.pane.isReading());
        f.pane.hide();
        QVERIFY(!f.pane.isReading());
    }

    void searchFindsOlderMessagesAndRoundTheEnd()
    {
        Fixture f;
        for (int i = 0; i < 300; ++i)
            f.room.add(said("Bob", i % 100 == 7 ? QStringLiteral("needle %1").arg(i) : QStringLiteral("hay"),
                            noon + i * second));
        QTest::keyClick(f.editor(), Qt::Key_F, Qt::ControlModifier);
        auto *words = f.find<QLineEdit>("chatSearchEdit");
        QVERIFY(words->hasFocus());
        QTest::keyClicks(words, "NEEDLE");
        QCOMPARE(f.view()->currentIndex().row(), 207);
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(f.view()->currentIndex().row(), 107);
        QVERIFY(f.view()->viewport()->rect().intersects(f.view()->visualRect(f.view()->currentIndex())));
        QTest::keyClick(words, Qt::Key_Return);
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(f.view()->currentIndex().row(), 207);
        QTest::keyClick(words, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(f.view()->currentIndex().row(), 7);
        QTest::keyClicks(words, "x");
        QCOMPARE(f.find<QLabel>("chatSearchResult")->text(), "Not found");
        QTest::keyClick(words, Qt::Key_Escape);
        QVERIFY(!words->isVisible());
        QVERIFY(f.editor()->hasFocus());
    }

    void manyRowsAreScrolledThrough()
    {
        Fixture f;
        for (int i = 0; i < 100'000; ++i)
            f.room.add(said(QString::number(i % 7), QStringLiteral("message %1").arg(i), noon + i * second));
        QTRY_VERIFY(f.view()->verticalScrollBar()->maximum() > 1'000'000);
        for (int i = 0; i < 200; ++i) {
            f.view()->verticalScrollBar()->setValue(f.view()->verticalScrollBar()->maximum() / 200 * i);
            QVERIFY(!f.view()->grab().isNull());
        }
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

QTEST_MAIN(TestChatReading)
#include "tst_chatreading.moc"
