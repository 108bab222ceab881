// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicsearch.h"

#include "batchmaker.h"
#include "mqtt/topicfilter.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <algorithm>

using namespace avocet;

namespace {
constexpr qint64 plenty = 10'000'000;

QByteArrayList namesOf(const TopicStore &store, const std::vector<NodeId> &nodes)
{
    QByteArrayList names;
    for (const NodeId node : nodes)
        names.append(store.pathOf(node));
    std::sort(names.begin(), names.end());
    return names;
}
} // namespace

class TestTopicSearch : public QObject
{
    Q_OBJECT

    BatchMaker m_maker;
    TopicStore m_store;

    void arrive(const QByteArrayList &names)
    {
        for (const QByteArray &name : names)
            m_maker.add(name);
        const auto batch = m_maker.take();
        m_store.addTopics(batch->newTopics());
        m_store.apply(*batch);
        m_store.endFrame();
    }

private Q_SLOTS:
    void init()
    {
        m_maker = {};
        m_store.clear();
        arrive(
            {"home/kitchen/Temperature", "home/garage/door", "$SYS/uptime", "factory/1/temp", "Küche/Licht"});
    }

    void queryKeepsItsMatches_data()
    {
        QTest::addColumn<TopicQuery>("query");
        QTest::addColumn<QByteArrayList>("matches");
        QTest::newRow("part of a name")
            << TopicQuery{"TEMP"} << QByteArrayList{"factory/1/temp", "home/kitchen/Temperature"};
        QTest::newRow("across levels") << TopicQuery{"e/k"} << QByteArrayList{"home/kitchen/Temperature"};
        QTest::newRow("not ASCII") << TopicQuery{QStringLiteral("KÜCHE")} << QByteArrayList{"Küche/Licht"};
        QTest::newRow("wildcards") << TopicQuery{"home/+/door"} << QByteArrayList{"home/garage/door"};
        QTest::newRow("multi-level wildcard")
            << TopicQuery{"home/#"} << QByteArrayList{"home/garage/door", "home/kitchen/Temperature"};
        QTest::newRow("wildcards not wanted") << TopicQuery{"home/#", false, false} << QByteArrayList{};
        QTest::newRow("plus inside a level is text") << TopicQuery{"a+"} << QByteArrayList{};
        QTest::newRow("misplaced # is text") << TopicQuery{"#/home"} << QByteArrayList{};
        QTest::newRow("regular expression")
            << TopicQuery{"^factory/\\d+/", true} << QByteArrayList{"factory/1/temp"};
        QTest::newRow("nothing") << TopicQuery{"nowhere"} << QByteArrayList{};
    }
    void queryKeepsItsMatches()
    {
        QFETCH(TopicQuery, query);
        QFETCH(QByteArrayList, matches);
        TopicSearch search(m_store);
        QCOMPARE(search.setQuery(query), QString());
        QVERIFY(search.advance(plenty));
        QVERIFY(search.isComplete());
        QCOMPARE(namesOf(m_store, search.matches()), matches);
    }

    void nodesAboveAMatchAreShownOnceAndFirst()
    {
        TopicSearch search(m_store);
        search.setQuery({"home"});
        search.advance(plenty);
        const QByteArrayList expected{"home", "home/garage", "home/garage/door", "home/kitchen",
                                      "home/kitchen/Temperature"};
        QCOMPARE(namesOf(m_store, search.shownNodes()), expected);
        std::vector<NodeId> seen{rootNode};
        for (const NodeId node : search.shownNodes()) {
            QVERIFY(std::find(seen.begin(), seen.end(), m_store.parent(node)) != seen.end());
            seen.push_back(node);
        }
    }

    void laterTopicsAreFoundToo()
    {
        TopicSearch search(m_store);
        search.setQuery({"cellar"});
        search.advance(plenty);
        QVERIFY(search.matches().empty());
        arrive({"home/cellar/light", "home"});
        QVERIFY(!search.isComplete());
        search.advance(plenty);
        QCOMPARE(namesOf(m_store, search.matches()), QByteArrayList{"home/cellar/light"});
    }

