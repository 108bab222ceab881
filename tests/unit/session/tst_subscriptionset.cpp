// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/subscriptionset.h"

#include <QtTest/QTest>

using namespace mqtt;

namespace {

Subscription filter(const QByteArray &name, QoS qos = QoS::AtMostOnce)
{
    Subscription subscription;
    subscription.filter = name;
    subscription.qos = qos;
    return subscription;
}

} // namespace

class TestSubscriptionSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identifiersStartAtOneAndAreNeverReused()
    {
        SubscriptionSet set;
        QVERIFY(set.add(filter("a")));
        QVERIFY(set.add(filter("b")));
        QVERIFY(set.remove("a"));
        QVERIFY(!set.remove("a"));
        QVERIFY(set.add(filter("a")));
        QCOMPARE(set.find("b")->identifier, 2u);
        QCOMPARE(set.find("a")->identifier, 3u);
        QVERIFY(!set.find("c"));
    }

    void sameFilterReplacesItsOptionsAndKeepsItsIdentifier()
    {
        SubscriptionSet set;
        set.add(filter("a"));
        set.answered("a", 0, {});
        QVERIFY(!set.add(filter("a")));
        QVERIFY(set.find("a")->state.phase == SubscriptionState::Phase::Granted);
        QVERIFY(set.add(filter("a", QoS::ExactlyOnce)));
        QCOMPARE(set.entries().size(), size_t(1));
        QCOMPARE(set.find("a")->identifier, 1u);
        QVERIFY(set.find("a")->state.phase == SubscriptionState::Phase::Pending);
    }

    void answerGrantsOrRefuses()
    {
        SubscriptionSet set;
        set.add(filter("a", QoS::ExactlyOnce));
        set.add(filter("b"));
        set.answered("a", 1, {});
        set.answered("b", 0x87, "no");
        set.answered("gone", 0, {});
        QVERIFY(set.find("a")->state.phase == SubscriptionState::Phase::Granted);
        QCOMPARE(int(set.find("a")->state.code), 1);
        QVERIFY(set.find("b")->state.phase == SubscriptionState::Phase::Refused);
        QCOMPARE(set.find("b")->state.reasonText, QByteArray("no"));
        set.setAllPending();
        QVERIFY(set.find("b")->state.phase == SubscriptionState::Phase::Pending);
        QCOMPARE(int(set.find("b")->state.code), 0);
    }

    void exactlyOneOfOverlappingCopiesIsTaken_data()
    {
        QTest::addColumn<QList<QByteArray>>("filters");
        QTest::addColumn<QList<int>>("codes"); // -1: pending
        QTest::addColumn<int>("primary");
        using Filters = QList<QByteArray>;
        using Codes = QList<int>;
        QTest::newRow("no match") << Filters{"x"} << Codes{0} << 0;
        QTest::newRow("one match") << Filters{"x", "home/#"} << Codes{0, 0} << 2;
        QTest::newRow("highest QoS") << Filters{"#", "home/+"} << Codes{2, 1} << 1;
        QTest::newRow("among equals the latest")
            << Filters{"#", "home/+", "home/lamp"} << Codes{1, 1, 1} << 3;
        QTest::newRow("refused is passed over") << Filters{"#", "home/lamp"} << Codes{0, 0x87} << 1;
        QTest::newRow("all refused") << Filters{"#", "home/lamp"} << Codes{0x80, 0x87} << 0;
        QTest::newRow("granted before pending") << Filters{"#", "home/lamp"} << Codes{0, -1} << 1;
        QTest::newRow("first of pending ones") << Filters{"x", "#", "home/lamp"} << Codes{-1, -1, -1} << 2;
        QTest::newRow("shared one may miss some") << Filters{"#", "$share/g/home/+"} << Codes{0, 2} << 1;
        QTest::newRow("shared one alone") << Filters{"$share/g/home/+"} << Codes{2} << 1;
    }
    void exactlyOneOfOverlappingCopiesIsTaken()
    {
        QFETCH(QList<QByteArray>, filters);
        QFETCH(QList<int>, codes);
        QFETCH(int, primary);
        SubscriptionSet set;
        for (qsizetype i = 0; i < filters.size(); ++i) {
            set.add(filter(filters[i], QoS::ExactlyOnce));
            if (codes[i] >= 0)
                set.answered(filters[i], quint8(codes[i]), {});
        }
        QCOMPARE(int(set.primaryIdentifier("home/lamp")), primary);
    }

    void copyThatMayNotComeIsNotWaitedFor()
    {
        SubscriptionSet set;
        Subscription ownNot = filter("chat");
        ownNot.noLocal = true;
        Subscription retainedNot = filter("chat/+");
        retainedNot.retainHandling = RetainHandling::DoNotSend;
        set.add(filter("#"));
        set.add(ownNot);
        set.add(retainedNot);
        for (const char *name : {"#", "chat", "chat/+"})
            set.answered(name, 0, {});
        QCOMPARE(set.primaryIdentifier("chat"), 1u);
        QCOMPARE(set.primaryIdentifier("chat/a"), 1u);
    }

    void leadingWildcardDoesNotTakeServerTopics()
    {
        SubscriptionSet set;
        set.add(filter("#"));
        set.add(filter("$SYS/#"));
        QCOMPARE(set.primaryIdentifier("$SYS/broker/uptime"), 2u);
    }
};

QTEST_APPLESS_MAIN(TestSubscriptionSet)
#include "tst_subscriptionset.moc"
