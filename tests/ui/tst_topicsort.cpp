// SPDX-License-Identifier: GPL-3.0-or-later
#include "../unit/topics/batchmaker.h"
#include "models/topictreemodel.h"
#include "panes/topicpane.h"
#include "panes/topicsortbutton.h"

#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTreeView>

using namespace avocet;

namespace {
constexpr TopicSort byMessages{TopicSort::Key::Messages, true};

struct Source
{
    TopicStore store;
    MessageLog log;
    BatchMaker maker;

    void endFrame()
    {
        auto batch = maker.take();
        store.addTopics(batch->newTopics());
        store.apply(*batch);
        log.append(std::move(batch));
        store.endFrame();
    }
    void add(const QByteArray &topic, int messages)
    {
        for (int i = 0; i < messages; ++i)
            maker.add(topic);
    }
};

QStringList names(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList found;
    for (int row = 0; row < model.rowCount(parent); ++row)
        found.append(model.index(row, 0, parent).data().toString());
    return found;
}
} // namespace

class TestTopicSort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<Source>();
        m_source->add("a", 1);
        m_source->add("b", 3);
        m_source->add("c", 2);
        m_source->endFrame();
    }

    void rowsFollowTheKeyAndSelectedOnesStaySelected()
    {
        TopicTreeModel model(m_source->store, m_source->log);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(names(model), QStringList({"a", "b", "c"}));
        const QPersistentModelIndex selected = model.index(0, 0);
        model.setSort(byMessages);
        QCOMPARE(names(model), QStringList({"b", "c", "a"}));
        QCOMPARE(selected.data().toString(), QStringLiteral("a"));
        QCOMPARE(selected.row(), 2);
        model.setSort({TopicSort::Key::Messages, false});
        QCOMPARE(names(model), QStringList({"a", "c", "b"}));
        model.setSort({TopicSort::Key::Name, true});
        QCOMPARE(names(model), QStringList({"c", "b", "a"}));
    }

    void countersMoveRowsOnlyWhenAsked()
    {
        TopicTreeModel model(m_source->store, m_source->log);
        model.setSort(byMessages);
        QCOMPARE(names(model), QStringList({"b", "c", "a"}));
        m_source->add("a", 9);
        m_source->endFrame();
        model.frame();
        QCOMPARE(names(model), QStringList({"b", "c", "a"}));
        model.setAnchor(m_source->store.find("b"));
        model.sortAgain();
        QVERIFY2(names(model) == QStringList({"b", "c", "a"}), "not under the pointer");
        model.setAnchor(noNode);
        model.sortAgain();
        QCOMPARE(names(model), QStringList({"a", "b", "c"}));
    }

    void newRowsStandLastUnlessSortedByName()
    {
        TopicTreeModel model(m_source->store, m_source->log);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSort(byMessages);
        QCOMPARE(names(model), QStringList({"b", "c", "a"}));
        m_source->add("aa", 5);
        m_source->endFrame();
        model.frame();
        QCOMPARE(names(model), QStringList({"b", "c", "a", "aa"}));
        model.setSort({TopicSort::Key::Name, true});
        m_source->add("bb", 1);
        m_source->endFrame();
        model.frame();
        QTRY_COMPARE(names(model), QStringList({"c", "bb", "b", "aa", "a"}));
    }

    void veryManySiblingsAreSortedFromTheTop()
    {
        constexpr int count = 50'000;
        for (int i = 0; i < count; ++i)
            m_source->maker.add("all/n" + QByteArray::number(i * 7919ll % count));
        m_source->endFrame();
        TopicTreeModel model(m_source->store, m_source->log);
        const QModelIndex all = model.indexOf(m_source->store.find("all"));
        QCOMPARE(model.rowCount(all), count);
        QStringList expected;
        for (int i = 0; i < count; ++i)
            expected.append(QStringLiteral("n%1").arg(i));
        QCOMPARE(model.index(0, 0, all).data().toString(), expected.at(0));
        QCOMPARE(model.index(500, 0, all).data().toString(), expected.at(500));
        const QPersistentModelIndex last = model.indexOf(m_source->store.find("all/n49999"));
        QTRY_COMPARE(names(model, all), expected);
        QCOMPARE(last.row(), count - 1);
    }

    void sortingToTheEndWaitsForThePointer()
    {
        constexpr int count = 30'000;
        for (int i = 0; i < count; ++i)
            m_source->maker.add("all/n" + QByteArray::number(i * 7919ll % count));
        m_source->endFrame();
        TopicTreeModel model(m_source->store, m_source->log);
        const QModelIndex all = model.indexOf(m_source->store.find("all"));
        QCOMPARE(model.rowCount(all), count);
        const QModelIndex under = model.index(count - 5, 0, all);
        QVERIFY(under.data().toString() != QStringLiteral("n29995"));
        const NodeId node = TopicTreeModel::nodeOf(under);
        model.setAnchor(node);
        QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        QVERIFY(!layouts.wait(400));
        QCOMPARE(model.indexOf(node).row(), count - 5);
        model.setAnchor(noNode);
        QTRY_COMPARE(layouts.size(), 1);
        QCOMPARE(model.index(count - 5, 0, all).data().toString(), QStringLiteral("n29995"));
    }

    void menuAndHeaderChooseTheOrder()
    {
        TopicPane pane(m_source->store, m_source->log);
        pane.resize(420, 400);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        auto *tree = pane.findChild<QTreeView *>(QStringLiteral("topicTree"));
        auto *button = pane.findChild<TopicSortButton *>(QStringLiteral("topicSort"));
        button->findChild<QAction *>(QStringLiteral("sortByMessages"))->trigger();
        QCOMPARE(names(*tree->model()), QStringList({"b", "c", "a"}));
        QVERIFY(tree->header()->isSortIndicatorShown());
        QCOMPARE(tree->header()->sortIndicatorSection(), int(TopicTreeModel::MessagesColumn));
        button->findChild<QAction *>(QStringLiteral("sortReverse"))->trigger();
        QCOMPARE(names(*tree->model()), QStringList({"a", "c", "b"}));
        button->findChild<QAction *>(QStringLiteral("sortByBytes"))->trigger();
        QCOMPARE(names(*tree->model()), QStringList({"b", "c", "a"}));
        QVERIFY2(!tree->header()->isSortIndicatorShown(), "no column shows bytes");

        const QHeaderView *header = tree->header();
        const QPoint name(header->sectionViewportPosition(TopicTreeModel::NameColumn) + 20,
                          header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
        QCOMPARE(names(*tree->model()), QStringList({"a", "b", "c"}));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
        QCOMPARE(names(*tree->model()), QStringList({"c", "b", "a"}));
        QVERIFY(button->sort() == TopicSort({TopicSort::Key::Name, true}));
    }

private:
    std::unique_ptr<Source> m_source;
};

QTEST_MAIN(TestTopicSort)
#include "tst_topicsort.moc"