    void branchThatBecomesATopicIsFound()
    {
        TopicSearch search(m_store);
        search.setQuery({"^home$", true});
        search.advance(plenty);
        QVERIFY(search.matches().empty());
        arrive({"home"});
        search.advance(plenty);
        QCOMPARE(namesOf(m_store, search.matches()), QByteArrayList{"home"});
    }

    void incrementalFilterEqualsTheNaiveAnswer_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isRegularExpression");
        QTest::newRow("text") << QStringLiteral("1/b") << false;
        QTest::newRow("text in capitals") << QStringLiteral("B2") << false;
        QTest::newRow("not ASCII") << QStringLiteral("ä") << false;
        QTest::newRow("one level") << QStringLiteral("a1/+/a0") << false;
        QTest::newRow("all below") << QStringLiteral("+/b2/#") << false;
        QTest::newRow("expression") << QStringLiteral("^a[01].*b\\d$") << true;
    }
    void incrementalFilterEqualsTheNaiveAnswer()
    {
        QFETCH(QString, text);
        QFETCH(bool, isRegularExpression);
        const auto isMatch = [&](const QByteArray &name) {
            const QString topic = QString::fromUtf8(name);
            if (isRegularExpression)
                return topic.contains(QRegularExpression(text, QRegularExpression::CaseInsensitiveOption));
            if (text.contains(u'+'))
                return mqtt::matches(text.toUtf8(), name);
            return topic.contains(text, Qt::CaseInsensitive);
        };
        QRandomGenerator random(13);
        TopicSearch search(m_store);
        QCOMPARE(search.setQuery({text, isRegularExpression, true}), QString());
        QSet<QByteArray> expected;
        for (int frame = 0; frame < 40; ++frame) {
            QByteArrayList names;
            for (int i = random.bounded(60); i > 0; --i) {
                QByteArrayList levels;
                for (int depth = 1 + int(random.bounded(4)); depth > 0; --depth)
                    levels.append((random.bounded(2)   ? "a"
                                   : random.bounded(3) ? "b"
                                                       : "ä") +
                                  QByteArray::number(random.bounded(3)));
                names.append(levels.join('/'));
                if (isMatch(names.last()))
                    expected.insert(names.last());
            }
            arrive(names);
            search.advance(0);
            if (frame % 4 == 3)
                search.advance(10'000'000);
        }
        QVERIFY(search.advance(10'000'000));
        QVERIFY(!expected.isEmpty());
        QSet<QByteArray> found;
        for (const NodeId node : search.matches())
            found.insert(m_store.pathOf(node));
        QCOMPARE(found, expected);
        QCOMPARE(size_t(found.size()), search.matches().size());
        QSet<NodeId> shown;
        for (const NodeId match : search.matches()) {
            for (NodeId node = match; node != rootNode; node = m_store.parent(node))
                shown.insert(node);
        }
        QCOMPARE(QSet<NodeId>(search.shownNodes().begin(), search.shownNodes().end()), shown);
        QCOMPARE(size_t(shown.size()), search.shownNodes().size());
    }

    void searchGoesInSlices()
    {
        QByteArrayList names;
        for (int i = 0; i < 5000; ++i)
            names.append("bulk/" + QByteArray::number(i));
        arrive(names);
        TopicSearch search(m_store);
        search.setQuery({"bulk"});
        QVERIFY(!search.advance(0));
        int slices = 1;
        while (!search.advance(0))
            ++slices;
        QVERIFY2(slices > 10, qPrintable(QString::number(slices)));
        QCOMPARE(search.matches().size(), size_t(5000));
    }

    void badExpressionKeepsTheQueryBefore()
    {
        TopicSearch search(m_store);
        search.setQuery({"temp"});
        search.advance(plenty);
        QVERIFY(!search.setQuery({"(", true}).isEmpty());
        QCOMPARE(search.query(), TopicQuery{"temp"});
        QCOMPARE(search.matches().size(), size_t(2));
    }

    void expensiveExpressionGivesUp()
    {
        arrive({QByteArray(5000, 'a') + '!'});
        TopicSearch search(m_store);
        search.setQuery({"^(a+)+$", true});
        QElapsedTimer clock;
        clock.start();
        QVERIFY(search.advance(plenty));
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(search.matches().empty());
    }
};

QTEST_APPLESS_MAIN(TestTopicSearch)
#include "tst_topicsearch.moc"
