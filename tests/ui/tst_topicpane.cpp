// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/topicpane.h"

#include "../unit/topics/batchmaker.h"
#include "panes/topictreeview.h"
#include "widgets/themetokens.h"

#include <QtCore/QDateTime>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>

using namespace avocet;

class TestTopicPane : public QObject
{
    Q_OBJECT

    std::unique_ptr<TopicStore> m_store;
    std::unique_ptr<MessageLog> m_log;
    std::unique_ptr<TopicPane> m_pane;
    BatchMaker m_maker;
    TopicTreeView *m_tree = nullptr;
    QLineEdit *m_filter = nullptr;

    void endFrame()
    {
        auto batch = m_maker.take();
        m_store->addTopics(batch->newTopics());
        m_store->apply(*batch);
        m_log->append(std::move(batch));
        m_store->endFrame();
        m_pane->frame();
    }

    QStringList visibleNames() const
    {
        QStringList names;
        for (QModelIndex index = m_tree->model()->index(0, 0); index.isValid();
             index = m_tree->indexBelow(index))
            names.append(index.data().toString());
        return names;
    }

    bool showsEmptyWords(const QString &title) const
    {
        for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == title)
                return true;
        }
        return false;
    }

    void addHouse()
    {
        m_maker.at(QDateTime::currentMSecsSinceEpoch() * 1000);
        m_maker.add("home/kitchen/temperature", "{ \"v\": 21.5, \"unit\": \"°C\" }")
            .add("home/kitchen/humidity", "46")
            .add("home/garage/door", "closed", true, 1)
            .add("factory/press 1/image", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10))
            .add("factory/press 10/speed", "17")
            .add("factory/press 9/speed", "18")
            .add("$SYS/broker/version", "mosquitto version 2.0.11");
        endFrame();
    }

