// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include <QtTest/QTest>

using namespace mqtt;

Q_DECLARE_METATYPE(mqtt::Auth)

namespace {

SessionOptions withProperties(PropertyList properties)
{
    SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
    options.connect.properties = std::move(properties);
    return options;
}

Property method(const char *name)
{
    return {PropertyId::AuthenticationMethod, QByteArray(name)};
}

Property data(const QByteArray &bytes)
{
    return {PropertyId::AuthenticationData, bytes};
}

/// Says what it hears, and what it wants to hear.
class Parrot : public Authenticator
{
public:
    QByteArray method() const override { return "P"; }
    Answer start() override
    {
        if (isMute)
            return AuthenticationProblem{AuthenticationProblem::What::NameUnusable};
        return QByteArray("first");
    }
    Answer answer(const QByteArray &challenge) override
    {
        if (challenge == "bad")
            return AuthenticationProblem{AuthenticationProblem::What::Malformed};
        return "re:" + challenge;
    }
    std::optional<AuthenticationProblem> finish(const QByteArray &bytes) override
    {
        if (bytes == "proof")
            return std::nullopt;
        return AuthenticationProblem{AuthenticationProblem::What::ServerUnproved};
    }
    bool isMute = false;
};

Auth challenge(const QByteArray &bytes)
{
    return {ReasonCode::ContinueAuthentication, {method("P"), data(bytes)}};
}

/// With an Authenticator, after CONNECT.
SessionScript parrotScript(bool isMute = false)
{
    SessionScript script(SessionScript::optionsFor(ProtocolVersion::V5_0));
    auto parrot = std::make_unique<Parrot>();
    parrot->isMute = isMute;
    script.session.setAuthenticator(std::move(parrot));
    script.open();
    return script;
}

QByteArray dataOf(const Packet &packet)
{
    return std::get<Auth>(packet).properties.bytes(PropertyId::AuthenticationData).value_or(QByteArray());
}

} // namespace

class TestSessionAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void m5_4_12_0_3_m5_4_12_0_5_m5_4_12_1_1_authenticationGoesBothWaysBeforeAndAfterConnack()
    {
        const Property method{PropertyId::AuthenticationMethod, QByteArray("SCRAM")};
        SessionScript script(withProperties({method}));
        script.open();
        script.sent();
        script.receive(Auth{ReasonCode::ContinueAuthentication, {method}});
        QCOMPARE(script.said(), QStringList{"auth 0x18"});
        script.session.authenticate(Auth{ReasonCode::ContinueAuthentication, {method}}, script.now,
                                    script.effects);
        script.absorb();
        QCOMPARE(script.sent(), QStringList{"AUTH 0x18"});
        script.connack(false, {method});
        QCOMPARE(script.said(), QStringList{"connected"});
        script.session.authenticate(Auth{ReasonCode::Reauthenticate, {method}}, script.now, script.effects);
        script.absorb();
        QCOMPARE(script.sent(), QStringList{"AUTH 0x19"});
        script.receive(Auth{ReasonCode::ContinueAuthentication,
                            {{PropertyId::AuthenticationMethod, QByteArray("other")}}});
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void m5_4_12_0_7_authIsNeverSentWithoutAMethod()
    {
        SessionScript script;
        script.connect();
        script.session.authenticate(Auth{ReasonCode::Reauthenticate, {}}, script.now, script.effects);
        script.absorb();
        QCOMPARE(script.sent(), QStringList());
    }

    void m5_3_15_2_2_to_3_authLargerThanTheServerTakesLosesItsDetailsFirst()
    {
        const Property method{PropertyId::AuthenticationMethod, QByteArray("M")};
        SessionScript script(withProperties({method}));
        script.connect(false, {{PropertyId::MaximumPacketSize, 40u}});
        Auth auth{ReasonCode::Reauthenticate, {method}};
        auth.properties.add(PropertyId::ReasonString, QByteArray(60, 'r'));
        script.session.authenticate(auth, script.now, script.effects);
        script.absorb();
        QCOMPARE(script.sent(), QStringList{"AUTH 0x19"});
        auth.properties.add(PropertyId::AuthenticationData, QByteArray(60, 'd'));
        script.session.authenticate(auth, script.now, script.effects);
        script.absorb();
        QCOMPARE(script.said(), (QStringList{"too large 0x83", "close"}));
    }

    void m5_3_15_2_1_authThatAClientMustNotSendIsNotSent_data()
    {
        QTest::addColumn<Auth>("auth");
        QTest::addColumn<bool>("connected");
        QTest::newRow("success is the server's") << Auth{ReasonCode::Success, {method("M")}} << true;
        QTest::newRow("another method [m5 4.12.0-5]")
            << Auth{ReasonCode::Reauthenticate, {method("N")}} << true;
        QTest::newRow("no method") << Auth{ReasonCode::Reauthenticate, {}} << true;
        QTest::newRow("property that does not belong there")
            << Auth{ReasonCode::Reauthenticate, {method("M"), {PropertyId::TopicAlias, 1u}}} << true;
        QTest::newRow("re-authentication before CONNACK")
            << Auth{ReasonCode::Reauthenticate, {method("M")}} << false;
    }
    void m5_3_15_2_1_authThatAClientMustNotSendIsNotSent()
    {
        QFETCH(Auth, auth);
        QFETCH(bool, connected);
        SessionScript script(withProperties({method("M")}));
        script.open();
        if (connected)
            script.connack();
        script.sent();
        QVERIFY(!script.session.authenticate(auth, script.now, script.effects));
        script.absorb();
        QCOMPARE(script.sent(), QStringList());
    }

    void m5_4_12_0_3_theAuthenticatorSpeaksForTheSession()
    {
        SessionScript script = parrotScript();
        const auto connect = std::get<Connect>(script.sentPackets().at(0));
        QCOMPARE(connect.properties.bytes(PropertyId::AuthenticationMethod), QByteArray("P"));
        QCOMPARE(connect.properties.bytes(PropertyId::AuthenticationData), QByteArray("first"));
        script.receive(challenge("one"));
        QCOMPARE(dataOf(script.sentPackets().at(0)), QByteArray("re:one"));
        script.publish(QoS::AtLeastOnce, 1);
        script.connack(false, {method("P"), data("proof")});
        QCOMPARE(script.said(), QStringList{"connected"});
        QCOMPARE(script.sent(), QStringList{"PUBLISH q1 #1 t"});
    }

    void nothingIsSentToAServerThatCouldNotProveItself_data()
    {
        QTest::addColumn<QByteArray>("proof");
        QTest::newRow("wrong") << QByteArray("other");
        QTest::newRow("none") << QByteArray();
    }
    void nothingIsSentToAServerThatCouldNotProveItself()
    {
        QFETCH(QByteArray, proof);
        SessionScript script = parrotScript();
        script.publish(QoS::AtLeastOnce, 1);
        script.sent();
        script.connack(false, proof.isEmpty() ? PropertyList{} : PropertyList{method("P"), data(proof)});
        QCOMPARE(script.said(), (QStringList{"authentication failed 9", "close"}));
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x80"});
        QCOMPARE(script.session.outboxMessages(), 1u);
    }

    void badChallengeEndsTheConnection()
    {
        SessionScript script = parrotScript();
        script.sent();
        script.receive(challenge("bad"));
        QCOMPARE(script.said(), (QStringList{"authentication failed 2", "close"}));
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x80"});
    }

    void whatCannotBeginIsSaidWithoutAConnect()
    {
        SessionScript script = parrotScript(true);
        QCOMPARE(script.said(), (QStringList{"authentication failed 0", "close"}));
        QCOMPARE(script.sent(), QStringList());
    }

    void m5_4_12_0_5_changedMethodInConnackIsAViolation()
    {
        SessionScript script = parrotScript();
        script.sent();
        script.connack(false, {method("Q"), data("proof")});
        QCOMPARE(script.said(), (QStringList{"violation 0x82", "close"}));
    }

    void m5_4_12_1_1_to_2_reauthenticationEndsWellOrWithDisconnect()
    {
        SessionScript script = parrotScript();
        QVERIFY2(!script.session.reauthenticate(script.now, script.effects), "not before CONNACK");
        script.connack(false, {method("P"), data("proof")});
        script.sent();
        script.said();
        const auto again = [&] {
            const bool isAsked = script.session.reauthenticate(script.now, script.effects);
            script.absorb();
            return isAsked;
        };
        QVERIFY(again());
        QVERIFY2(!again(), "one at a time");
        script.receive(challenge("two"));
        QCOMPARE(script.sent(), (QStringList{"AUTH 0x19", "AUTH 0x18"}));
        script.receive(Auth{ReasonCode::Success, {method("P"), data("proof")}});
        QCOMPARE(script.said(), QStringList{"reauthenticated"});
        QVERIFY(again());
        script.sent();
        script.receive(Auth{ReasonCode::Success, {method("P"), data("other")}});
        QCOMPARE(script.said(), (QStringList{"authentication failed 9", "close"}));
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x80"});
    }

    void reauthenticationNeedsAnAuthenticator()
    {
        SessionScript script;
        script.connect();
        QVERIFY(!script.session.reauthenticate(script.now, script.effects));
        script.absorb();
        QCOMPARE(script.sent(), QStringList());
    }

    void beforeFivePointZeroThereIsNone()
    {
        SessionScript script(SessionScript::optionsFor(ProtocolVersion::V3_1_1));
        script.session.setAuthenticator(std::make_unique<Parrot>());
        script.connect();
        QVERIFY(script.session.isConnected());
    }
};

QTEST_APPLESS_MAIN(TestSessionAuth)
#include "tst_sessionauth.moc"
