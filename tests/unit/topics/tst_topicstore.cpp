// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicstore.h"

#include "batchmaker.h"

#include <QtCore/QMap>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace avocet;

namespace {
void applyAll(TopicStore &store, BatchMaker &maker)
{
    const auto batch = maker.take();
    store.addTopics(batch->newTopics());
    store.apply(*batch);
    store.endFrame();
}

QByteArrayList levelsOf(const TopicStore &store, NodeId node)
{
    QByteArrayList levels;
    for (; node != rootNode; node = store.parent(node))
        levels.prepend(store.level(node).toByteArray());
    return levels;
}
} // namespace

class TestTopicStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreSplitIntoLevels_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArrayList>("levels");
        QTest::newRow("one level") << QByteArray("a") << QByteArrayList{"a"};
        QTest::newRow("three levels")
            << QByteArray("home/kitchen/t") << QByteArrayList{"home", "kitchen", "t"};
        QTest::newRow("leading separator") << QByteArray("/a") << QByteArrayList{"", "a"};
        QTest::newRow("trailing separator") << QByteArray("a/") << QByteArrayList{"a", ""};
        QTest::newRow("only a separator") << QByteArray("/") << QByteArrayList{"", ""};
        QTest::newRow("empty levels") << QByteArray("a//b") << QByteArrayList{"a", "", "b"};
        QTest::newRow("utf-8") << QByteArray("厨房/温度") << QByteArrayList{"厨房", "温度"};
    }
    void namesAreSplitIntoLevels()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArrayList, levels);
        TopicStore store;
        BatchMaker maker;
        maker.add(name);
        applyAll(store, maker);
        const NodeId node = store.nodeOf(0);
        QCOMPARE(levelsOf(store, node), levels);
        QCOMPARE(store.pathOf(node), name);
        QCOMPARE(store.find(name), node);
        QCOMPARE(store.topicOf(node), mqtt::TopicId(0));
        QCOMPARE(store.depth(node), levels.size());
    }

    void unknownNamesAreNotFound()
    {
        TopicStore store;
        BatchMaker maker;
        maker.add("a/b");
        applyAll(store, maker);
        QCOMPARE(store.find("a/c"), noNode);
        QCOMPARE(store.find("a/b/c"), noNode);
        QCOMPARE(store.find("b"), noNode);
        QCOMPARE(store.nodeOf(7), noNode);
    }

    void aNameOfSeparatorsOnlyMakesFewNodes()
    {
        TopicStore store;
        BatchMaker maker;
        const QByteArray name(65535, '/');
        maker.add(name);
        applyAll(store, maker);
        QCOMPARE(store.nodeCount(), size_t(201));
        QCOMPARE(store.pathOf(store.nodeOf(0)), name);
        QCOMPARE(store.find(name), store.nodeOf(0));
    }

    void siblingsComeInOrderOfAppearance()
    {
        TopicStore store;
        BatchMaker maker;
        for (const char *name : {"c", "a", "b/x", "b"})
            maker.add(name);
        applyAll(store, maker);
        QByteArrayList names;
        for (NodeId node = store.firstChild(rootNode); node != noNode; node = store.nextSibling(node))
            names.append(store.level(node).toByteArray());
        QCOMPARE(names, QByteArrayList({"c", "a", "b"}));
    }

    void branchBecomesTopicWhenItsNameArrives()
    {
        TopicStore store;
        BatchMaker maker;
        maker.add("a/b");
        applyAll(store, maker);
        const NodeId branch = store.find("a");
        QCOMPARE(store.topicOf(branch), mqtt::noTopic);
        QCOMPARE(store.topicCount(), size_t(1));
        maker.add("a");
        applyAll(store, maker);
        QCOMPARE(store.topicOf(branch), mqtt::TopicId(1));
        QCOMPARE(store.nodeOf(1), branch);
        QCOMPARE(store.topicCount(), size_t(2));
        QCOMPARE(store.topicsBelow(branch), quint32(1));
    }

    void countersEqualARecount_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1u, 2u, 3u, 4u})
            QTest::addRow("seed %u", seed) << seed;
    }
    void countersEqualARecount()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        TopicStore store;
        BatchMaker maker;
        QMap<QByteArray, quint64> messages;
        QMap<QByteArray, quint64> bytes;
        for (int frame = 0; frame < 40; ++frame) {
            for (int i = random.bounded(200); i > 0; --i) {
                QByteArray name = QByteArray::number(random.bounded(6));
                for (int depth = random.bounded(5); depth > 0; --depth)
                    name += '/' + QByteArray::number(random.bounded(4));
                const QByteArray payload(random.bounded(50), 'p');
                maker.add(name, payload);
                ++messages[name];
                bytes[name] += quint64(payload.size());
            }
            const auto batch = maker.take();
            store.addTopics(batch->newTopics());
            for (size_t first = 0; first < batch->size(); first += 7)
                store.apply(*batch, first, 7);
            if (frame % 3 != 0)
                store.endFrame();
        }
        store.endFrame();
        for (NodeId node = rootNode; node < store.nodeCount(); ++node) {
            const QByteArray path = store.pathOf(node);
            quint64 below = 0;
            quint64 within = bytes.value(path);
            quint32 topics = 0;
            for (auto i = messages.cbegin(); i != messages.cend(); ++i) {
                if (i.key() == path || (node != rootNode && !i.key().startsWith(path + '/')))
                    continue;
                below += i.value();
                within += bytes.value(i.key());
                ++topics;
            }
            QCOMPARE(store.messages(node), node == rootNode ? 0 : messages.value(path));
            QCOMPARE(store.messagesBelow(node), below);
            QCOMPARE(store.topicsBelow(node), topics);
            QCOMPARE(store.bytes(node), within);
        }
    }

    void touchedNodesAreThoseOfTheFrameAndTheirAncestors()
    {
        TopicStore store;
        BatchMaker maker;
        maker.add("a/b").add("c");
        applyAll(store, maker);
        maker.add("a/b").add("a/b");
        applyAll(store, maker);
        QCOMPARE(store.touchedNodes(), std::vector<NodeId>({store.find("a/b"), store.find("a")}));
        store.endFrame();
        QVERIFY(store.touchedNodes().empty());
    }

    void overTheNodeLimitTopicsAreCountedNotStored()
    {
        TopicStore store(4);
        BatchMaker maker;
        maker.add("a/b").add("c/d").add("c").add("c/d").add("a/b");
        applyAll(store, maker);
        QCOMPARE(store.nodeCount(), size_t(4)); // root, a, a/b, c
        QCOMPARE(store.find("c/d"), noNode);
        QCOMPARE(store.unstoredTopics(), quint64(1));
        QCOMPARE(store.unstoredMessages(), quint64(2));
        QCOMPARE(store.messagesBelow(rootNode), quint64(3));
        QCOMPARE(store.messages(store.find("a/b")), quint64(2));
    }

    void rateFollowsTheTrafficAndFades()
    {
        TopicStore store;
        BatchMaker maker;
        qint64 now = BatchMaker::begin;
        for (int frame = 0; frame < 300; ++frame, now += 100'000) {
            maker.at(now);
            for (int i = 0; i < 5; ++i)
                maker.add("a/b");
            applyAll(store, maker);
        }
        const double rate = store.rate(store.find("a"), now);
        QVERIFY2(rate > 45 && rate < 55, qPrintable(QString::number(rate)));
        QVERIFY(store.rate(store.find("a"), now + 30'000'000) < 0.01);
        QVERIFY(qAbs(store.lastActivity(store.find("a")) - (now - 100'000)) <= 10'000);
    }

    void clockThatJumpsBackHurtsNothing()
    {
        TopicStore store;
        BatchMaker maker;
        maker.add("a");
        applyAll(store, maker);
        maker.at(BatchMaker::begin - 3'600'000'000).add("a");
        applyAll(store, maker);
        QCOMPARE(store.messages(store.find("a")), quint64(2));
        QVERIFY(store.rate(store.find("a"), BatchMaker::begin - 3'600'000'000) > 0);
    }

    void clearForgetsTheNumbersToo()
    {
        TopicStore store;
        BatchMaker first;
        first.add("a/b").add("c");
        applyAll(store, first);
        const quint32 generation = store.generation();
        store.clear();
        QVERIFY(store.generation() != generation);
        QCOMPARE(store.nodeCount(), size_t(1));
        QCOMPARE(store.topicCount(), size_t(0));
        BatchMaker second;
        second.add("z");
        applyAll(store, second);
        QCOMPARE(store.pathOf(store.nodeOf(0)), QByteArray("z"));
        QCOMPARE(store.find("c"), noNode);
        QCOMPARE(store.messagesBelow(rootNode), quint64(1));
    }

    void messagesOfUnknownTopicsAreCounted()
    {
        TopicStore store;
        mqtt::MessageBatch batch;
        batch.add(mqtt::PublishView{}, mqtt::noTopic, BatchMaker::begin);
        batch.add(mqtt::PublishView{}, 99, BatchMaker::begin);
        store.apply(batch);
        store.endFrame();
        QCOMPARE(store.unstoredMessages(), quint64(2));
    }
};

QTEST_APPLESS_MAIN(TestTopicStore)
#include "tst_topicstore.moc"
