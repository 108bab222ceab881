// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include <QtTest/QTest>

using namespace mqtt;
using namespace std::chrono_literals;

namespace {

SessionOptions withKeepAlive(quint16 keepAliveSeconds)
{
    SessionOptions options = SessionScript::optionsFor(ProtocolVersion::V5_0);
    options.connect.keepAlive = keepAliveSeconds;
    return options;
}

} // namespace

class TestKeepAlive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void m5_3_1_2_20_m3_3_1_2_23_pingIsSentBeforeTheIntervalEnds_data()
    {
        QTest::addColumn<int>("interval");
        QTest::newRow("2 s") << 2;
        QTest::newRow("60 s") << 60;
        QTest::newRow("65535 s") << 65'535;
    }
    void m5_3_1_2_20_m3_3_1_2_23_pingIsSentBeforeTheIntervalEnds()
    {
        QFETCH(int, interval);
        SessionScript script(withKeepAlive(quint16(interval)));
        script.connect();
        script.passTime(milliseconds(interval * 1000 * 8 / 10));
        QCOMPARE(script.sent(), QStringList());
        script.passTime(milliseconds(interval * 1000 * 15 / 100));
        QCOMPARE(script.sent(), QStringList{"PINGREQ"});
        script.now += 20ms;
        script.receive(Pingresp{});
        QCOMPARE(script.said(), QStringList{"pong 20 ms"});
        QVERIFY(*script.session.deadline() > script.now);
    }

    void ownPacketsPostponeThePing()
    {
        SessionScript script(withKeepAlive(10));
        script.connect();
        for (int i = 0; i < 10; ++i) {
            script.passTime(8s);
            script.publish(QoS::AtMostOnce, 1);
        }
        QVERIFY(!script.sent().contains("PINGREQ"));
        script.passTime(9s);
        QCOMPARE(script.sent(), QStringList{"PINGREQ"});
    }

    void receivedPacketsDoNotPostponeThePing()
    {
        SessionScript script(withKeepAlive(10));
        script.connect();
        for (int i = 0; i < 9; ++i) {
            script.passTime(1s);
            script.deliver(Publish{"t", "x"});
        }
        QCOMPARE(script.sent(), QStringList{"PINGREQ"});
    }

    void m5_3_12_4_1_m3_3_12_4_1_unansweredPingEndsTheConnection_data()
    {
        QTest::addColumn<int>("interval");
        QTest::addColumn<int>("patience");
        QTest::newRow("half the interval") << 60 << 30;
        QTest::newRow("five seconds at least") << 2 << 5;
    }
    void m5_3_12_4_1_m3_3_12_4_1_unansweredPingEndsTheConnection()
    {
        QFETCH(int, interval);
        QFETCH(int, patience);
        SessionScript script(withKeepAlive(quint16(interval)));
        script.connect();
        script.liveFor(milliseconds(interval * 900));
        QCOMPARE(script.sent(), QStringList{"PINGREQ"});
        script.liveFor(seconds(patience) - 1ms);
        QCOMPARE(script.said(), QStringList());
        script.sent();
        script.liveFor(1ms);
        QCOMPARE(script.said(), (QStringList{"keep alive timeout", "close"}));
        QCOMPARE(script.sent(), QStringList{"DISCONNECT 0x80"}); // 0x8d is the server's alone
        QVERIFY(!script.session.deadline());
    }

    void whoeverSendsIsAlive()
    {
        SessionScript script(withKeepAlive(10));
        script.connect();
        script.liveFor(9s);
        for (int i = 0; i < 600; ++i) { // a minute of a large message on a slow link
            script.liveFor(100ms);
            script.session.arrived(script.now);
        }
        QVERIFY(script.session.isConnected());
        QCOMPARE(script.said(), QStringList());
        script.liveFor(5s - 1ms);
        QCOMPARE(script.said(), QStringList());
        script.liveFor(1ms);
        QCOMPARE(script.said(), (QStringList{"keep alive timeout", "close"}));
    }

    void connectionWithAnswersLastsForever()
    {
        SessionScript script(withKeepAlive(2));
        script.connect();
        for (int i = 0; i < 1000; ++i) {
            script.liveFor(1s);
            for (const QString &packet : script.sent()) {
                QCOMPARE(packet, QString("PINGREQ"));
                script.receive(Pingresp{});
            }
        }
        QVERIFY(script.session.isConnected());
        QVERIFY(!script.said().contains("close"));
    }

    void keepAliveZeroNeverPings()
    {
        SessionScript script(withKeepAlive(0));
        script.connect();
        QVERIFY(!script.session.deadline());
        script.passTime(240h);
        QCOMPARE(script.sent(), QStringList());
    }

    void m5_3_1_2_21_m5_3_2_2_21_serverKeepAliveReplacesOurs_data()
    {
        QTest::addColumn<int>("ours");
        QTest::addColumn<int>("servers");
        QTest::newRow("shorter") << 60 << 2;
        QTest::newRow("longer") << 2 << 60;
        QTest::newRow("on") << 0 << 10;
        QTest::newRow("off") << 10 << 0;
    }
    void m5_3_1_2_21_m5_3_2_2_21_serverKeepAliveReplacesOurs()
    {
        QFETCH(int, ours);
        QFETCH(int, servers);
        SessionScript script(withKeepAlive(quint16(ours)));
        script.connect(false, {{PropertyId::ServerKeepAlive, quint32(servers)}});
        QCOMPARE(script.session.deadline().has_value(), servers != 0);
        if (servers != 0)
            QCOMPARE(*script.session.deadline() - script.now, Instant::duration(milliseconds(servers * 900)));
    }

    void pausedReadingSuspendsGivingUpButNotPinging()
    {
        SessionScript script(withKeepAlive(10));
        script.connect();
        script.liveFor(9s);
        script.session.setReadingPaused(true, script.now);
        script.liveFor(300s);
        QVERIFY(script.session.isConnected());
        QVERIFY(script.sent().size() > 30); // the server has a Keep Alive to watch, too
        script.session.setReadingPaused(false, script.now);
        script.liveFor(4s);
        QVERIFY(script.session.isConnected());
        script.receive(Pingresp{});
        script.liveFor(4s);
        QVERIFY(script.session.isConnected());
        script.liveFor(1s);
        QCOMPARE(script.said().last(), QString("close"));
    }

    void pauseAfterPauseDoesNotPostponeForEver()
    {
        SessionScript script(withKeepAlive(10));
        script.connect();
        script.liveFor(9s);
        script.session.setReadingPaused(false, script.now + 4s); // was not paused: changes nothing
        script.liveFor(5s);
        QCOMPARE(script.said(), (QStringList{"keep alive timeout", "close"}));
    }

    void wakeFromSleepPingsFirst()
    {
        SessionScript script(withKeepAlive(10));
        script.connect();
        script.passTime(9s);
        QCOMPARE(script.sent(), QStringList{"PINGREQ"});
        script.passTime(8h);
        QCOMPARE(script.said(), QStringList());
        QCOMPARE(script.sent(), QStringList{"PINGREQ"});
        script.passTime(4s);
        QCOMPARE(script.said(), QStringList());
        script.passTime(1s);
        QCOMPARE(script.said(), (QStringList{"keep alive timeout", "close"}));
    }

    void sleepWithoutPingOutstandingPingsOnce()
    {
        SessionScript script(withKeepAlive(10));
        script.connect();
        script.passTime(8h);
        QCOMPARE(script.sent(), QStringList{"PINGREQ"});
        script.passTime(1ms);
        QCOMPARE(script.sent(), QStringList());
        QCOMPARE(script.said(), QStringList());
    }

    void timeThatGoesBackDoesNothing()
    {
        SessionScript script(withKeepAlive(10));
        script.connect();
        script.passTime(-30min);
        QCOMPARE(script.sent(), QStringList());
        script.passTime(30min + 9s);
        QCOMPARE(script.sent(), QStringList{"PINGREQ"});
    }

    void pingrespForNothingIsIgnored()
    {
        SessionScript script;
        script.connect();
        script.receive(Pingresp{});
        QCOMPARE(script.said(), QStringList());
        QCOMPARE(script.sent(), QStringList());
    }

    void noPingAfterTheConnectionIsGone()
    {
        SessionScript script(withKeepAlive(2));
        script.connect();
        script.drop();
        QVERIFY(!script.session.deadline());
        script.passTime(10s);
        QCOMPARE(script.sent(), QStringList());
        script.connect(true);
        QCOMPARE(*script.session.deadline() - script.now, Instant::duration(1800ms));
    }
};

QTEST_APPLESS_MAIN(TestKeepAlive)
#include "tst_keepalive.moc"
