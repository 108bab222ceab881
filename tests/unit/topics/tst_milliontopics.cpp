// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/topictable.h"
#include "topics/topicorder.h"
#include "topics/topicstore.h"

#include <QtTest/QTest>

using namespace avocet;

namespace {
constexpr int topics = 1'000'000;
constexpr int perFrame = 25'000;

QByteArray nameOf(int i)
{
    return "plant/hall" + QByteArray::number(i / 10'000) + "/machine" + QByteArray::number(i / 10 % 1000) +
           "/value" + QByteArray::number(i % 10);
}
} // namespace

/// Everything that grows does so without losing anything, and stays as small as is promised.
class TestMillionTopics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (int first = 0; first < topics; first += perFrame) {
            mqtt::MessageBatch batch;
            for (int i = first; i < first + perFrame; ++i) {
                const QByteArray name = nameOf(i);
                const auto interned = m_table.intern(name);
                QVERIFY(interned.isNew);
                batch.addTopic(interned.id, name);
                batch.add(mqtt::PublishView{.topic = name, .payload = "12345"}, interned.id,
                          1'700'000'000'000'000);
            }
            m_store.addTopics(batch.newTopics());
            m_store.apply(batch);
            m_store.endFrame();
            const int old = first / 2;
            QCOMPARE(m_store.find(nameOf(old)), m_store.nodeOf(m_table.find(nameOf(old))));
        }
    }

    void allAreThereOnce()
    {
        QCOMPARE(m_store.topicCount(), size_t(topics));
        QCOMPARE(m_store.nodeCount(), size_t(topics + topics / 10 + topics / 10'000 + 1 + 1));
        QCOMPARE(m_store.unstoredTopics(), quint64(0));
        for (int i = 0; i < topics; i += 997) {
            const mqtt::TopicId id = m_table.find(nameOf(i));
            QCOMPARE(id, mqtt::TopicId(i));
            const NodeId node = m_store.find(nameOf(i));
            QCOMPARE(node, m_store.nodeOf(id));
            QCOMPARE(m_store.pathOf(node), nameOf(i));
            QCOMPARE(m_store.messages(node), quint64(1));
        }
        QCOMPARE(m_store.find("plant/hall100"), noNode);
    }

    void theRootKnowsTheSums()
    {
        QCOMPARE(m_store.messagesBelow(rootNode), quint64(topics));
        QCOMPARE(m_store.topicsBelow(rootNode), quint32(topics));
        QCOMPARE(m_store.bytes(rootNode), quint64(topics) * 5);
    }

    void aTopicTakesNoMoreThanTwoHundredBytes()
    {
        const qsizetype names = qsizetype(nameOf(topics - 1).size() + sizeof(QByteArrayView));
        const qsizetype slots = 2 * 8 * 2; // of the table, at its emptiest
        QVERIFY2(m_store.byteSize() / topics + names + slots <= 200,
                 qPrintable(QString::number(m_store.byteSize() / topics)));
    }

private:
    mqtt::TopicTable m_table;
    TopicStore m_store;
};

QTEST_APPLESS_MAIN(TestMillionTopics)
#include "tst_milliontopics.moc"
