// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/connectionwords.h"
#include "models/recoverywords.h"
#include "session/authenticator.h"

#include <QtTest/QTest>

using namespace avocet;
using mqtt::ProtocolVersion;

namespace {
// The tables of the OASIS text, written out once more, so that a gap in the program shows.
const QList<int> connackCodes{0x00, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89,
                              0x8A, 0x8C, 0x90, 0x95, 0x97, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9F};
const QList<int> subackFailures{0x80, 0x83, 0x87, 0x8F, 0x91, 0x97, 0x9E, 0xA1, 0xA2};
const QList<int> pubackCodes{0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x92, 0x97, 0x99};
const QList<int> disconnectCodes{0x00, 0x04, 0x80, 0x81, 0x82, 0x83, 0x87, 0x89, 0x8B, 0x8D,
                                 0x8E, 0x8F, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99,
                                 0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F, 0xA0, 0xA1, 0xA2};
const mqtt::Endpoint broker{mqtt::Scheme::Tcp, QStringLiteral("broker.example"), 1883, {}};

void addCodes(const char *packet, const QList<int> &codes)
{
    for (const int code : codes)
        QTest::addRow("%s 0x%02X", packet, code) << QString::fromLatin1(packet) << quint8(code);
}

Words wordsOf(const QString &packet, quint8 code)
{
    if (packet == u"CONNACK")
        return connackWords(ProtocolVersion::V5_0, code);
    if (packet == u"CONNACK 3.1.1")
        return connackWords(ProtocolVersion::V3_1_1, code);
    if (packet == u"SUBACK")
        return subackWords(ProtocolVersion::V5_0, code);
    if (packet == u"PUBACK")
        return pubackWords(code);
    return disconnectWords(code);
}
} // namespace

class TestConnectionWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasWordsAndItsNumber_data();
    void everyCodeHasWordsAndItsNumber();
    void badCredentialsAreSaidAsPromised();
    void unknownCodesAreNamedByNumber();
    void brokerTextIsQuotedAsOnePlainLine();
    void everyCauseHasWordsAndAdvice_data();
    void everyCauseHasWordsAndAdvice();
    void reasonOfAClosedWebSocketIsQuoted();
    void everyOutcomeHasWords_data();
    void everyOutcomeHasWords();
    void everyRejectionHasWordsAndAdvice();
    void aDeliveryTellsItsTime();
    void subscriptionsSayWhatWasGranted();
    void theCountdownRoundsUp();
    void theOlderVersionIsSaid();
    void everyProblemOfASignInHasWordsAndAdvice();
    void everyProblemOfASessionFileHasWordsAndAdvice();
};

void TestConnectionWords::everyCodeHasWordsAndItsNumber_data()
{
    QTest::addColumn<QString>("packet");
    QTest::addColumn<quint8>("code");
    addCodes("CONNACK", connackCodes);
    addCodes("CONNACK 3.1.1", {0, 1, 2, 3, 4, 5});
    addCodes("SUBACK", subackFailures);
    addCodes("PUBACK", pubackCodes);
    addCodes("DISCONNECT", disconnectCodes);
}

void TestConnectionWords::everyCodeHasWordsAndItsNumber()
{
    QFETCH(QString, packet);
    QFETCH(quint8, code);
    const Words words = wordsOf(packet, code);
    QVERIFY2(!words.what.contains(QLatin1StringView("Unknown")), qPrintable(words.what));
    QVERIFY2(words.what.endsWith(QStringLiteral(" (%1)").arg(code)), qPrintable(words.what));
    if (code >= 0x80 || (packet == u"CONNACK 3.1.1" && code > 0))
        QVERIFY(!words.whatToDo.isEmpty());
}

void TestConnectionWords::badCredentialsAreSaidAsPromised()
{
    QCOMPARE(connackWords(ProtocolVersion::V3_1, 4).what, QStringLiteral("Bad user name or password (4)"));
    QCOMPARE(connackWords(ProtocolVersion::V3_1_1, 4).what, QStringLiteral("Bad user name or password (4)"));
    QCOMPARE(connackWords(ProtocolVersion::V5_0, 134).what,
             QStringLiteral("Bad user name or password (134)"));
}

