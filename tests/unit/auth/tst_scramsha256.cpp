// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/scramsha256.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace mqtt;
using What = AuthenticationProblem::What;

Q_DECLARE_METATYPE(mqtt::AuthenticationProblem::What)

namespace {
// RFC 7677, 3.
constexpr char nonce[] = "rOprNGfwEbeRWgbNEkqO";
constexpr char serverFirst[] = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                               "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
constexpr char clientFinal[] = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                               "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
constexpr char serverFinal[] = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

ScramSha256 makeScram(const QByteArray &name = "user", const QByteArray &password = "pencil")
{
    return ScramSha256(name, password, [] { return QByteArray(nonce); });
}
} // namespace

class TestScramSha256 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksTheExampleOfTheStandard()
    {
        ScramSha256 scram = makeScram();
        QCOMPARE(scram.method(), "SCRAM-SHA-256");
        for (int round = 0; round < 2; ++round) { // the second as for a re-authentication
            QCOMPARE(scram.start().value(), "n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
            QCOMPARE(scram.answer(serverFirst).value(), clientFinal);
            QCOMPARE(scram.finish(serverFinal), std::nullopt);
        }
    }

    void namesAreEscapedAndPrepared()
    {
        QCOMPARE(makeScram("a=b,c\u00AD").start().value(), "n,,n=a=3Db=2Cc,r=rOprNGfwEbeRWgbNEkqO");
    }

    void namesAndPasswordsThatCannotBeWrittenAreSaid()
    {
        QCOMPARE(makeScram("").start().error().what, What::NameUnusable);
        QCOMPARE(makeScram("a\x01").start().error().what, What::NameUnusable);
        QCOMPARE(makeScram("user", "a\x01").start().error().what, What::PasswordUnusable);
        QVERIFY(makeScram("user", "").start());
    }

    void badChallengesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<What>("what");
        const auto row = [](const char *name, What what, const QByteArray &challenge) {
            QTest::newRow(name) << challenge << what;
        };
        const QByteArray r = QByteArray("r=") + nonce + "x";
        row("empty", What::Malformed, "");
        row("other order", What::Malformed, "s=AAAA," + r + ",i=4096");
        row("no salt", What::Malformed, r + ",s=,i=4096");
        row("salt is no Base64", What::Malformed, r + ",s=*,i=4096");
        row("no iterations", What::Malformed, r + ",s=AAAA");
        row("iterations are no number", What::Malformed, r + ",s=AAAA,i=-4096");
        row("zero", What::Malformed, r + ",s=AAAA,i=0");
        row("leading zero", What::Malformed, r + ",s=AAAA,i=04096");
        row("space in the nonce", What::Malformed, r + " ,s=AAAA,i=4096");
        row("endless", What::Malformed, r + QByteArray(10'000, 'x') + ",s=AAAA,i=4096");
        row("extension", What::Unsupported, "m=x," + r + ",s=AAAA,i=4096");
        row("other nonce", What::NonceChanged, "r=other,s=AAAA,i=4096");
        row("nothing added to the nonce", What::NonceChanged, QByteArray("r=") + nonce + ",s=AAAA,i=4096");
        row("too few iterations", What::TooFewIterations, r + ",s=AAAA,i=4095");
        row("too many iterations", What::TooManyIterations, r + ",s=AAAA,i=600001");
        row("far too many", What::TooManyIterations, r + ",s=AAAA,i=99999999999999999999");
    }
    void badChallengesAreRefused()
    {
        QFETCH(QByteArray, challenge);
        QFETCH(What, what);
        ScramSha256 scram = makeScram();
        QVERIFY(scram.start());
        const Authenticator::Answer answer = scram.answer(challenge);
        QVERIFY(!answer);
        QCOMPARE(answer.error().what, what);
        QCOMPARE(scram.answer(serverFirst).error().what, What::UnexpectedData);
    }

    void optionalExtensionsAreIgnored()
    {
        ScramSha256 scram = makeScram();
        QVERIFY(scram.start());
        QVERIFY(scram.answer(QByteArray(serverFirst) + ",x=y"));
    }

    void badEndsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<What>("what");
        QTest::addColumn<QString>("detail");
        QTest::newRow("nothing") << QByteArray() << What::Malformed << QString();
        QTest::newRow("no Base64") << QByteArray("v=*") << What::Malformed << QString();
        QTest::newRow("other signature") << QByteArray("v=AAAA") << What::ServerUnproved << QString();
        QTest::newRow("one bit") << QByteArray("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G0=")
                                 << What::ServerUnproved << QString();
        QTest::newRow("refused") << QByteArray("e=invalid-proof") << What::Refused
                                 << QStringLiteral("invalid-proof");
    }
    void badEndsAreRefused()
    {
        QFETCH(QByteArray, data);
        ScramSha256 scram = makeScram();
        QVERIFY(scram.start());
        QVERIFY(scram.answer(serverFirst));
        const auto problem = scram.finish(data);
        QVERIFY(problem);
        QTEST(problem->what, "what");
        QTEST(problem->detail, "detail");
        QCOMPARE(scram.finish(serverFinal)->what, What::UnexpectedData);
    }

    void nothingEndsBeforeItHasBegun()
    {
        ScramSha256 scram = makeScram();
        QCOMPARE(scram.answer(serverFirst).error().what, What::UnexpectedData);
        QCOMPARE(scram.finish(serverFinal)->what, What::UnexpectedData);
        QVERIFY(scram.start());
        QCOMPARE(scram.finish(serverFinal)->what, What::UnexpectedData);
    }

    void noncesNeverRepeatAndFitTheGrammar()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray made = ScramSha256::randomNonce();
            QCOMPARE(made.size(), 24);
            QVERIFY(!made.contains(','));
            seen.insert(made);
        }
        QCOMPARE(seen.size(), 1000);
    }
};

QTEST_APPLESS_MAIN(TestScramSha256)
#include "tst_scramsha256.moc"
