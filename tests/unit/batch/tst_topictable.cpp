// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/topictable.h"

#include <QtTest/QTest>

using namespace mqtt;

class TestTopicTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreDenseAndInOrderOfAppearance()
    {
        TopicTable table;
        QCOMPARE(table.intern("a").id, 0u);
        QCOMPARE(table.intern("b").id, 1u);
        const auto again = table.intern("a");
        QCOMPARE(again.id, 0u);
        QVERIFY(!again.isNew);
        QCOMPARE(table.size(), size_t(2));
        QCOMPARE(table.name(1), QByteArrayView("b"));
    }

    void hundredThousandTopicsAreFoundAgain()
    {
        TopicTable table;
        for (int i = 0; i < 100'000; ++i)
            QVERIFY(table.intern("site/" + QByteArray::number(i)).isNew);
        for (int i = 0; i < 100'000; ++i) {
            const QByteArray name = "site/" + QByteArray::number(i);
            QCOMPARE(table.find(name), TopicId(i));
            QCOMPARE(table.name(TopicId(i)), QByteArrayView(name));
        }
        QCOMPARE(table.find("site/100000"), noTopic);
    }

    void fullTableTakesNoFurtherNames()
    {
        TopicTable table(2);
        table.intern("a");
        table.intern("b");
        QCOMPARE(table.intern("c").id, noTopic);
        QCOMPARE(table.intern("b").id, 1u);
        QCOMPARE(table.size(), size_t(2));
    }

    void namesTakeNoMoreMemoryThanAllowed()
    {
        constexpr qint64 megabyte = 1024 * 1024;
        TopicTable table(5'000'000, megabyte);
        const QByteArray rest(65'531, 'x');
        int taken = 0;
        for (int i = 0; i < 100; ++i)
            taken += table.intern(QByteArray::number(i).rightJustified(4, '0') + rest).id != noTopic;
        QCOMPARE(taken, 16); // four for each of four chunks
        QCOMPARE(table.size(), size_t(16));
        QCOMPARE(table.intern("0003" + rest).id, 3u); // known ones are found as before
        QVERIFY2(table.intern("abc").id != noTopic, "it fits into what is left of a chunk");
    }

    void longestNameIsKept()
    {
        TopicTable table;
        for (char c = 'a'; c < 'a' + 10; ++c) {
            const QByteArray name(65535, c);
            const TopicId id = table.intern(name).id;
            QCOMPARE(table.name(id), QByteArrayView(name));
        }
        QCOMPARE(table.find(QByteArray(65535, 'a')), 0u);
    }
};

QTEST_APPLESS_MAIN(TestTopicTable)
#include "tst_topictable.moc"
