// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatservice.h"

#include <QtTest/QTest>

using namespace avocet;

namespace {

const QByteArray helloOfAnn = R"({"user": "Ann", "say": "Hello,anyone!"})";

/// What a broker does for one client, as far as the chat is concerned.
struct FakeBroker
{
    qint64 time = 1'700'000'000'000'000;
    quint64 lastToken = 100;
    QList<QByteArray> log; ///< "subscribe chat 1", or the payload that was published
    QList<QByteArray> published;
    QList<quint64> tokens;
    ChatService service{{
        .subscribe =
            [this](const QByteArray &filter, mqtt::QoS qos) {
                log << "subscribe " + filter + ' ' + QByteArray::number(int(qos));
            },
        .unsubscribe = [this](const QByteArray &filter) { log << "unsubscribe " + filter; },
        .publish = [this](const QByteArray &topic, const QByteArray &payload,
                          mqtt::QoS qos) { return take(topic, payload, qos); },
        .now = [this] { return time; },
    }};

    quint64 take(const QByteArray &topic, const QByteArray &payload, mqtt::QoS qos)
    {
        Q_ASSERT(topic == "chat" && qos == mqtt::QoS::AtLeastOnce);
        log << payload;
        published << payload;
        tokens << ++lastToken;
        return lastToken;
    }
    void send(const QByteArray &payload, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            service.messageReceived({.topic = "chat", .payload = payload, .time = time += 1000});
    }
    void sendRetained(const QByteArray &payload)
    {
        service.messageReceived({.topic = "chat", .payload = payload, .time = time += 1000, .retain = true});
    }
    void sendWithId(const QByteArray &payload, quint16 packetId, bool dup)
    {
        service.messageReceived(
            {.topic = "chat", .payload = payload, .time = time += 1000, .packetId = packetId, .dup = dup});
    }
    /// Messages and raw rows as they stand in the room; own ones with their state.
    QStringList rows()
    {
        static const QMap<ChatState, QString> states{{ChatState::Received, {}},
                                                     {ChatState::Queued, "queued"},
                                                     {ChatState::Sending, "sending"},
                                                     {ChatState::Delivered, "delivered"},
                                                     {ChatState::Failed, "failed"}};
        QStringList list;
        for (int i = 0; i < service.room()->size(); ++i) {
            const ChatRow &row = service.room()->at(i);
            if (row.kind == ChatRowKind::System)
                continue;
            const QString text = row.kind == ChatRowKind::Raw ? QString::fromLatin1("raw ") + row.excerpt
                                                              : row.user + u':' + row.say;
            list << (row.own ? text + QLatin1StringView(" (") + states[row.state] + u')' : text) +
                        QLatin1StringView(row.retained ? " retained" : "");
        }
        return list;
    }
    quint64 lastRow() { return service.room()->at(service.room()->size() - 1).id; }
};

} // namespace

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
        QCOMPARE(broker.log, QList<QByteArray>({"subscribe chat 1", helloOfAnn}));
    }

    void joiningOfflineWaitsForTheConnection()
    {
        FakeBroker broker;
        QVERIFY(broker.service.join(" Ann "));
        QVERIFY(broker.log.isEmpty());
        broker.service.connected(true);
        QCOMPARE(broker.log, QList<QByteArray>({"subscribe chat 1", helloOfAnn}));
    }

    void everyConnectSubscribesAndSaysHello()
    {
        FakeBroker broker;
        broker.service.join("Ann");
        for (int i = 0; i < 3; ++i) {
            broker.service.connected(true);
            broker.service.disconnected();
        }
        QCOMPARE(broker.log, QList<QByteArray>({"subscribe chat 1", helloOfAnn, "subscribe chat 1",
                                                helloOfAnn, "subscribe chat 1", helloOfAnn}));
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
        QCOMPARE(broker.published,
                 QList<QByteArray>({helloOfAnn, R"({"user": "Anna", "say": "Hello,anyone!"})"}));
    }

    void leavingUnsubscribesAndStopsListening()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.leave();
        broker.send(R"({"user": "Bob", "say": "still there?"})");
        QCOMPARE(broker.log.last(), "unsubscribe chat");
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
        broker.send(helloOfAnn);
        QCOMPARE(int(broker.service.send("hi")), int(ChatService::SendResult::Sent));
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (delivered)", "Ann:hi (sending)"}));
        broker.send(broker.published.last());
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (delivered)", "Ann:hi (delivered)"}));
    }

    void namesakesAreShownOnceOurEchoCame()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(helloOfAnn, 3);
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:Hello,anyone! (delivered)", "Ann:Hello,anyone!", "Ann:Hello,anyone!"}));
    }

    void sameTextTwiceIsTwoRows()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(helloOfAnn);
        broker.service.send("hi");
        broker.service.send("hi");
        broker.send(broker.published.last(), 2);
        broker.send(R"({"user": "Bob", "say": "hi"})", 2);
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (delivered)", "Ann:hi (delivered)",
                                             "Ann:hi (delivered)", "Bob:hi", "Bob:hi"}));
    }

    void echoThatNeverCameIsForgottenAfterTheAcknowledgement()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.settled(broker.tokens.last(), ChatOutcome::Delivered);
        QCOMPARE(broker.rows(), QStringList{"Ann:Hello,anyone! (delivered)"});
        broker.time += 120 * oneSecond;
        broker.send(helloOfAnn);
        QCOMPARE(broker.rows().size(), 2);
    }

    void textTypedOfflineIsQueuedAndHandedOverOnce()
    {
        FakeBroker broker;
        broker.service.join("Ann");
        broker.service.send("one");
        broker.service.send("two");
        QCOMPARE(broker.rows(), QStringList({"Ann:one (queued)", "Ann:two (queued)"}));
        QCOMPARE(broker.published.size(), 2);
        broker.service.connected(true);
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:one (sending)", "Ann:two (sending)", "Ann:Hello,anyone! (sending)"}));
        for (const QByteArray &payload : QList<QByteArray>(broker.published))
            broker.send(payload);
        QCOMPARE(broker.rows(), QStringList({"Ann:one (delivered)", "Ann:two (delivered)",
                                             "Ann:Hello,anyone! (delivered)"}));
    }

    void unsettledMessagesWaitAgainWhenTheConnectionIsLost()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(helloOfAnn);
        broker.service.send("hi");
        broker.service.disconnected();
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (delivered)", "Ann:hi (queued)"}));
    }

    /// The broker had the first one already, and our resending made it two.
    void secondEchoOfAResentMessageIsNotShown()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(helloOfAnn);
        broker.service.send("hi");
        const QByteArray hi = broker.published.last();
        broker.service.disconnected();
        broker.service.connected(true);
        broker.send(hi, 2);
        broker.send(helloOfAnn);
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (delivered)", "Ann:hi (delivered)",
                                             "Ann:Hello,anyone! (delivered)"}));
        broker.send(hi);
        QCOMPARE(broker.rows().last(), "Ann:hi");
    }

    void failedMessageKeepsItsTextAndCanBeSentAgain()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(helloOfAnn);
        broker.service.send("hi");
        broker.service.settled(broker.tokens.last(), ChatOutcome::Refused, 0x87);
        QCOMPARE(broker.rows().last(), "Ann:hi (failed)");
        const ChatRow &failed = broker.service.room()->at(broker.service.room()->size() - 1);
        QCOMPARE(int(failed.failure), int(ChatOutcome::Refused));
        QCOMPARE(int(failed.failureCode), 0x87);
        broker.service.sendAgain(broker.lastRow());
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (delivered)", "Ann:hi (sending)"}));
        QCOMPARE(broker.published.size(), 3);
        broker.service.sendAgain(broker.lastRow());
        QCOMPARE(broker.published.size(), 3);
    }

    void echoAfterALostSessionStillDelivers()
    {
        FakeBroker broker;
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.service.settled(broker.tokens.last(), ChatOutcome::Lost);
        QCOMPARE(broker.rows(), QStringList{"Ann:Hello,anyone! (failed)"});
        broker.send(helloOfAnn);
        QCOMPARE(broker.rows(), QStringList{"Ann:Hello,anyone! (delivered)"});
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

    void copiesForOverlappingSubscriptionsAreLearnedFromHello()
    {
        FakeBroker broker;
        broker.service.setMatchingSubscriptions(2);
        broker.service.connected(false);
        broker.service.join("Ann");
        broker.send(R"({"user": "Bob", "say": "early"})", 2);
        QCOMPARE(broker.rows().size(), 3);
        broker.send(helloOfAnn, 2);
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (delivered)", "Bob:early"}));
        broker.send(R"({"user": "Bob", "say": "one"})", 2);
        broker.send(R"({"user": "Bob", "say": "twice"})", 4);
        broker.service.send("own");
        broker.send(broker.published.last(), 2);
        broker.send("not JSON", 2);
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:Hello,anyone! (delivered)", "Bob:early", "Bob:one", "Bob:twice",
                              "Bob:twice", "Ann:own (delivered)", "raw not JSON"}));
    }

    void brokerThatSendsNoCopiesIsNotFiltered()
    {
        FakeBroker broker;
        broker.service.setMatchingSubscriptions(2);
        broker.service.connected(false);
        broker.service.join("Ann");
        broker.send(helloOfAnn);
        broker.send(R"({"user": "Bob", "say": "twice"})", 2);
        broker.time += 5 * oneSecond;
        broker.send(helloOfAnn);
        QCOMPARE(broker.rows(), QStringList({"Ann:Hello,anyone! (delivered)", "Bob:twice", "Bob:twice",
                                             "Ann:Hello,anyone!"}));
    }

    /// A namesake's greeting in the same moment looks like a copy; our next message puts it right.
    void wrongLessonIsUnlearnedByTheNextMessage()
    {
        FakeBroker broker;
        broker.service.setMatchingSubscriptions(2);
        broker.service.connected(false);
        broker.service.join("Ann");
        broker.send(helloOfAnn, 2);
        broker.service.send("hi");
        broker.send(broker.published.last());
        broker.time += 5 * oneSecond;
        broker.send(R"({"user": "Bob", "say": "a"})", 2);
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:Hello,anyone! (delivered)", "Ann:hi (delivered)", "Bob:a", "Bob:a"}));
    }

    void identifiedCopiesAreLeftToTheCore()
    {
        FakeBroker broker;
        broker.service.setMatchingSubscriptions(2);
        broker.service.connected(true);
        broker.service.join("Ann");
        broker.send(helloOfAnn, 2);
        broker.send(R"({"user": "Bob", "say": "a"})", 2);
        QCOMPARE(broker.rows(),
                 QStringList({"Ann:Hello,anyone! (delivered)", "Ann:Hello,anyone!", "Bob:a", "Bob:a"}));
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
        broker.service.setMatchingSubscriptions(2);
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

QTEST_GUILESS_MAIN(TestChatService)
#include "tst_chatservice.moc"
