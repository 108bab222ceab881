// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatpeers.h"

#include <QtTest/QTest>

using namespace avocet;
using namespace avocet::test;
using mqtt::ProtocolVersion;

namespace {

constexpr int rounds = 10;
constexpr int linesOfARound = 100;
constexpr int patience = 20'000; ///< milliseconds

/// What this user said, greetings apart, in order.
QStringList saidBy(const QString &user, const QStringList &lines)
{
    QStringList said;
    for (const QString &line : lines) {
        if (line.startsWith(user + u':') && !line.endsWith(chatGreeting))
            said << line;
    }
    return said;
}

} // namespace

class TestChatSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thousandMessagesEachWaySurviveReconnectsOfEverybody_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::newRow("3.1.1") << ProtocolVersion::V3_1_1;
        QTest::newRow("5.0") << ProtocolVersion::V5_0;
    }
    void thousandMessagesEachWaySurviveReconnectsOfEverybody()
    {
        QFETCH(ProtocolVersion, version);
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        auto bob = std::make_unique<Script>(broker.port(), "Bob");
        Desktop ann(broker.port(), version, QStringLiteral("Ann"));
        QTRY_VERIFY_WITH_TIMEOUT(ann.isAllDelivered(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(bob->count(u"Bob:Hello,anyone!"_qs) == 1, patience);

        QStringList seenByScript; // of scripts that are gone
        QStringList fromAnn;
        QStringList fromBob;
        for (int round = 0; round < rounds; ++round) {
            const bool isOffline = round == 3 || round == 7;
            QTRY_VERIFY_WITH_TIMEOUT(ann.session.connection.counters().outboxMessages == 0, patience);
            if (round == 3)
                broker.kill();
            if (isOffline) // and stays so until the script is there to hear what she has to say
                ann.session.close();
            QTRY_VERIFY_WITH_TIMEOUT(ann.session.connection.isConnected() != isOffline, patience);
            for (int i = 0; i < linesOfARound; ++i) {
                const QString text = u"line %1 of round %2 “é你😀”"_qs.arg(i).arg(round);
                ann.session.chat.send(text);
                fromAnn << u"Ann:"_qs + text;
            }
            if (round == 3) {
                QVERIFY2(broker.start(), broker.log());
                QTRY_VERIFY_WITH_TIMEOUT(bob->count(u"Connected with result code 0"_qs) == 1, patience);
                QTRY_VERIFY_WITH_TIMEOUT(bob->count(u"Bob:Hello,anyone!"_qs) == 2, patience);
            }
            if (isOffline)
                ann.session.connection.reconnectNow();
            QTRY_COMPARE_WITH_TIMEOUT(ann.session.connection.isConnected(), true, patience);
            // Only once she listens again: what a script says to nobody is gone.
            QTRY_VERIFY_WITH_TIMEOUT(ann.isAllDelivered(), patience);
            for (int i = 0; i < linesOfARound; ++i) {
                const QString text = u"line %1 of round %2 “é你😀”"_qs.arg(i).arg(round);
                bob->type(text.toUtf8());
                fromBob << u"Bob:"_qs + text;
            }
            QTRY_COMPARE_WITH_TIMEOUT(saidBy(u"Bob"_qs, ann.transcript).size(), fromBob.size(), patience);
            QTRY_COMPARE_WITH_TIMEOUT(saidBy(u"Ann"_qs, seenByScript + bob->lines()).size(), fromAnn.size(),
                                      patience);
            QTRY_COMPARE_WITH_TIMEOUT(saidBy(u"Bob"_qs, seenByScript + bob->lines()).size(), fromBob.size(),
                                      patience);
            if (round == 5) { // the script ends, and another one comes
                seenByScript += bob->lines();
                bob = std::make_unique<Script>(broker.port(), "Bob");
                QTRY_VERIFY_WITH_TIMEOUT(bob->count(u"Bob:Hello,anyone!"_qs) == 1, patience);
            }
        }
        seenByScript += bob->lines();
        QCOMPARE(saidBy(u"Ann"_qs, ann.transcript), fromAnn);
        QCOMPARE(saidBy(u"Bob"_qs, ann.transcript), fromBob);
        QCOMPARE(saidBy(u"Ann"_qs, seenByScript), fromAnn);
        QCOMPARE(saidBy(u"Bob"_qs, seenByScript), fromBob);
        QVERIFY(ann.session.chat.unsent().empty());
    }
};

QTEST_GUILESS_MAIN(TestChatSoak)
#include "tst_chatsoak.moc"
