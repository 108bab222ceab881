// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtTest/QTest>

using namespace avocet;
using namespace avocet::test;

class TestChatArrivals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesForOverlappingSubscriptionsAreLearnedFromHello()
    {
        FakeBroker broker;
        broker.matching(2);
        broker.service.connected(false);
        broker.service.join("Ann");
        broker.send(R"({"user": "Bob", "say": "early"})", 2);
        QCOMPARE(broker.rows().size(), 3);
        broker.send(broker.hello, 2);
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (seen)", "Bob:early"}));
        broker.send(R"({"user": "Bob", "say": "one"})", 2);
        broker.send(R"({"user": "Bob", "say": "twice"})", 4);
        broker.service.send("own");
        broker.send(broker.published.last(), 2);
        broker.send("not JSON", 2);
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (seen)", "Bob:early", "Bob:one", "Bob:twice",
                                             "Bob:twice", "Ann:own (seen)", "raw not JSON"}));
    }

    void brokerThatSendsNoCopiesIsNotFiltered()
    {
        FakeBroker broker;
        broker.matching(2);
        broker.service.connected(false);
        broker.service.join("Ann");
        broker.send(broker.hello);
        broker.send(R"({"user": "Bob", "say": "twice"})", 2);
        broker.time += 5 * oneSecond;
        broker.send(helloOfAnn);
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:Hello,anyone! (seen)", "Bob:twice", "Bob:twice", "Ann:Hello,anyone!"}));
    }

    /// A namesake's greeting in the same moment looks like a copy; our next message puts it right.
    void wrongLessonIsUnlearnedByTheNextMessage()
    {
        FakeBroker broker;
        broker.matching(2);
        broker.service.connected(false);
        broker.service.join("Ann");
        broker.send(broker.hello, 2);
        broker.service.send("hi");
        broker.send(broker.published.last());
        broker.time += 5 * oneSecond;
        broker.send(R"({"user": "Bob", "say": "a"})", 2);
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (seen)", "Ann:hi (seen)", "Bob:a", "Bob:a"}));
    }

    void identifiedCopiesAreLeftToTheCore()
    {
        FakeBroker broker;
        broker.matching(2);
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(broker.hello, 2);
        broker.send(R"({"user": "Bob", "say": "a"})", 2);
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (seen)", "Bob:a", "Bob:a"}));
    }

    void redeliveryAfterReconnectIsTheSameMessage()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        const QByteArray bob = R"({"user": "Bob", "say": "hi"})";
        broker.sendWithId(bob, 7, false);
        broker.service.disconnected();
        broker.service.connected(true);
        broker.sendWithId(bob, 7, true);
        QCOMPARE(broker.rows().filter("Bob").size(), 1);
        broker.sendWithId(bob, 8, true);
        broker.sendWithId(bob, 7, false);
        QCOMPARE(broker.rows().filter("Bob").size(), 3);
    }

    void redeliveryThatWeNeverSawIsShown()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.sendWithId(R"({"user": "Bob", "say": "hi"})", 7, true);
        QCOMPARE(broker.rows().filter("Bob").size(), 1);
    }

    void retainedMessageIsShownOnce()
    {
        FakeBroker broker;
        const QByteArray bob = R"({"user": "Bob", "say": "pinned"})";
        broker.matching(2);
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.sendRetained(bob);
        broker.sendRetained(bob);
        broker.service.disconnected();
        broker.service.connected(true);
        broker.sendRetained(bob);
        QCOMPARE(broker.rows().filter("Bob"), QStringList{"Bob:pinned retained"});
    }

    void retainedMessageThatWeSawLiveIsNoNews()
    {
        FakeBroker broker;
        const QByteArray bob = R"({"user": "Bob", "say": "pinned"})";
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(bob);
        broker.service.disconnected();
        broker.service.connected(true);
        broker.sendRetained(bob);
        QCOMPARE(broker.rows().filter("Bob"), QStringList{"Bob:pinned"});
    }

    /// Retain As Published (3.8.3.1): the flag of a live message.
    void retainFlagOfALiveMessageDoesNotHideIt()
    {
        FakeBroker broker;
        const QByteArray bob = R"({"user": "Bob", "say": "pinned"})";
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.time += 60 * oneSecond;
        broker.sendRetained(bob);
        broker.sendRetained(bob);
        QCOMPARE(broker.rows().filter("Bob"), QStringList({"Bob:pinned", "Bob:pinned"}));
    }

    void whatIsNoChatMessageBecomesARawRow()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(QByteArray(1024 * 1024, 'x'));
        const ChatRow &row = broker.service.room()->at(broker.service.room()->size() - 1);
        QCOMPARE(int(row.kind), int(ChatRowKind::Raw));
        QCOMPARE(int(row.rawReason), int(ChatParseError::TooLarge));
        QCOMPARE(row.payloadSize, 1024 * 1024);
        QCOMPARE(row.excerpt.size(), ChatRow::maximumExcerpt);
    }
};

QTEST_GUILESS_MAIN(TestChatArrivals)
#include "tst_chatarrivals.moc"
