// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/publishqueue.h"

#include <QtTest/QTest>

#include <limits>

using namespace mqtt;

namespace {
constexpr Token everyToken = std::numeric_limits<Token>::max();
const Publish message{.topic = "t", .payload = "p"};

QList<Token> tokensOf(const std::vector<PublishQueue::Request> &crowd)
{
    QList<Token> tokens;
    for (const PublishQueue::Request &request : crowd)
        tokens.append(request.token);
    return tokens;
}
} // namespace

class TestPublishQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheFirstAsksForACall()
    {
        PublishQueue queue;
        std::vector<PublishQueue::Request> crowd;
        QCOMPARE(queue.put(message, 1), PublishQueue::Put::First);
        QCOMPARE(queue.put(message, 2), PublishQueue::Put::Behind);
        QVERIFY(!queue.take(10, everyToken, crowd));
        QCOMPARE(queue.put(message, 3), PublishQueue::Put::First);
    }

    void crowdsComeInOrderAndAreNoLargerThanAsked()
    {
        PublishQueue queue;
        std::vector<PublishQueue::Request> crowd;
        for (Token token = 1; token <= 5; ++token)
            queue.put(message, token);
        QVERIFY(queue.take(3, everyToken, crowd));
        QCOMPARE(tokensOf(crowd), QList<Token>({1, 2, 3}));
        QVERIFY(!queue.take(3, everyToken, crowd));
        QCOMPARE(tokensOf(crowd), QList<Token>({4, 5}));
        QVERIFY(!queue.take(3, everyToken, crowd));
        QVERIFY(crowd.empty());
    }

    void whatIsPublishedLaterStaysBehindTheCallBeforeIt()
    {
        PublishQueue queue;
        std::vector<PublishQueue::Request> crowd;
        for (Token token = 1; token <= 4; ++token)
            queue.put(message, token);
        QVERIFY(queue.take(10, 2, crowd));
        QCOMPARE(tokensOf(crowd), QList<Token>({1, 2}));
        QVERIFY(queue.take(10, 2, crowd));
        QVERIFY(crowd.empty());
    }

    void isBoundedInBytes()
    {
        constexpr qint64 limit = 64 * 1024;
        const Publish large{.topic = "t", .payload = QByteArray(10'000, 'x')};
        PublishQueue queue(limit);
        std::vector<PublishQueue::Request> crowd;
        Token token = 0;
        while (queue.put(large, ++token) != PublishQueue::Put::Full)
            QVERIFY(token < 10);
        QCOMPARE(token, Token(7));
        queue.take(1, everyToken, crowd);
        QVERIFY(queue.put(large, ++token) != PublishQueue::Put::Full);
        QCOMPARE(queue.put(large, ++token), PublishQueue::Put::Full);
    }
};

QTEST_APPLESS_MAIN(TestPublishQueue)
#include "tst_publishqueue.moc"