void TestConnectionWords::unknownCodesAreNamedByNumber()
{
    for (int code = 0; code <= 0xFF; ++code) {
        for (const ProtocolVersion version : {ProtocolVersion::V3_1_1, ProtocolVersion::V5_0}) {
            const QString number = QStringLiteral("(%1)").arg(code);
            QVERIFY(connackWords(version, quint8(code)).what.contains(number));
            QVERIFY(!subackWords(version, quint8(code)).what.isEmpty());
        }
    }
    QCOMPARE(connackWords(ProtocolVersion::V3_1_1, 134).what, QStringLiteral("Unknown reason (134)"));
    QCOMPARE(pubackWords(0xFE).what, QStringLiteral("Unknown reason (254)"));
}

void TestConnectionWords::brokerTextIsQuotedAsOnePlainLine()
{
    const QString hostile = QStringLiteral("<b>no</b>\n\u202Eevil\t") + QString(5000, u'x');
    const QString what = connackWords(ProtocolVersion::V5_0, 0x87, hostile).what;
    QVERIFY(what.startsWith(QStringLiteral("Not authorized (135): “<b>no</b> evil xxx")));
    QVERIFY(!what.contains(u'\n') && !what.contains(QChar(0x202E)));
    QVERIFY(what.size() < 400);
}

void TestConnectionWords::everyCauseHasWordsAndAdvice_data()
{
    QTest::addColumn<int>("cause");
    QTest::addColumn<int>("stage");
    for (int cause = 0; cause <= int(mqtt::ConnectionCause::NoTls); ++cause)
        for (int stage = 0; stage <= int(mqtt::ConnectionStage::Running); ++stage)
            QTest::addRow("cause %d in stage %d", cause, stage) << cause << stage;
}

void TestConnectionWords::everyCauseHasWordsAndAdvice()
{
    QFETCH(int, cause);
    QFETCH(int, stage);
    mqtt::ConnectionError error;
    error.cause = mqtt::ConnectionCause(cause);
    error.stage = mqtt::ConnectionStage(stage);
    error.code = 0x87;
    const Words words = errorWords(error, broker);
    QVERIFY(!words.what.isEmpty());
    QVERIFY(!words.whatToDo.isEmpty());
}

void TestConnectionWords::reasonOfAClosedWebSocketIsQuoted()
{
    mqtt::ConnectionError error;
    error.cause = mqtt::ConnectionCause::ClosedByServer;
    error.stage = mqtt::ConnectionStage::Running;
    QCOMPARE(errorWords(error, broker).what,
             QStringLiteral("The broker closed the connection without a word"));
    error.detail = QStringLiteral("no <b>entry</b>");
    QCOMPARE(errorWords(error, broker).what,
             QStringLiteral("The broker closed the connection: “no <b>entry</b>”"));
}

void TestConnectionWords::everyOutcomeHasWords_data()
{
    using Outcome = mqtt::Settlement::Outcome;
    QTest::addColumn<mqtt::Settlement::Outcome>("outcome");
    QTest::addColumn<QString>("what");
    QTest::newRow("written") << Outcome::Written << QStringLiteral("Sent (QoS 0: no confirmation)");
    QTest::newRow("acknowledged") << Outcome::Acknowledged
                                  << QStringLiteral("Delivered to the broker (QoS 1)");
    QTest::newRow("refused") << Outcome::Refused << QStringLiteral("Refused: Not authorized (135)");
    QTest::newRow("rejected") << Outcome::Rejected << QStringLiteral("Not sent");
    QTest::newRow("session lost") << Outcome::SessionLost
                                  << QStringLiteral(
                                         "Sent, and perhaps not delivered: the broker forgot the Session");
    QTest::newRow("discarded") << Outcome::Discarded
                               << QStringLiteral("Not sent: the connection was closed first");
    QTest::newRow("kept") << Outcome::Kept
                          << QStringLiteral("Kept: it goes on when this connection is opened again");
}

void TestConnectionWords::everyOutcomeHasWords()
{
    QFETCH(mqtt::Settlement::Outcome, outcome);
    QFETCH(QString, what);
    mqtt::Settlement settlement;
    settlement.outcome = outcome;
    settlement.reason = outcome == mqtt::Settlement::Outcome::Refused ? mqtt::ReasonCode::NotAuthorized
                                                                      : mqtt::ReasonCode::Success;
    QCOMPARE(settlementWords(settlement, mqtt::QoS::AtLeastOnce).what, what);
}

