// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/topictreemodel.h"

#include "../unit/topics/batchmaker.h"
#include "models/valuepreview.h"
#include "topics/topicorder.h"

#include <QtCore/QMap>
#include <QtCore/QMimeData>
#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;

namespace {
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
};

QStringList childNames(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList names;
    for (int row = 0; row < model.rowCount(parent); ++row)
        names.append(model.index(row, 0, parent).data().toString());
    return names;
}

void collect(const QAbstractItemModel &model, const QModelIndex &parent, QMap<QString, QModelIndex> &found)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        found.insert(index.data(TopicTreeModel::TopicNameRole).toString(), index);
        collect(model, index, found);
    }
}

bool isSorted(const QAbstractItemModel &model, const QModelIndex &parent)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (row > 0 && compareLevels(model.index(row - 1, 0, parent).data().toString().toUtf8(),
                                     index.data().toString().toUtf8()) >= 0)
            return false;
        if (!isSorted(model, index))
            return false;
    }
    return true;
}
} // namespace

class TestTopicTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draggedRowIsTheNameOfItsTopic()
    {
        Source source;
        source.maker.add("home/t", "21.5");
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        const QModelIndex home = model.index(0, 0);
        QVERIFY(home.flags().testFlag(Qt::ItemIsDragEnabled));
        QMap<QString, QModelIndex> found;
        collect(model, {}, found);
        const QModelIndex topic = found.value("home/t");
        const std::unique_ptr<QMimeData> mime(
            model.mimeData({topic, topic.siblingAtColumn(TopicTreeModel::ValueColumn)}));
        QCOMPARE(mime->text(), "home/t");
    }

    void rowShowsNameValueMessagesAndTopics()
    {
        Source source;
        source.maker.add("home/t", "21.5").add("home/t", "{ \"v\": 1 }").add("home/h", "46");
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex home = model.index(0, 0);
        QCOMPARE(home.data().toString(), QStringLiteral("home"));
        QCOMPARE(model.index(0, TopicTreeModel::MessagesColumn).data().toString(), QStringLiteral("3"));
        QCOMPARE(model.index(0, TopicTreeModel::TopicsColumn).data().toString(), QStringLiteral("2"));
        QCOMPARE(childNames(model, home), QStringList({"h", "t"}));
        const QModelIndex t = model.index(1, TopicTreeModel::ValueColumn, home);
        QCOMPARE(t.data().toString(), QStringLiteral("{\"v\":1}"));
        QCOMPARE(t.data(TopicTreeModel::TopicNameRole).toString(), QStringLiteral("home/t"));
        QVERIFY(t.data(TopicTreeModel::HasMessageRole).toBool());
        QVERIFY(!home.data(TopicTreeModel::HasMessageRole).toBool());
    }

    void newTopicsBecomeSortedRows()
    {
        Source source;
        TopicTreeModel model(source.store, source.log);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        for (const char *name : {"pump10", "$SYS/x", "pump9", "Alpha"}) {
            source.maker.add(name);
            source.endFrame();
            model.frame();
        }
        QTRY_COMPARE(childNames(model), QStringList({"Alpha", "pump9", "pump10", "$SYS"}));
    }

    void leafThatBecomesABranchTellsTheView()
    {
        Source source;
        source.maker.add("a");
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        const QModelIndex a = model.index(0, 0);
        QVERIFY(!model.hasChildren(a));
        source.maker.add("a/b");
        source.endFrame();
        QVERIFY(!model.hasChildren(a));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.frame();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted[0][0].value<QModelIndex>(), a);
        QVERIFY(model.hasChildren(a));
    }

    void nothingIsAnnouncedBelowParentsNobodyAskedFor()
    {
        Source source;
        source.maker.add("a/b/c");
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        QCOMPARE(model.rowCount(), 1);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        source.maker.add("a/b/d");
        source.endFrame();
        model.frame();
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(changed.count(), 1); // "a" itself
    }

    void valuesAreAnnouncedAsRunsFromTheValueColumn()
    {
        Source source;
        for (int i = 0; i < 6; ++i)
            source.maker.add("t" + QByteArray::number(i));
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        QCOMPARE(model.rowCount(), 6);
        source.maker.add("t5").add("t1").add("t2");
        source.endFrame();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.frame();
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[0][0].value<QModelIndex>(), model.index(1, TopicTreeModel::ValueColumn));
        QCOMPARE(changed[0][1].value<QModelIndex>(), model.index(2, TopicTreeModel::TopicsColumn));
        QCOMPARE(changed[1][0].value<QModelIndex>().row(), 5);
    }

    void manyRunsBecomeOneAnnouncement()
    {
        Source source;
        for (int i = 0; i < 1000; ++i)
            source.maker.add("t" + QByteArray::number(i));
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        QCOMPARE(model.rowCount(), 1000);
        for (int i = 0; i < 1000; i += 2)
            source.maker.add("t" + QByteArray::number(i));
        source.endFrame();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.frame();
        QCOMPARE(changed.count(), 1);
    }

    void persistentIndexesSurviveManyInsertionsAtOnce()
    {
        Source source;
        for (int i = 0; i < 1000; i += 2)
            source.maker.add("t" + QByteArray::number(i));
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        const QPersistentModelIndex index = model.index(100, TopicTreeModel::ValueColumn);
        QCOMPARE(index.data(TopicTreeModel::TopicNameRole).toString(), QStringLiteral("t200"));
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        for (int i = 1; i < 1000; i += 2)
            source.maker.add("t" + QByteArray::number(i));
        source.endFrame();
        model.frame();
        QCOMPARE(layout.count(), 1);
        QCOMPARE(index.row(), 200);
        QCOMPARE(index.data(TopicTreeModel::TopicNameRole).toString(), QStringLiteral("t200"));
    }

    void rowsBeforeTheAnchorAreHeldBack()
    {
        Source source;
        source.maker.add("d").add("m/x").add("z");
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 3);
        QSignalSpy held(&model, &TopicTreeModel::heldBackChanged);
        model.setAnchor(source.store.find("m"));
        source.maker.add("a").add("p").add("m/a").add("f/g");
        source.endFrame();
        model.frame();
        QCOMPARE(childNames(model), QStringList({"d", "m", "p", "z"}));
        QCOMPARE(childNames(model, model.index(1, 0)), QStringList({"a", "x"})); // below the anchor
        QCOMPARE(model.heldBack(), 2);
        QCOMPARE(held.last()[0].toInt(), 2);
        model.setAnchor(noNode);
        QCOMPARE(childNames(model), QStringList({"a", "d", "f", "m", "p", "z"}));
        QCOMPARE(model.heldBack(), 0);
        QCOMPARE(childNames(model, model.index(2, 0)), QStringList({"g"}));
    }

    void heldBackRowsComeOnRequest()
    {
        Source source;
        source.maker.add("m");
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        QCOMPARE(model.rowCount(), 1);
        model.setAnchor(source.store.find("m"));
        source.maker.add("a").add("b");
        source.endFrame();
        model.frame();
        QCOMPARE(model.heldBack(), 2);
        model.releaseHeldBack();
        QCOMPARE(model.heldBack(), 0);
        QCOMPARE(childNames(model), QStringList({"a", "b", "m"}));
    }

    void filterShowsMatchesAndWhatIsAboveThem()
    {
        Source source;
        source.maker.add("home/kitchen/temp").add("home/garage/door").add("factory/temp");
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.setFilter({"temp"}), QString());
        QMap<QString, QModelIndex> found;
        collect(model, {}, found);
        QCOMPARE(found.keys(),
                 QStringList({"factory", "factory/temp", "home", "home/kitchen", "home/kitchen/temp"}));
        source.maker.add("cellar/temp").add("cellar/light").add("home/garage/temp");
        source.endFrame();
        model.frame();
        const auto rows = [&] {
            QMap<QString, QModelIndex> all;
            collect(model, {}, all);
            return all.keys();
        };
        QTRY_COMPARE(rows(),
                     QStringList({"cellar", "cellar/temp", "factory", "factory/temp", "home", "home/garage",
                                  "home/garage/temp", "home/kitchen", "home/kitchen/temp"}));
        QVERIFY(!model.setFilter({"(", true}).isEmpty());
        QCOMPARE(model.filter().text, QStringLiteral("temp"));
        model.setFilter({});
        QVERIFY(rows().contains("cellar/light"));
    }

    void clearedStoreLeavesAnEmptyModel()
    {
        Source source;
        source.maker.add("a/b").add("c");
        source.endFrame();
        TopicTreeModel model(source.store, source.log);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        source.store.clear();
        source.log.clear();
        model.frame();
        QCOMPARE(model.rowCount(), 0);
        source.maker = {};
        source.maker.add("new");
        source.endFrame();
        model.frame();
        QTRY_COMPARE(childNames(model), QStringList({"new"}));
    }

    void randomTrafficFilterAndAnchorKeepTheModelSound_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomTrafficFilterAndAnchorKeepTheModelSound()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Source source;
        TopicTreeModel model(source.store, source.log);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QMap<QByteArray, quint64> messages;
        const QStringList filters{{}, "1", "a/", "+/1/#", "zz"};
        for (int frame = 0; frame < 60; ++frame) {
            for (int i = random.bounded(frame % 10 == 9 ? 400 : 12); i > 0; --i) {
                QByteArray name = QByteArray(1, char('a' + random.bounded(5)));
                for (int depth = random.bounded(4); depth > 0; --depth)
                    name += '/' + QByteArray::number(random.bounded(12));
                source.maker.add(name);
                ++messages[name];
            }
            source.endFrame();
            model.frame();
            if (random.bounded(3) == 0)
                model.setAnchor(random.bounded(2) ? noNode
                                                  : 1 + random.bounded(quint32(source.store.nodeCount())) %
                                                            quint32(source.store.nodeCount() - 1));
            if (random.bounded(8) == 0)
                model.setFilter({filters[random.bounded(int(filters.size()))]});
            if (random.bounded(6) == 0)
                model.releaseHeldBack();
            QVERIFY(isSorted(model, {}));
        }
        model.setFilter({});
        model.setAnchor(noNode);
        model.releaseHeldBack();
        QMap<QString, QModelIndex> found;
        collect(model, {}, found);
        for (auto i = messages.cbegin(); i != messages.cend(); ++i)
            QVERIFY2(found.contains(QString::fromLatin1(i.key())), i.key().constData());
        for (auto i = found.cbegin(); i != found.cend(); ++i) {
            quint64 count = 0;
            int topics = 0;
            for (auto m = messages.cbegin(); m != messages.cend(); ++m) {
                const bool isBelow = m.key().startsWith(i.key().toLatin1() + '/');
                topics += isBelow;
                if (isBelow || m.key() == i.key().toLatin1())
                    count += m.value();
            }
            QCOMPARE(i->siblingAtColumn(TopicTreeModel::MessagesColumn).data().toString(),
                     QLocale().toString(count));
            QCOMPARE(i->siblingAtColumn(TopicTreeModel::TopicsColumn).data().toString(),
                     topics == 0 ? QString() : QLocale().toString(topics));
        }
    }

    void payloadIsShownInOneHarmlessLine_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("preview");
        QTest::newRow("text") << QByteArray("21.5 °C") << QStringLiteral("21.5 °C");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("(empty)");
        QTest::newRow("lines") << QByteArray("one\r\n  two\tthree\n") << QStringLiteral("one two three ");
        QTest::newRow("json") << QByteArray("{\n  \"a b\": [1, 2],\n \"q\\\" x\": 1 }")
                              << QStringLiteral("{\"a b\":[1,2],\"q\\\" x\":1}");
        QTest::newRow("control") << QByteArray("some longer text with \x1b[31m in it")
                                 << QStringLiteral("some longer text with ␛[31m in it");
        QTest::newRow("direction marks") << QByteArray("abc\xe2\x80\xae"
                                                       "cba")
                                         << QStringLiteral("abc\uFFFDcba");
        QTest::newRow("binary") << QByteArray("\x89PNG\0\1", 6)
                                << QStringLiteral("‹binary, 6\u00a0B› 89 50 4E 47 00 01");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << QStringLiteral("‹binary, 2\u00a0B› FF FE");
        QTest::newRow("markup stays text") << QByteArray("<b>x</b>") << QStringLiteral("<b>x</b>");
    }
    void payloadIsShownInOneHarmlessLine()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, preview);
        QCOMPARE(valuePreview(payload), preview);
    }

    void longPayloadIsCutAtACharacter()
    {
        QByteArray payload = "x";
        for (int i = 0; i < 100'000; ++i)
            payload += "度";
        const QString preview = valuePreview(payload);
        QVERIFY(preview.startsWith(QStringLiteral("x度度")));
        QVERIFY(preview.endsWith(QStringLiteral("度…")));
        QVERIFY(preview.size() < 500);
    }
};

QTEST_GUILESS_MAIN(TestTopicTreeModel)
#include "tst_topictreemodel.moc"
