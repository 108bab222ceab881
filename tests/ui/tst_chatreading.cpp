// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatpanefixture.h"

#include "widgets/themetokens.h"

using namespace avocet;
using namespace avocet::test;

namespace {

void drag(QWidget *widget, const QPoint &begin, const QPoint &end)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, begin);
    for (const QPoint &position : {(begin + end) / 2, end}) {
        QMouseEvent move(QEvent::MouseMove, position, widget->mapToGlobal(position), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(widget, &move);
    }
    QTest::mouseRelease(widget, Qt::LeftButton, {}, end);
}

int pixelsOf(QWidget *widget, const QColor &colour)
{
    const QImage image = widget->grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

/// Reading a conversation in the chat pane: scrolling, links, marking, search.
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

    void dragMarksCharactersAndCopyTakesThem()
    {
        Fixture f;
        f.room.add(said("Bob", "one two\nthree"));
        f.room.add(said("Bob", "four"));
        QWidget *viewport = f.view()->viewport();
        const QRect row = f.view()->visualRect(f.model.index(0));
        const QPoint begin(Fixture::firstLetter - 4, row.bottom() - 24);
        const QPoint end(row.right() - 20, row.bottom() - 8);
        drag(viewport, begin, end);
        QTest::keyClick(f.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), "one two\nthree");
        QVERIFY(!f.view()->selectionModel()->hasSelection());
        QTest::mouseClick(viewport, Qt::RightButton, {}, begin);
        QVERIFY(f.view()->hasSelection());

        const QColor colour = themeTokens(f.view()->palette()).selection;
        QVERIFY(pixelsOf(viewport, colour) > 100);
        QTest::keyClick(f.view(), Qt::Key_Escape);
        QVERIFY(!f.view()->hasSelection());
        QCOMPARE(pixelsOf(viewport, colour), 0);

        drag(viewport, begin, end);
        QTest::mouseClick(viewport, Qt::LeftButton, {}, f.view()->visualRect(f.model.index(1)).center());
        QTest::keyClick(f.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), "Bob:four");
    }

    void dragBeyondAMessageSelectsWholeOnes()
    {
        Fixture f;
        f.room.add(said("Bob", "one"));
        f.room.add(said("Bob", "two"));
        const QPoint begin(Fixture::firstLetter, f.view()->visualRect(f.model.index(0)).bottom() - 8);
        drag(f.view()->viewport(), begin, f.view()->visualRect(f.model.index(1)).center());
        QTest::keyClick(f.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), "Bob:one\nBob:two");
    }

    void doubleClickMarksAWord()
    {
        Fixture f;
        f.room.add(said("Bob", "wonderful day"));
        const QPoint letter(Fixture::firstLetter + 12, f.view()->visualRect(f.model.index(0)).bottom() - 10);
        QTest::mouseClick(f.view()->viewport(), Qt::LeftButton, {}, letter);
        QTest::mouseDClick(f.view()->viewport(), Qt::LeftButton, {}, letter);
        QTest::keyClick(f.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), "wonderful");
    }

    void markStaysWithItsMessage()
    {
        Fixture f;
        f.room.add(said("Bob", "wonderful day"));
        const QPoint letter(Fixture::firstLetter + 12, f.view()->visualRect(f.model.index(0)).bottom() - 10);
        QTest::mouseDClick(f.view()->viewport(), Qt::LeftButton, {}, letter);
        f.room.prepend({said("Bob", "older", noon - second)});
        QCOMPARE(f.view()->markedIn(f.model.index(1)), (ChatTextRange{.from = 0, .to = 9}));
        QVERIFY(f.view()->markedIn(f.model.index(0)).isEmpty());
        f.room.clear();
        QVERIFY(!f.view()->hasSelection());
    }

    void linkIsMarkedByADragAndOpenedByAnUnsteadyClick()
    {
        Fixture f;
        f.room.add(said("Bob", "https://example.org/b"));
        const QPoint letter(Fixture::firstLetter, f.view()->visualRect(f.model.index(0)).bottom() - 12);
        drag(f.view()->viewport(), letter, letter + QPoint(60, 0));
        QVERIFY(!f.find<QMessageBox>("chatLinkQuestion"));
        QVERIFY(f.view()->hasSelection());
        drag(f.view()->viewport(), letter, letter + QPoint(3, 0));
        QVERIFY(f.find<QMessageBox>("chatLinkQuestion"));
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
