// SPDX-License-Identifier: GPL-3.0-or-later
#include "batchmaker.h"
#include "topics/topicorder.h"
#include "topics/topicstore.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>

using namespace avocet;

namespace {
constexpr int siblings = 30'000;
constexpr qint64 now = BatchMaker::begin + 5'000'000;

double valueOf(const TopicStore &store, TopicSort::Key key, NodeId node)
{
    switch (key) {
    case TopicSort::Key::Name:
        return 0;
    case TopicSort::Key::Messages:
        return double(store.messages(node) + store.messagesBelow(node));
    case TopicSort::Key::Rate:
        return store.rate(node, now);
    case TopicSort::Key::Bytes:
        return double(store.bytes(node));
    case TopicSort::Key::LastActivity:
        return double(store.lastActivity(node));
    }
    Q_UNREACHABLE();
}
} // namespace

class TestSiblingSorter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QRandomGenerator random(7);
        BatchMaker maker;
        for (int i = 0; i < siblings; ++i) {
            const QByteArray prefix = random.bounded(50) == 0 ? "$sys" : random.bounded(2) ? "Pump" : "pump";
            const QByteArray name =
                prefix + QByteArray::number(random.bounded(siblings)) + (random.bounded(3) == 0 ? "x" : "");
            for (int messages = 1 + int(random.bounded(3)); messages > 0; --messages)
                maker.at(BatchMaker::begin + random.bounded(4'000'000))
                    .add(name, QByteArray(random.bounded(20), 'p'));
        }
        const auto batch = maker.take();
        m_store.addTopics(batch->newTopics());
        m_store.apply(*batch);
        m_store.endFrame();
        for (NodeId node = m_store.firstChild(rootNode); node != noNode; node = m_store.nextSibling(node))
            m_nodes.push_back(node);
    }

    void sortsAsANaiveComparisonDoes_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("isDescending");
        for (int key = 0; key <= int(TopicSort::Key::LastActivity); ++key) {
            for (const bool isDescending : {false, true})
                QTest::addRow("%d %s", key, isDescending ? "descending" : "ascending") << key << isDescending;
        }
    }
    void sortsAsANaiveComparisonDoes()
    {
        QFETCH(int, key);
        QFETCH(bool, isDescending);
        const TopicSort sort{TopicSort::Key(key), isDescending};
        std::vector<NodeId> expected = m_nodes;
        std::sort(expected.begin(), expected.end(), [&](NodeId a, NodeId b) {
            const double left = valueOf(m_store, sort.key, a);
            const double right = valueOf(m_store, sort.key, b);
            if (left != right)
                return isDescending ? left > right : left < right;
            return isBeforeByName(m_store, isDescending && sort.key == TopicSort::Key::Name, a, b);
        });

        std::vector<NodeId> atOnce = m_nodes;
        sortSiblings(m_store, sort, now, atOnce);
        QCOMPARE(atOnce, expected);

        constexpr size_t head = 1'000;
        SiblingSorter sorter(m_store, sort, now, m_nodes);
        sorter.sortHead(head);
        std::vector<NodeId> begun;
        sorter.copyTo(begun);
        QVERIFY(std::equal(begun.begin(), begun.begin() + head, expected.begin()));
        QVERIFY(begun != expected);
        while (!sorter.advance(0)) {
            if (sorter.advance(1))
                break;
        }
        std::vector<NodeId> finished;
        sorter.copyTo(finished);
        QCOMPARE(finished, expected);
    }

    void levelsOfTheServerAreLastEitherWay()
    {
        for (const bool isDescending : {false, true}) {
            std::vector<NodeId> nodes = m_nodes;
            sortSiblings(m_store, {TopicSort::Key::Name, isDescending}, now, nodes);
            QVERIFY(!m_store.level(nodes.front()).startsWith('$'));
            QVERIFY(m_store.level(nodes.back()).startsWith('$'));
        }
    }

private:
    TopicStore m_store;
    std::vector<NodeId> m_nodes;
};

QTEST_APPLESS_MAIN(TestSiblingSorter)
#include "tst_siblingsorter.moc"
