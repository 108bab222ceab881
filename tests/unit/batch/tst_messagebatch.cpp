// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/messagebatch.h"

#include <QtTest/QTest>

using namespace mqtt;

namespace {
PublishView message(QByteArrayView payload, QByteArrayView properties = {})
{
    PublishView view;
    view.payload = payload;
    view.properties = properties;
    return view;
}
} // namespace

class TestMessageBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messageIsKeptWhole()
    {
        MessageBatch batch;
        PublishView view = message("payload", "pp");
        view.qos = QoS::ExactlyOnce;
        view.retain = true;
        view.packetId = 7;
        batch.add(message("before"), 0, 1);
        batch.add(view, 3, 42);
        const MessageRecord &record = batch.at(1);
        QCOMPARE(batch.payload(record), QByteArrayView("payload"));
        QCOMPARE(batch.properties(record), QByteArrayView("pp"));
        QCOMPARE(record.topic, 3u);
        QCOMPARE(record.time, qint64(42));
        QCOMPARE(int(record.qos), 2);
        QVERIFY(record.retain);
        QVERIFY(!record.dup);
        QCOMPARE(record.packetId, PacketIdentifier(7));
    }

    void messagesCanStayWhereTheyAre_data()
    {
        QTest::addColumn<bool>("copies");
        QTest::newRow("handed in") << false;
        QTest::newRow("copied after all") << true;
    }
    void messagesCanStayWhereTheyAre()
    {
        QFETCH(bool, copies);
        const QByteArray packets("head-pp-payload-head-second-head-");
        const QByteArrayView bytes(packets);
        MessageBatch batch;
        batch.addInPlace(message(bytes.sliced(8, 7), bytes.sliced(5, 3)), 1, 10, packets.constData());
        batch.addInPlace(message(bytes.sliced(21, 6)), 2, 20, packets.constData());
        batch.addInPlace(message({}), 3, 30, packets.constData());
        if (copies) {
            batch.copyBytes(packets.constData());
        } else {
            ByteArena arena = batch.takeArena();
            arena.append(bytes);
            batch.setBytes(std::move(arena));
        }
        QCOMPARE(batch.size(), size_t(3));
        QCOMPARE(batch.properties(batch.at(0)), QByteArrayView("pp-"));
        QCOMPARE(batch.payload(batch.at(0)), QByteArrayView("payload"));
        QCOMPARE(batch.properties(batch.at(1)), QByteArrayView());
        QCOMPARE(batch.payload(batch.at(1)), QByteArrayView("second"));
        QCOMPARE(batch.payload(batch.at(2)), QByteArrayView());
        QCOMPARE(batch.at(2).topic, 3u);
        QCOMPARE(batch.bytes().size(), copies ? 16 : bytes.size());
    }

    void appendedBatchKeepsItsBytesAndTopics()
    {
        MessageBatch first;
        first.addTopic(4, "four");
        first.add(message("one"), 4, 1);
        MessageBatch second;
        second.addTopic(5, "five");
        second.addTopic(6, "six");
        second.add(message("two", "x"), 6, 2);
        first.append(second);
        QCOMPARE(first.size(), size_t(2));
        QCOMPARE(first.payload(first.at(1)), QByteArrayView("two"));
        QCOMPARE(first.properties(first.at(1)), QByteArrayView("x"));
        QCOMPARE(first.firstNewTopic(), 4u);
        QCOMPARE(first.newTopicCount(), size_t(3));
        QCOMPARE(first.newTopic(0), QByteArrayView("four"));
        QCOMPARE(first.newTopic(2), QByteArrayView("six"));
    }

    void singleRecordIsCopiedWithItsBytes()
    {
        MessageBatch source;
        source.add(message("one"), 0, 1);
        source.add(message("two", "props"), 1, 2);
        MessageBatch copy;
        copy.add(source, source.at(1));
        QCOMPARE(copy.payload(copy.at(0)), QByteArrayView("two"));
        QCOMPARE(copy.properties(copy.at(0)), QByteArrayView("props"));
    }

    void clearedBatchIsEmpty()
    {
        MessageBatch batch;
        batch.addTopic(0, "a");
        batch.add(message("x"), 0, 1);
        QVERIFY(batch.usedBytes() > 0);
        batch.clear();
        QVERIFY(batch.isEmpty());
        QCOMPARE(batch.usedBytes(), qsizetype(0));
    }
};

QTEST_APPLESS_MAIN(TestMessageBatch)
#include "tst_messagebatch.moc"
