// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messagelistmodel.h"

#include "../unit/topics/batchmaker.h"
#include "models/numberwords.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;

class TestMessageListModel : public QObject
{
    Q_OBJECT

    static QString text(const MessageListModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

private Q_SLOTS:
    void historyOfATopicIsNewestFirstWithTimeDifferences()
    {
        MessageLog log;
        BatchMaker maker;
        maker.at(BatchMaker::begin).add("a", "one", true, 1);
        maker.at(BatchMaker::begin + 1'000'000).add("b", "other");
        maker.at(BatchMaker::begin + 1'234'000).add("a", "two", false, 2);
        log.append(maker.take());
        MessageListModel model(log);
        QCOMPARE(model.rowCount(), 0);
        model.setTopic(maker.idOf("a"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 0, MessageListModel::ValueColumn), QStringLiteral("two"));
        QCOMPARE(text(model, 0, MessageListModel::DeltaColumn), QStringLiteral("+1.234 s"));
        QCOMPARE(text(model, 0, MessageListModel::QosColumn), QStringLiteral("2"));
        QCOMPARE(text(model, 0, MessageListModel::SizeColumn), QStringLiteral("3\u00a0B"));
        QCOMPARE(text(model, 1, MessageListModel::DeltaColumn), QString());
        QCOMPARE(text(model, 1, MessageListModel::RetainedColumn), QStringLiteral("retained"));
        QVERIFY(text(model, 1, MessageListModel::TimeColumn)
                    .contains(QRegularExpression("^\\d\\d:\\d\\d:\\d\\d\\.000$")));
        QCOMPARE(model.index(0, 0).data(MessageListModel::SequenceRole).toULongLong(), 3ull);
        QCOMPARE(model.rowOf(1), 1);
        QCOMPARE(model.rowOf(2), -1);
    }

    void newMessagesAppearAtTheTopInOneInsertion()
    {
        MessageLog log;
        BatchMaker maker;
        maker.add("a", "0");
        log.append(maker.take());
        MessageListModel model(log);
        model.setTopic(0);
        maker.add("a", "1").add("b").add("a", "2");
        log.append(maker.take());
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.frame();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(text(model, 0, MessageListModel::ValueColumn), QStringLiteral("2"));
        model.frame();
        QCOMPARE(inserted.count(), 1);
    }

    void olderMessagesComeInPages()
    {
        MessageLog log;
        BatchMaker maker;
        for (int i = 0; i < 450; ++i)
            maker.add("a", QByteArray::number(i));
        log.append(maker.take());
        MessageListModel model(log);
        model.setTopic(0);
        QCOMPARE(model.rowCount(), 200);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 400);
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 450);
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(text(model, 449, MessageListModel::ValueColumn), QStringLiteral("0"));
    }

    void evictedMessagesLeaveButTheLatestStays()
    {
        MessageLog log(60'000);
        BatchMaker maker;
        maker.add("quiet", "first").add("quiet", "last");
        log.append(maker.take());
        MessageListModel model(log);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTopic(maker.idOf("quiet"));
        QCOMPARE(model.rowCount(), 2);
        for (int i = 0; i < 1000; ++i) {
            maker.add("busy", QByteArray(200, 'x'));
            log.append(maker.take());
        }
        model.frame();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(text(model, 0, MessageListModel::ValueColumn), QStringLiteral("last"));
        log.clear();
        model.frame();
        QCOMPARE(model.rowCount(), 0);
    }

    void randomTrafficKeepsTheModelSound_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("allTopics");
        QTest::newRow("one topic") << 1u << false;
        QTest::newRow("all topics") << 2u << true;
    }
    void randomTrafficKeepsTheModelSound()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, allTopics);
        QRandomGenerator random(seed);
        MessageLog log(40'000);
        BatchMaker maker;
        maker.idOf("1");
        MessageListModel model(log);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        if (allTopics)
            model.setAllTopics();
        else
            model.setTopic(maker.idOf("1"));
        for (int frame = 0; frame < 200; ++frame) {
            for (int i = random.bounded(80); i > 0; --i)
                maker.add(QByteArray::number(random.bounded(3)), QByteArray(random.bounded(40), 'x'));
            log.append(maker.take());
            model.frame();
            if (random.bounded(5) == 0)
                model.fetchMore({});
            for (int row = 0; row < model.rowCount(); ++row) {
                QVERIFY(log.message(model.sequenceAt(row)));
                QVERIFY(row == 0 || model.sequenceAt(row) < model.sequenceAt(row - 1));
            }
            if (allTopics && log.endSequence() > 1)
                QCOMPARE(model.sequenceAt(0), log.endSequence() - 1);
        }
    }

    void intervalsAreSaidInFittingUnits_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("µs") << qint64(350) << QStringLiteral("+350 µs");
        QTest::newRow("ms") << qint64(12'400) << QStringLiteral("+12 ms");
        QTest::newRow("s") << qint64(1'234'567) << QStringLiteral("+1.235 s");
        QTest::newRow("min") << qint64(123'000'000) << QStringLiteral("+2 min 3 s");
        QTest::newRow("h") << qint64(18'060'000'000) << QStringLiteral("+5 h 1 min");
        QTest::newRow("clock set back") << qint64(-2'000'000) << QStringLiteral("−2.000 s");
    }
    void intervalsAreSaidInFittingUnits()
    {
        QFETCH(qint64, microseconds);
        QFETCH(QString, words);
        QCOMPARE(intervalInWords(microseconds), words);
    }
};

QTEST_GUILESS_MAIN(TestMessageListModel)
#include "tst_messagelistmodel.moc"
