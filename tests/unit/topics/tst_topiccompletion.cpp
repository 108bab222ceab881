// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topiccompletion.h"

#include "batchmaker.h"
#include "topics/topicstore.h"

#include <QtTest/QTest>

using namespace avocet;

class TestTopicCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prefixGoesOnByOneLevel_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QStringList>("completions");
        QTest::newRow("nothing typed") << "" << QStringList{"home", "home/", "hotel/", "/"};
        QTest::newRow("part of a level") << "hot" << QStringList{"hotel/"};
        QTest::newRow("below") << "home/" << QStringList{"home/t9", "home/t10"};
        QTest::newRow("leading separator") << "/" << QStringList{"/root"};
        QTest::newRow("unknown branch") << "nowhere/" << QStringList{};
        QTest::newRow("unknown level") << "x" << QStringList{};
    }
    void prefixGoesOnByOneLevel()
    {
        QFETCH(QString, prefix);
        QFETCH(QStringList, completions);
        TopicStore store;
        BatchMaker maker;
        for (const char *name : {"home/t10", "home/t9", "home", "hotel/room", "/root"})
            maker.idOf(name);
        store.addTopics(maker.take()->newTopics());
        completions.sort();
        QStringList found = completeTopic(store, prefix, 10);
        found.sort();
        QCOMPARE(found, completions);
    }

    void atMostTheLimitInTreeOrder()
    {
        TopicStore store;
        BatchMaker maker;
        for (const char *name : {"t10", "t2", "t1"})
            maker.idOf(name);
        store.addTopics(maker.take()->newTopics());
        QCOMPARE(completeTopic(store, QStringLiteral("t"), 2), QStringList({"t1", "t2"}));
    }
};

QTEST_APPLESS_MAIN(TestTopicCompletion)
#include "tst_topiccompletion.moc"