void TestConnectionWords::everyRejectionHasWordsAndAdvice()
{
    using Why = mqtt::Settlement::Why;
    for (int why = 0; why <= int(Why::PropertyNotAllowed); ++why) {
        mqtt::Settlement settlement;
        settlement.outcome = mqtt::Settlement::Outcome::Rejected;
        settlement.why = Why(why);
        const Words words = settlementWords(settlement, mqtt::QoS::AtMostOnce);
        QVERIFY(words.what.startsWith(QStringLiteral("Not sent")));
        QVERIFY(!words.whatToDo.isEmpty());
    }
}

void TestConnectionWords::aDeliveryTellsItsTime()
{
    mqtt::Settlement settlement;
    settlement.outcome = mqtt::Settlement::Outcome::Acknowledged;
    QCOMPARE(settlementWords(settlement, mqtt::QoS::AtLeastOnce, 3).what,
             QStringLiteral("Delivered to the broker (QoS 1, 3 ms)"));
    settlement.reason = mqtt::ReasonCode::NoMatchingSubscribers;
    QCOMPARE(settlementWords(settlement, mqtt::QoS::ExactlyOnce, 3).whatToDo,
             QStringLiteral("No matching subscribers (16)"));
}

void TestConnectionWords::subscriptionsSayWhatWasGranted()
{
    mqtt::SubscriptionState state;
    QCOMPARE(subscriptionWords(state, ProtocolVersion::V5_0, false).what,
             QStringLiteral("Subscribes when connected"));
    state.phase = mqtt::SubscriptionState::Phase::Granted;
    state.code = 1;
    QCOMPARE(subscriptionWords(state, ProtocolVersion::V5_0, true).what, QStringLiteral("Granted (QoS 1)"));
    state.phase = mqtt::SubscriptionState::Phase::Refused;
    state.code = 0x80;
    QCOMPARE(subscriptionWords(state, ProtocolVersion::V3_1_1, true).what,
             QStringLiteral("Refused: Failure (128)"));
    QCOMPARE(subscriptionWords(state, ProtocolVersion::V5_0, true).what,
             QStringLiteral("Refused: Unspecified error (128)"));
}

void TestConnectionWords::theCountdownRoundsUp()
{
    mqtt::ConnectionState state;
    state.phase = mqtt::ConnectionPhase::Waiting;
    state.nextAttempt = 10'000;
    QCOMPARE(phaseWord(state, 6'001), QStringLiteral("reconnecting in 4 s"));
    QCOMPARE(phaseWord(state, 9'999), QStringLiteral("reconnecting in 1 s"));
    QCOMPARE(phaseWord(state, 20'000), QStringLiteral("reconnecting"));
}

void TestConnectionWords::theOlderVersionIsSaid()
{
    mqtt::ConnectionState state;
    state.phase = mqtt::ConnectionPhase::Connected;
    QCOMPARE(connectionWord(state, 0), QStringLiteral("connected"));
    state.fellBack = true;
    QCOMPARE(connectionWord(state, 0), QStringLiteral("MQTT 3.1.1 – the broker refused 5.0"));
}

void TestConnectionWords::everyProblemOfASignInHasWordsAndAdvice()
{
    using What = mqtt::AuthenticationProblem::What;
    mqtt::ConnectionError error;
    error.cause = mqtt::ConnectionCause::AuthenticationFailed;
    for (int what = 0; what <= int(What::ServerUnproved); ++what) {
        error.code = quint8(what);
        const Words words = errorWords(error, broker);
        QVERIFY(!words.what.isEmpty());
        QVERIFY(!words.whatToDo.isEmpty());
    }
    error.code = quint8(What::Refused);
    error.detail = QStringLiteral("no\nsuch <b>user</b>");
    QCOMPARE(errorWords(error, broker).what,
             QStringLiteral("The broker refused the sign-in: “no such <b>user</b>”"));
}

void TestConnectionWords::everyProblemOfASessionFileHasWordsAndAdvice()
{
    using What = mqtt::SessionFileProblem::What;
    for (const What what : {What::Damaged, What::InUse, What::CannotRead, What::CannotWrite}) {
        const Words words = sessionFileWords({what, QStringLiteral("/some/file"), {}});
        QCOMPARE(words.what.contains(QStringLiteral("/some/file")), what != What::InUse);
        QVERIFY(!words.whatToDo.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestConnectionWords)
#include "tst_connectionwords.moc"
