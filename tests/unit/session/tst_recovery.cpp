// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/takeoverwatch.h"
#include "session/versionfallback.h"

#include <QtTest/QTest>

using namespace mqtt;

class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeBriefConnectionsInARowLookLikeATakeOver()
    {
        TakeOverWatch watch;
        QVERIFY(!watch.connectionEnded(seconds(3600), true)); // the first time it was long
        QVERIFY(!watch.connectionEnded(milliseconds(400), true));
        QVERIFY(!watch.connectionEnded(milliseconds(900), true));
        QVERIFY(watch.connectionEnded(milliseconds(4'999), true));
        QVERIFY(watch.connectionEnded(milliseconds(1), true)); // and go on to
    }

    void anythingElseInBetweenDoesNot()
    {
        TakeOverWatch watch;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(!watch.connectionEnded(seconds(1), true));
            QVERIFY(!watch.connectionEnded(seconds(1), true));
            QVERIFY(!watch.connectionEnded(seconds(5), i % 2 == 0)); // not soon, or not by the server
        }
        watch.connectionEnded(seconds(1), true);
        watch.connectionEnded(seconds(1), true);
        watch.reset();
        QVERIFY(!watch.connectionEnded(seconds(1), true));
    }

    void refusalOfTheVersionIsTold_data()
    {
        QTest::addColumn<int>("cause");
        QTest::addColumn<int>("stage");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("refusal");
        const auto row = [](const char *name, ConnectionCause cause, ConnectionStage stage, int code,
                            VersionRefusal refusal) {
            QTest::newRow(name) << int(cause) << int(stage) << code << int(refusal);
        };
        using Cause = ConnectionCause;
        using Stage = ConnectionStage;
        row("CONNACK 0x84", Cause::RefusedByServer, Stage::Handshake, 0x84, VersionRefusal::Said);
        row("CONNACK 0x85", Cause::RefusedByServer, Stage::Handshake, 0x85, VersionRefusal::None);
        row("closed upon CONNECT", Cause::ClosedByServer, Stage::Handshake, 0, VersionRefusal::Likely);
        row("closed later", Cause::ClosedByServer, Stage::Running, 0, VersionRefusal::None);
        row("nobody there", Cause::ConnectionRefused, Stage::Opening, 0, VersionRefusal::None);
        row("silence", Cause::TimedOut, Stage::Handshake, 0, VersionRefusal::None);
    }
    void refusalOfTheVersionIsTold()
    {
        QFETCH(int, cause);
        QFETCH(int, stage);
        QFETCH(int, code);
        ConnectionError error;
        error.cause = ConnectionCause(cause);
        error.stage = ConnectionStage(stage);
        error.code = quint8(code);
        QTEST(int(versionRefusal(error)), "refusal");
        error.version = ProtocolVersion::V3_1_1;
        QCOMPARE(versionRefusal(error), VersionRefusal::None);
    }

    void whatThreePointOnePointOneCannotCarryIsLeftOut()
    {
        Connect connect;
        connect.clientId = "me";
        connect.cleanStart = false;
        connect.keepAlive = 7;
        connect.password = "secret";
        connect.properties.add(PropertyId::SessionExpiryInterval, 60u);
        connect.will = Will{"gone", "bye", QoS::AtLeastOnce, true, {{PropertyId::WillDelayInterval, 5u}}};
        Connect down = downTo311(connect);
        Connect expected = connect;
        expected.version = ProtocolVersion::V3_1_1;
        expected.properties = {};
        expected.will->properties = {};
        expected.userName = QByteArray(""); // 3.1.2-22
        QVERIFY(down == expected);
        connect.clientId.clear();
        QVERIFY2(downTo311(connect).cleanStart, "3.1.3-7");
    }
};

QTEST_APPLESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
