// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicorder.h"

#include "batchmaker.h"
#include "topics/topicstore.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>

using namespace avocet;

class TestTopicOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsAreOrderedAsAPersonExpects_data()
    {
        QTest::addColumn<QByteArrayList>("sorted");
        QTest::newRow("letters") << QByteArrayList{"a", "B", "c"};
        QTest::newRow("numbers by value") << QByteArrayList{"pump9", "pump10", "pump011", "pump100"};
        QTest::newRow("number before longer name") << QByteArrayList{"1", "1a", "2", "10"};
        QTest::newRow("huge numbers") << QByteArrayList{"999999999", "1000000000", "99999999999999999999999"};
        QTest::newRow("reserved last") << QByteArrayList{"home", "zoo", "$SYS", "$zz"};
        QTest::newRow("case decides at last") << QByteArrayList{"Abc", "abc"};
        QTest::newRow("empty first") << QByteArrayList{"", "a"};
        QTest::newRow("punctuation and digits") << QByteArrayList{"a-1", "a1", "a_1"};
    }
    void levelsAreOrderedAsAPersonExpects()
    {
        QFETCH(QByteArrayList, sorted);
        for (qsizetype i = 0; i < sorted.size(); ++i) {
            for (qsizetype j = 0; j < sorted.size(); ++j) {
                const int order = compareLevels(sorted[i], sorted[j]);
                QCOMPARE(order < 0 ? -1 : int(order > 0), i < j ? -1 : int(i > j));
            }
        }
    }

    void sortingAgreesWithComparing_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1u, 2u, 3u, 4u, 5u})
            QTest::addRow("seed %u", seed) << seed;
    }
    void sortingAgreesWithComparing()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        BatchMaker maker;
        const QByteArray alphabet = "aB0019$-\xc3\xa9";
        for (int i = 0; i < 500; ++i) {
            QByteArray name = random.bounded(2) ? QByteArray("sensor00") : QByteArray();
            for (int size = 1 + random.bounded(14); size > 0; --size)
                name += alphabet[random.bounded(int(alphabet.size()))];
            maker.idOf(name);
        }
        TopicStore store;
        store.addTopics(maker.take()->newTopics());
        std::vector<NodeId> siblings;
        for (NodeId node = store.firstChild(rootNode); node != noNode; node = store.nextSibling(node))
            siblings.push_back(node);
        std::vector<NodeId> expected = siblings;
        std::sort(expected.begin(), expected.end(),
                  [&](NodeId a, NodeId b) { return compareLevels(store.level(a), store.level(b)) < 0; });
        sortByLevel(store, siblings);
        QCOMPARE(siblings, expected);
    }
};

QTEST_APPLESS_MAIN(TestTopicOrder)
#include "tst_topicorder.moc"
