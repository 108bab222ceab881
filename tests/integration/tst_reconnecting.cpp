// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilefixture.h"

using namespace mqtt;
using namespace avocet::test;

namespace {

/// Asks for 5.0, or 3.1.1 if that is refused.
class FallingBack : public HostileFixture
{
public:
    FallingBack()
    {
        settings.fallsBack = true;
        settings.connect.properties.add(PropertyId::SessionExpiryInterval, 60u);
    }
    /// The next attempt comes with this version.
    bool connectsWith(ProtocolVersion version)
    {
        broker.setVersion(version);
        if (!broker.accepts())
            return false;
        connect = broker.expect<Connect>().value_or(Connect{});
        return connect.version == version;
    }
    void refuseIn311() { broker.sendRaw(QByteArray("\x20\x02\x00\x01", 4)); }

    Connect connect;
};

} // namespace

class TestReconnecting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedVersionIsFollowedByAnOlderOne_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("CONNACK 0x84") << QByteArray("\x20\x03\x00\x84\x00", 5);
        QTest::newRow("CONNACK 1 as 3.1.1 writes it") << QByteArray("\x20\x02\x00\x01", 4);
        QTest::newRow("closed without a word") << QByteArray();
    }
    void refusedVersionIsFollowedByAnOlderOne()
    {
        QFETCH(QByteArray, refusal);
        FallingBack user;
        user.settings.subscriptions = {{.filter = "#", .noLocal = true}};
        user.open();
        QVERIFY(user.connectsWith(ProtocolVersion::V5_0));
        user.broker.sendRaw(refusal);
        user.broker.close();
        QVERIFY(user.connectsWith(ProtocolVersion::V3_1_1));
        QVERIFY(user.connect.properties.isEmpty());
        user.broker.send(Connack{});
        QVERIFY(user.broker.expect<Subscribe>());
        QTRY_VERIFY(user.connection.isConnected());
        QVERIFY(user.connection.state().fellBack);
        QCOMPARE(user.connection.state().version, ProtocolVersion::V3_1_1);
        QVERIFY(user.isStillWell());
    }

    void theOlderVersionHoldsForReconnectsAndNotForTheNextOpening()
    {
        FallingBack user;
        user.open();
        QVERIFY(user.connectsWith(ProtocolVersion::V5_0));
        user.refuseIn311();
        QVERIFY(user.connectsWith(ProtocolVersion::V3_1_1));
        user.broker.send(Connack{});
        QTRY_VERIFY(user.connection.isConnected());
        user.broker.close();
        QTRY_VERIFY(!user.connection.isConnected());
        user.connection.reconnectNow();
        QVERIFY(user.connectsWith(ProtocolVersion::V3_1_1));
        user.open();
        QVERIFY(user.connectsWith(ProtocolVersion::V5_0));
        QTRY_VERIFY(!user.connection.state().fellBack);
    }

    void suspicionAloneDoesNotLast()
    {
        FallingBack user;
        user.open();
        for (int round = 0; round < 2; ++round) {
            QVERIFY(user.connectsWith(ProtocolVersion::V5_0));
            user.broker.close();
            QVERIFY(user.connectsWith(ProtocolVersion::V3_1_1));
            user.broker.close();
            QTRY_COMPARE(user.connection.state().phase, ConnectionPhase::Waiting);
            QVERIFY(!user.connection.state().fellBack);
            user.connection.reconnectNow();
        }
    }

    void brokerThatSpokeFivePointZeroIsNotSuspected()
    {
        FallingBack user;
        QVERIFY(user.connects());
        user.broker.close();
        QTRY_VERIFY(!user.connection.isConnected());
        user.connection.reconnectNow();
        QVERIFY(user.connectsWith(ProtocolVersion::V5_0));
        user.broker.close();
        QTRY_COMPARE(user.connection.state().phase, ConnectionPhase::Waiting);
        QVERIFY(!user.connection.state().fellBack);
    }

    void nothingElseIsTriedUnlessWanted()
    {
        FallingBack user;
        user.settings.fallsBack = false;
        user.open();
        QVERIFY(user.connectsWith(ProtocolVersion::V5_0));
        user.refuseIn311();
        QVERIFY(user.ends());
        QCOMPARE(user.connection.state().phase, ConnectionPhase::Failed);
        QCOMPARE(user.error().cause, ConnectionCause::RefusedByServer);
        QCOMPARE(ReasonCode(user.error().code), ReasonCode::UnsupportedProtocolVersion);
    }

    void messagesWaitForTheOlderVersion()
    {
        FallingBack user;
        user.open();
        Publish message{.topic = "t", .payload = "x", .qos = QoS::AtLeastOnce};
        message.properties.add(PropertyId::ContentType, QByteArray("text/plain"));
        user.connection.publish(message);
        QVERIFY(user.connectsWith(ProtocolVersion::V5_0));
        user.refuseIn311();
        QVERIFY(user.connectsWith(ProtocolVersion::V3_1_1));
        user.broker.send(Connack{});
        const auto publish = user.broker.expect<Publish>();
        QVERIFY(publish);
        QCOMPARE(publish->payload, "x");
    }

    void takeOverIsRecognisedBeforeFivePointZero()
    {
        HostileFixture user(ProtocolVersion::V3_1_1);
        user.open();
        for (int round = 1; round <= 3; ++round) {
            QVERIFY(user.broker.handshake());
            QTRY_VERIFY(user.connection.isConnected());
            user.broker.close();
            QTRY_COMPARE(user.connection.state().phase, ConnectionPhase::Waiting);
            QCOMPARE(user.error().cause,
                     round < 3 ? ConnectionCause::ClosedByServer : ConnectionCause::TakenOver);
            user.connection.reconnectNow();
        }
    }

    void takeOverIsSaidByFivePointZero()
    {
        HostileFixture user;
        QVERIFY(user.connects());
        user.broker.send(Disconnect{ReasonCode::SessionTakenOver, {}});
        QVERIFY(user.ends());
        QCOMPARE(user.error().cause, ConnectionCause::DisconnectedByServer);
        QCOMPARE(ReasonCode(user.error().code), ReasonCode::SessionTakenOver);
        QCOMPARE(user.connection.state().phase, ConnectionPhase::Waiting);
    }
};

QTEST_GUILESS_MAIN(TestReconnecting)
#include "tst_reconnecting.moc"
