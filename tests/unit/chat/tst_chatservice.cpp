// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtTest/QTest>

using namespace avocet;
using namespace avocet::test;

class TestChatService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joiningSubscribesAndSaysHello()
    {
        FakeBroker broker;
        broker.service.connected(true);
        QVERIFY(broker.log.isEmpty());
        QVERIFY(broker.service.join("Ann"));
        QCOMPARE(broker.log, enters);
    }

    void joiningOfflineWaitsForTheConnection()
    {
        FakeBroker broker;
        QVERIFY(broker.service.join(" Ann "));
        QVERIFY(broker.log.isEmpty());
        broker.service.connected(true);
        QCOMPARE(broker.log, enters);
    }

    void everyConnectSubscribesAndSaysHello()
    {
        FakeBroker broker;
        broker.service.join("Ann");
        for (int i = 0; i < 3; ++i) {
            broker.service.connected(true);
            broker.service.disconnected();
        }
        QCOMPARE(broker.log, enters + enters + enters);
    }

    void blankNameIsNotTaken()
    {
        FakeBroker broker;
        QVERIFY(!broker.service.join(" \t\n"));
        QVERIFY(!broker.service.isJoined());
    }

    void newNameSaysHelloAgain()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.join("Ann");
        broker.service.join("Anna");
        QCOMPARE(broker.log, enters + QList<QByteArray>{"Anna:Hello,anyone!"});
    }

    void leavingUnsubscribesAndStopsListening()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.leave();
        broker.send(R"({"user": "Bob", "say": "still there?"})");
        QVERIFY(broker.log.contains("unsubscribe chat"));
        QCOMPARE(broker.rows().size(), 1);
        QCOMPARE(int(broker.service.send("x")), int(ChatService::SendResult::NotJoined));
    }

    void otherTopicsAreNoChat()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.messageReceived({.topic = "chat/x", .payload = helloOfAnn});
        QCOMPARE(broker.rows(), QStringList{"Ann:Hello,anyone! (sending)"});
    }

    void whatIsTypedIsShownAtOnceAndOnlyOnce()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(broker.hello);
        QCOMPARE(int(broker.service.send("hi")), int(ChatService::SendResult::Sent));
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (seen)", "Ann:hi (sending)"}));
        broker.send(broker.published.last());
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (seen)", "Ann:hi (seen)"}));
    }

    void namesakesAreShownAndTold()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(broker.hello);
        broker.send(helloOfAnn, 2);
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:Hello,anyone! (seen)", "Ann:Hello,anyone!", "Ann:Hello,anyone!"}));
        QVERIFY(broker.last().ambiguous);
        broker.send(R"({"user": "Bob", "say": "hi", "id": "bobbobbo.aaaaaaaaaaaa"})");
        QVERIFY(!broker.last().ambiguous);
        broker.send(R"({"user": "Bob", "say": "hi", "id": "mallorym.aaaaaaaaaaaa"})");
        QVERIFY(broker.last().ambiguous);
        broker.send(R"({"user": "Bob", "say": "hi"})");
        QVERIFY(broker.last().ambiguous);
    }

    void wordsOfOthersUnderOurIdAreTheirs()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.send("hi");
        QByteArray forged = broker.published.last();
        broker.send(forged.replace("hi", "no"));
        QCOMPARE(broker.rows().last(), "Ann:no (seen)");
        QCOMPARE(broker.rows().at(1), "Ann:hi (sending)");
    }

    void sameTextTwiceIsTwoRows()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(broker.hello);
        broker.service.send("hi");
        broker.service.send("hi");
        broker.send(broker.published.at(1), 2);
        broker.send(broker.published.at(2), 2);
        broker.send(R"({"user": "Bob", "say": "hi"})", 2);
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (seen)", "Ann:hi (seen)", "Ann:hi (seen)",
                                             "Bob:hi", "Bob:hi"}));
    }

    void acknowledgementDeliversAndTheEchoIsSeen()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.settled(broker.tokens.last(), ChatOutcome::Delivered);
        QCOMPARE(broker.rows(), QStringList{"Ann:Hello,anyone! (delivered)"});
        broker.send(broker.hello);
        QCOMPARE(broker.rows(), QStringList{"Ann:Hello,anyone! (seen)"});
    }

    void acknowledgementAfterTheEchoChangesNothing()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(broker.hello);
        broker.service.settled(broker.tokens.last(), ChatOutcome::Delivered);
        QCOMPARE(broker.rows(), QStringList{"Ann:Hello,anyone! (seen)"});
    }

    void textTypedOfflineIsQueuedAndHandedOverOnce()
    {
        FakeBroker broker;
        broker.service.join("Ann");
        broker.service.send("one");
        broker.service.send("two");
        QCOMPARE(broker.rows(), QStringList({"Ann:one (queued)", "Ann:two (queued)"}));
        QVERIFY(broker.published.isEmpty());
        QCOMPARE(broker.service.unsent().size(), 2u);
        broker.service.connected(true);
        QCOMPARE(broker.log, enters + QList<QByteArray>({"Ann:one", "Ann:two"}));
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:one (sending)", "Ann:two (sending)", "Ann:Hello,anyone! (sending)"}));
        for (const QByteArray &payload : QList<QByteArray>(broker.published))
            broker.send(payload);
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:one (seen)", "Ann:two (seen)", "Ann:Hello,anyone! (seen)"}));
        QVERIFY(broker.service.unsent().empty());
        broker.service.disconnected();
        broker.service.connected(true);
        QCOMPARE(broker.published.size(), 4);
    }

    void linesOfAnEarlierRunGoOutOnceInTheirOrder()
    {
        FakeBroker earlier;
        earlier.service.setSender("earlierx");
        earlier.service.join("Ann");
        earlier.service.joinRoom("chat/ops");
        earlier.service.send("one");
        earlier.service.send("two", "chat/ops");
        earlier.service.connected(true);
        earlier.service.settled(earlier.tokens.last(), ChatOutcome::Refused, 0x87);

        FakeBroker broker;
        broker.service.setSender("earlierx");
        broker.service.restore(earlier.service.unsent());
        broker.service.join("Ann");
        QCOMPARE(broker.rows(), QStringList{"Ann:one (queued)"});
        QCOMPARE(int(broker.service.find("chat/ops")->rows.at(0).state), int(ChatState::Failed));
        broker.service.connected(true);
        QCOMPARE(broker.published.size(), 2);
        QCOMPARE(broker.published.last(), earlier.published.at(1));
        broker.service.sendAgain("chat/ops", broker.service.find("chat/ops")->rows.at(0).id);
        QCOMPARE(broker.log.last(), "Ann:two");
        QCOMPARE(broker.service.unsent().size(), 2u);
    }

    void tooManyWaitingLinesAreRefused()
    {
        FakeBroker broker;
        broker.service.join("Ann");
        size_t taken = 0;
        while (broker.service.send("x") == ChatService::SendResult::Sent)
            ++taken;
        QCOMPARE(taken, UnsentLines::maximumLines);
        QCOMPARE(int(broker.service.send("x")), int(ChatService::SendResult::TooMany));
    }

    void unsettledMessagesWaitAgainWhenTheConnectionIsLost()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(broker.hello);
        broker.service.send("hi");
        broker.service.disconnected();
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (seen)", "Ann:hi (queued)"}));
    }

    /// The broker had the first one already, and our resending made it two.
    void secondEchoOfAResentMessageIsNotShown()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(broker.hello);
        broker.service.send("hi");
        const QByteArray hi = broker.published.last();
        broker.service.disconnected();
        broker.service.connected(true);
        broker.send(hi, 2);
        broker.send(broker.hello);
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:Hello,anyone! (seen)", "Ann:hi (seen)", "Ann:Hello,anyone! (seen)"}));
    }

    void failedMessageKeepsItsTextAndCanBeSentAgain()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(broker.hello);
        broker.service.send("hi");
        broker.service.settled(broker.tokens.last(), ChatOutcome::Refused, 0x87);
        QCOMPARE(broker.rows().last(), "Ann:hi (failed)");
        const ChatRow &failed = broker.service.room()->at(broker.service.room()->size() - 1);
        QCOMPARE(int(failed.failure), int(ChatOutcome::Refused));
        QCOMPARE(int(failed.failureCode), 0x87);
        broker.service.sendAgain("chat", broker.lastRow());
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (seen)", "Ann:hi (sending)"}));
        QCOMPARE(broker.published.size(), 3);
        broker.service.sendAgain("chat", broker.lastRow());
        QCOMPARE(broker.published.size(), 3);
    }

    void whatTheConnectionGivesBackGoesOutWithTheNextOneUnderItsId()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.send("one");
        broker.service.send("two");
        const QByteArray one = broker.published.at(1);
        broker.send(one);
        broker.service.disconnected();
        for (const quint64 token : QList<quint64>(broker.tokens))
            broker.service.settled(token, ChatOutcome::Discarded);
        QCOMPARE(broker.rows(), QStringList({"Ann:one (seen)", "Ann:two (queued)"}));
        QCOMPARE(broker.service.unsent().size(), 1u);
        const QByteArray two = broker.published.last();
        broker.service.connected(true);
        QCOMPARE(broker.published.last(), two);
        QCOMPARE(broker.published.count(one), 1);
    }

    void foreignTokensChangeNothing()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.settled(7, ChatOutcome::Refused, 0x87);
        QCOMPARE(broker.rows(), QStringList{"Ann:Hello,anyone! (sending)"});
    }

    void textHasALimit()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        QCOMPARE(int(broker.service.send(QString(16384, u'x'))), int(ChatService::SendResult::Sent));
        QCOMPARE(int(broker.service.send(QString(16385, u'x'))), int(ChatService::SendResult::TooLong));
        QCOMPARE(int(broker.service.send(QString(6000, u'你'))), int(ChatService::SendResult::TooLong));
        QCOMPARE(int(broker.service.send(QString(16000, QChar(1)))), int(ChatService::SendResult::TooLong));
        QCOMPARE(int(broker.service.send(" \n\t")), int(ChatService::SendResult::Blank));
        QCOMPARE(broker.published.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestChatService)
#include "tst_chatservice.moc"
