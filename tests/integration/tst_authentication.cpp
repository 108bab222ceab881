// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/authenticator.h"
#include "support/scramserver.h"

#include "hostilefixture.h"

using namespace mqtt;
using namespace avocet::test;
using What = AuthenticationProblem::What;

namespace {

constexpr char scram[] = "SCRAM-SHA-256";

PropertyList withData(const QByteArray &data, const QByteArray &method = scram)
{
    return {{PropertyId::AuthenticationMethod, method}, {PropertyId::AuthenticationData, data}};
}

QByteArray dataOf(const PropertyList &properties)
{
    return properties.bytes(PropertyId::AuthenticationData).value_or(QByteArray());
}

/// A user who signs in with SCRAM, and a broker that knows the password `pencil`.
class SigningIn : public HostileFixture
{
public:
    explicit SigningIn(const QByteArray &password = "pencil", int iterations = 4'096)
        : server("pencil", iterations)
    {
        settings.authentication = AuthenticationMethod::ScramSha256;
        settings.connect.userName = QByteArray("user");
        settings.connect.password = password;
        settings.fallsBack = true;
    }

    /// CONNECT has come, and the challenge goes out.
    bool challenges()
    {
        open();
        if (!broker.accepts())
            return false;
        connect = broker.expect<Connect>().value_or(Connect{});
        broker.send(
            Auth{ReasonCode::ContinueAuthentication, withData(server.first(dataOf(connect.properties)))});
        return true;
    }
    /// The user has answered; true if well.
    bool isProved()
    {
        const auto answer = broker.expect<Auth>();
        return answer && answer->reason == ReasonCode::ContinueAuthentication &&
               server.accepts(dataOf(answer->properties));
    }
    bool signsIn()
    {
        if (!challenges() || !isProved())
            return false;
        broker.send(Connack{false, 0, withData(server.final())});
        return QTest::qWaitFor([this] { return connection.isConnected(); });
    }
    bool failsWith(What what)
    {
        return ends() && error().cause == ConnectionCause::AuthenticationFailed &&
               What(error().code) == what && connection.state().phase == ConnectionPhase::Failed;
    }

    ScramServer server;
    Connect connect;
};

} // namespace

class TestAuthentication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInWithoutSendingThePassword()
    {
        SigningIn user;
        QVERIFY(user.signsIn());
        QCOMPARE(user.server.userName, "user");
        QVERIFY(!user.connect.password);
        QVERIFY(!user.connect.userName);
        QCOMPARE(user.connection.state().authentication, AuthenticationPhase::Done);
        QVERIFY(user.isStillWell());
    }

    void wrongPasswordIsRefusedByTheServer()
    {
        SigningIn user("crayon");
        QVERIFY(user.challenges());
        QVERIFY(!user.isProved());
        user.broker.send(Connack{false, quint8(ReasonCode::NotAuthorized), {}});
        QVERIFY(user.ends());
        QCOMPARE(user.error().cause, ConnectionCause::RefusedByServer);
        QCOMPARE(user.connection.state().phase, ConnectionPhase::Failed);
    }

    void serverThatDoesNotKnowThePasswordGetsNothing()
    {
        SigningIn user;
        user.settings.subscriptions = {{.filter = "#"}};
        QVERIFY(user.challenges());
        QVERIFY(user.isProved());
        user.broker.send(Connack{false, 0, withData("v=" + QByteArray(32, 'x').toBase64())});
        const auto disconnect = user.broker.expect<Disconnect>();
        QVERIFY(disconnect);
        QCOMPARE(disconnect->reason, ReasonCode::UnspecifiedError);
        QVERIFY(user.broker.expectClose());
        QVERIFY(!user.broker.hasPackets());
        QVERIFY(user.failsWith(What::ServerUnproved));
    }

