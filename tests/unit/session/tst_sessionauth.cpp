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
};

QTEST_APPLESS_MAIN(TestSessionAuth)
#include "tst_sessionauth.moc"
