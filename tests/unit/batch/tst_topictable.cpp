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