    void endlessComputingIsRefused()
    {
        SigningIn user("pencil", 4'096);
        user.open();
        QVERIFY(user.broker.accepts());
        const auto connect = user.broker.expect<Connect>();
        QVERIFY(connect);
        const QByteArray nonce = dataOf(connect->properties).split(',').last();
        user.broker.send(Auth{ReasonCode::ContinueAuthentication, withData(nonce + "x,s=AAAA,i=2000000000")});
        QVERIFY(user.failsWith(What::TooManyIterations));
        QVERIFY(user.broker.expectClose());
    }

    void unknownMethodIsSaidAndNothingElseIsTried()
    {
        SigningIn user;
        user.open();
        QVERIFY(user.broker.handshake(Connack{false, quint8(ReasonCode::BadAuthenticationMethod), {}}));
        QVERIFY(user.ends());
        QCOMPARE(user.error().cause, ConnectionCause::RefusedByServer);
        QCOMPARE(ReasonCode(user.error().code), ReasonCode::BadAuthenticationMethod);
        QCOMPARE(user.connection.state().phase, ConnectionPhase::Failed);
    }

    void neverFallsBackToAVersionWithoutIt()
    {
        SigningIn user;
        user.open();
        QVERIFY(user.broker.handshake(Connack{false, quint8(ReasonCode::UnsupportedProtocolVersion), {}}));
        QVERIFY(user.ends());
        QVERIFY(!user.connection.state().fellBack);
        QCOMPARE(user.connection.state().phase, ConnectionPhase::Failed);
    }

    void m5_4_12_0_5_changedMethodIsAViolation()
    {
        SigningIn user;
        user.open();
        QVERIFY(user.broker.accepts());
        QVERIFY(user.broker.expect<Connect>());
        user.broker.send(Auth{ReasonCode::ContinueAuthentication, withData("x", "PLAIN")});
        QVERIFY(user.ends());
        QCOMPARE(user.error().cause, ConnectionCause::ProtocolViolation);
        QCOMPARE(user.error().detail, QStringLiteral("4.12.0-5"));
    }

    void m5_4_12_0_6_authThatNobodyAskedForIsAViolation()
    {
        HostileFixture fixture;
        fixture.open();
        QVERIFY(fixture.broker.accepts());
        QVERIFY(fixture.broker.expect<Connect>());
        fixture.broker.send(Auth{ReasonCode::ContinueAuthentication, withData("x")});
        QVERIFY(fixture.ends());
        QCOMPARE(fixture.error().cause, ConnectionCause::ProtocolViolation);
        QCOMPARE(fixture.error().detail, QStringLiteral("4.12.0-6"));
    }

    void signsInAgainWhenAsked()
    {
        SigningIn user;
        QVERIFY(user.signsIn());
        user.connection.reauthenticate();
        QTRY_COMPARE(user.connection.state().authentication, AuthenticationPhase::Running);
        const auto again = user.broker.expect<Auth>();
        QVERIFY(again);
        QCOMPARE(again->reason, ReasonCode::Reauthenticate);
        user.broker.send(
            Auth{ReasonCode::ContinueAuthentication, withData(user.server.first(dataOf(again->properties)))});
        QVERIFY(user.isProved());
        user.broker.send(Auth{ReasonCode::Success, withData(user.server.final())});
        QTRY_COMPARE(user.connection.state().authentication, AuthenticationPhase::Done);
        QVERIFY(user.isStillWell());
    }

    void m5_4_12_1_2_failedReauthenticationEndsTheConnection()
    {
        SigningIn user;
        QVERIFY(user.signsIn());
        user.connection.reauthenticate();
        QVERIFY(user.broker.expect<Auth>());
        user.broker.send(Auth{ReasonCode::ContinueAuthentication, withData("r=other,s=AAAA,i=4096")});
        QVERIFY(user.broker.expect<Disconnect>());
        QVERIFY(user.broker.expectClose());
        QVERIFY(user.failsWith(What::NonceChanged));
        QCOMPARE(user.connection.state().authentication, AuthenticationPhase::None);
    }

    void nothingIsAskedWithoutAMethod()
    {
        HostileFixture fixture;
        QVERIFY(fixture.connects());
        fixture.connection.reauthenticate();
        QVERIFY(fixture.isStillWell());
        QVERIFY(!fixture.broker.hasPackets());
        QCOMPARE(fixture.connection.state().authentication, AuthenticationPhase::None);
    }
};

QTEST_GUILESS_MAIN(TestAuthentication)
#include "tst_authentication.moc"