private Q_SLOTS:
    void init()
    {
        m_maker = {};
        m_store = std::make_unique<TopicStore>();
        m_log = std::make_unique<MessageLog>();
        m_pane = std::make_unique<TopicPane>(*m_store, *m_log);
        m_tree = m_pane->findChild<TopicTreeView *>(QStringLiteral("topicTree"));
        m_filter = m_pane->findChild<QLineEdit *>(QStringLiteral("topicFilter"));
        m_pane->resize(486, 600);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanup() { m_pane.reset(); }

    void emptyPaneSaysWhy()
    {
        QVERIFY(showsEmptyWords(QStringLiteral("Not connected")));
        m_pane->setConnected(true);
        QVERIFY(showsEmptyWords(QStringLiteral("No topics yet")));
        addHouse();
        QVERIFY(m_tree->isVisible());
        QCOMPARE(m_pane->findChild<QLabel *>(QStringLiteral("topicCount"))->text(), QStringLiteral("7"));
        m_filter->setText(QStringLiteral("nowhere"));
        QTRY_VERIFY(showsEmptyWords(QStringLiteral("No topic matches the filter")));
    }

    void liveTopicsAreSortedRows()
    {
        addHouse();
        QCOMPARE(visibleNames(), QStringList({"factory", "home", "$SYS"}));
        m_tree->expand(m_tree->model()->index(0, 0));
        QCOMPARE(visibleNames(), QStringList({"factory", "press 1", "press 9", "press 10", "home", "$SYS"}));
    }

    void rootsOpenWhileThereAreFewTopics()
    {
        m_pane->setOpensRootsUpTo(10);
        addHouse();
        const QStringList names = visibleNames();
        QVERIFY(names.contains(QStringLiteral("press 1")));
        QCOMPARE(names.last(), QStringLiteral("$SYS"));
    }

    void selectionIsTold()
    {
        addHouse();
        QSignalSpy selected(m_pane.get(), &TopicPane::topicSelected);
        QVERIFY(m_pane->selectTopic(QStringLiteral("home/kitchen/humidity")));
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected[0][0].toUInt(), m_store->find("home/kitchen/humidity"));
        QVERIFY(visibleNames().contains(QStringLiteral("humidity")));
        QVERIFY(!m_pane->selectTopic(QStringLiteral("no/such/topic")));
        QTest::keyClick(m_tree, Qt::Key_Down);
        QCOMPARE(selected.count(), 2);
        QCOMPARE(m_store->pathOf(m_pane->selectedNode()), QByteArray("home/kitchen/temperature"));
    }

    void clearedStoreClearsTheSelection()
    {
        addHouse();
        m_pane->selectTopic(QStringLiteral("home"));
        QSignalSpy cleared(m_pane.get(), &TopicPane::topicCleared);
        m_store->clear();
        m_log->clear();
        m_pane->frame();
        QCOMPARE(cleared.count(), 1);
        QCOMPARE(m_pane->selectedNode(), noNode);
        QVERIFY(showsEmptyWords(QStringLiteral("Not connected")));
    }

    void filterExpandsMatchesAndRestoresTheExpansion()
    {
        addHouse();
        m_tree->expand(m_tree->model()->index(1, 0));
        const QStringList before = visibleNames();
        QSignalSpy cleared(m_pane.get(), &TopicPane::topicCleared);
        m_pane->selectTopic(QStringLiteral("home/garage"));
        m_filter->setText(QStringLiteral("speed"));
        QTRY_COMPARE(visibleNames(), QStringList({"factory", "press 9", "speed", "press 10", "speed"}));
        m_maker.add("factory/press 2/speed");
        endFrame();
        QTRY_COMPARE(visibleNames(),
                     QStringList({"factory", "press 2", "speed", "press 9", "speed", "press 10", "speed"}));
        QTest::keyClick(m_filter, Qt::Key_Escape);
        QCOMPARE(m_filter->text(), QString());
        QCOMPARE(visibleNames(), before);
        QCOMPARE(cleared.count(), 0);
        QCOMPARE(m_store->pathOf(m_pane->selectedNode()), QByteArray("home/garage"));
    }

    void badExpressionIsSaidAndTheFilterStays()
    {
        addHouse();
        m_filter->setText(QStringLiteral("humidity"));
        QTRY_COMPARE(visibleNames(), QStringList({"home", "kitchen", "humidity"}));
        m_pane->findChild<QToolButton *>(QStringLiteral("filterRegex"))->click();
        m_filter->setText(QStringLiteral("("));
        auto *error = m_pane->findChild<QLabel *>(QStringLiteral("topicFilterError"));
        QTRY_VERIFY(error->isVisible());
        QVERIFY(!error->text().isEmpty());
        QCOMPARE(visibleNames(), QStringList({"home", "kitchen", "humidity"}));
        m_filter->setText(QStringLiteral("door$"));
        QTRY_COMPARE(visibleNames(), QStringList({"home", "garage", "door"}));
        QVERIFY(!error->isVisible());
    }

    void typingInTheTreeGoesToTheFilter()
    {
        addHouse();
        QTest::keyClick(m_tree, 'd');
        QTest::keyClick(m_filter, 'o');
        QCOMPARE(m_filter->text(), QStringLiteral("do"));
        QTest::keyClick(m_tree, Qt::Key_Escape);
        QCOMPARE(m_filter->text(), QString());
    }

    void rowsDoNotMoveUnderThePointer()
    {
        addHouse();
        const QRect home = m_tree->visualRect(m_tree->model()->index(1, 0));
        QTest::mouseMove(m_tree->viewport(), home.center());
        QTest::mouseMove(m_tree->viewport(), home.center() + QPoint(3, 0));
        m_maker.add("aaa").add("bbb/c").add("zzz");
        endFrame();
        auto *chip = m_pane->findChild<QPushButton *>(QStringLiteral("heldBackTopics"));
        QTRY_COMPARE(visibleNames(), QStringList({"factory", "home", "zzz", "$SYS"}));
        QVERIFY(chip->isVisible());
        QVERIFY(chip->text().startsWith(u'2'));
        chip->click();
        QCOMPARE(visibleNames(), QStringList({"aaa", "bbb", "factory", "home", "zzz", "$SYS"}));
        QVERIFY(!chip->isVisible());
    }

    void paneMayGoWhileTopicsAreHeldBack()
    {
        addHouse();
        const QRect home = m_tree->visualRect(m_tree->model()->index(1, 0));
        QTest::mouseMove(m_tree->viewport(), home.center());
        QTest::mouseMove(m_tree->viewport(), home.center() + QPoint(3, 0));
        m_maker.add("aaa").add("bbb/c").add("zzz");
        endFrame();
        QTRY_VERIFY(m_pane->findChild<QPushButton *>(QStringLiteral("heldBackTopics"))->isVisible());
        m_pane.reset();
    }

    void topRowStaysWhereItIsWhenRowsComeAboveIt()
    {
        for (int i = 1000; i < 1200; ++i)
            m_maker.add("t" + QByteArray::number(i));
        endFrame();
        m_tree->verticalScrollBar()->setValue(1000);
        const QPersistentModelIndex top = m_tree->indexAt(QPoint(0, 0));
        const int y = m_tree->visualRect(top).top();
        for (int i = 0; i < 30; ++i)
            m_maker.add("a" + QByteArray::number(i));
        endFrame();
        QTRY_COMPARE(m_tree->model()->rowCount(), 230);
        QTRY_COMPARE(m_tree->visualRect(top).top(), y);
        QVERIFY(m_tree->verticalScrollBar()->value() > 1000);
    }

    void rowThatJustChangedIsTintedAndFades()
    {
        addHouse();
        QPalette light = paletteFrom(lightTokens());
        m_pane->setPalette(light);
        const QRect home = m_tree->visualRect(m_tree->model()->index(1, 0));
        const auto colour = [&] {
            return m_tree->viewport()->grab().toImage().pixelColor(home.right() - 2, home.center().y());
        };
        m_maker.at(QDateTime::currentMSecsSinceEpoch() * 1000).add("home/garage/door", "open");
        endFrame();
        QVERIFY(colour() != lightTokens().surface);
        QTRY_COMPARE(colour(), lightTokens().surface);
    }

    void commandsActOnTheSelectedRow()
    {
        addHouse();
        m_pane->selectTopic(QStringLiteral("home/garage/door"));
        m_tree->findChild<QAction *>(QStringLiteral("copyTopic"))->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("home/garage/door"));
        m_tree->findChild<QAction *>(QStringLiteral("copyValue"))->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("closed"));
        QSignalSpy publish(m_pane.get(), &TopicPane::publishRequested);
        m_tree->findChild<QAction *>(QStringLiteral("publishToTopic"))->trigger();
        QCOMPARE(publish.count(), 1);
        QCOMPARE(publish[0][0].toString(), QStringLiteral("home/garage/door"));
        m_pane->selectTopic(QStringLiteral("factory"));
        m_tree->findChild<QAction *>(QStringLiteral("expandAllBelow"))->trigger();
        QVERIFY(visibleNames().contains(QStringLiteral("image")));
        m_tree->findChild<QAction *>(QStringLiteral("collapseAll"))->trigger();
        QCOMPARE(visibleNames(), QStringList({"factory", "home", "$SYS"}));
    }

    void hiddenPaneCatchesUpWhenItIsShown()
    {
        addHouse();
        m_pane->hide();
        m_maker.add("aaa").add("bbb");
        endFrame();
        QCOMPARE(m_tree->model()->rowCount(), 3);
        m_pane->show();
        QTRY_COMPARE(m_tree->model()->rowCount(), 5);
    }
};

QTEST_MAIN(TestTopicPane)
#include "tst_topicpane.moc"
