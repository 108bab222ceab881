// SPDX-License-Identifier: GPL-3.0-or-later
#include "probeprocess.h"
#include "support/certificates.h"
#include "support/mosquitto.h"
#include "support/scriptedbroker.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <functional>

using namespace mqtt;
using namespace avocet::test;
using avocet::probe::Line;

namespace {

using Fault = std::function<void(ScriptedBroker &, ProbeProcess &)>;

QByteArray openLine(quint16 port, const QByteArray &more)
{
    return "open host=127.0.0.1 id=me port=" + QByteArray::number(port) + ' ' + more;
}

bool connects(ProbeProcess &probe, ScriptedBroker &broker, const QByteArray &more,
              const Connack &connack = {})
{
    if (probe.expect("ready").verb() != "ready")
        return false;
    probe.say(openLine(broker.port(), more));
    return broker.handshake(connack) && value(probe.expect("connack"), "rc") == "0";
}

/// What a client writes, byte for byte.
class RawServer
{
public:
    RawServer() { m_server.listen(QHostAddress::LocalHost); }
    quint16 port() const { return m_server.serverPort(); }
    bool accepts()
    {
        if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }))
            return false;
        m_socket = m_server.nextPendingConnection();
        return true;
    }
    void send(const QByteArray &hex) { m_socket->write(QByteArray::fromHex(hex)); }
    QByteArray take(qsizetype size)
    {
        const bool came = QTest::qWaitFor([&] { return m_socket->bytesAvailable() >= size; });
        return came ? m_socket->read(size).toHex() : QByteArray();
    }

private:
    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
};

} // namespace

Q_DECLARE_METATYPE(Fault)

class TestProbeEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closedComesOnceAndLast_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("closed");
        const auto row = [](const char *name, Fault fault, const QByteArray &before,
                            const QByteArray &closed) { QTest::newRow(name) << fault << before << closed; };
        row(
            "disconnect", [](auto &, auto &p) { p.say("disconnect"); }, "", "by=client rc=0");
        row(
            "disconnect with a reason", [](auto &, auto &p) { p.say("disconnect rc=4"); }, "",
            "by=client rc=4");
        row(
            "disconnect with a server's reason", [](auto &, auto &p) { p.say("disconnect rc=139"); }, "",
            "by=client rc=128");
        row(
            "abort", [](auto &, auto &p) { p.say("abort"); }, "", "by=client");
        row(
            "close", [](auto &b, auto &) { b.close(); }, "", "by=server why=closed");
        row(
            "reset", [](auto &b, auto &) { b.reset(); }, "", "by=server why=closed");
        row(
            "last message, then close",
            [](auto &b, auto &) {
                b.send(Publish{.topic = "t"});
                b.close();
            },
            "message conn=1 topic=t payload= qos=0 retain=0 dup=0 mid=0", "by=server why=closed");
        row(
            "DISCONNECT",
            [](auto &b, auto &) {
                b.send(
                    Disconnect{ReasonCode::SessionTakenOver, {{PropertyId::ReasonString, QByteArray("r")}}});
            },
            "disconnect conn=1 rc=142 prop=reason-string:r", "by=server why=disconnected");
        row(
            "malformed packet", [](auto &b, auto &) { b.sendRaw(QByteArrayView("\x36\x00", 2)); }, "",
            "by=error rc=129 why=protocol-violation%20[3.3.1-4]");
        row(
            "nothing after a violation",
            [](auto &b, auto &) {
                b.sendRaw(QByteArrayView("\x20\x03\x00\x00\x00\x30\x04\x00\x01t\x00", 11));
            },
            "", "by=error rc=130 why=protocol-violation%20[3.2.0-2]");
    }
    void closedComesOnceAndLast()
    {
        QFETCH(Fault, fault);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, closed);
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker, "ver=5 keepalive=0"));
        fault(broker, probe);
        if (!before.isEmpty())
            QCOMPARE(probe.hear(), before);
        QCOMPARE(probe.hear(), "closed conn=1 " + closed);
        QVERIFY(broker.expectClose());
        probe.say("quit");
        QCOMPARE(probe.hear(), QByteArray("bye"));
        QCOMPARE(probe.ends(), 0);
        QVERIFY(probe.isSilent());
    }

    void lastBytesAreWrittenBeforeClosed()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker, "ver=5 keepalive=0"));
        probe.say("pub tag=a topic=t qos=0 payload=" + QByteArray(4'000'000, 'x') + "\ndisconnect");
        probe.expect("ok");
        probe.expect("done");
        QCOMPARE(probe.hear(), QByteArray("closed conn=1 by=client rc=0"));
        const auto message = broker.expect<Publish>();
        QVERIFY(message && message->payload.size() == 4'000'000);
        QVERIFY(broker.expect<Disconnect>());
    }

    void connectionThatDoesNotComeAboutIsClosed()
    {
        ScriptedBroker broker;
        ProbeProcess probe;
        probe.expect("ready");
        probe.say(openLine(broker.port(), "ver=5 timeout-ms=200")); // nobody answers CONNECT
        QVERIFY(broker.accepts());
        QCOMPARE(probe.hear(), QByteArray("closed conn=1 by=error why=timeout%20[3.2]"));
        probe.say("reopen");
        QVERIFY(broker.handshake({false, 0x87, {{PropertyId::ReasonString, QByteArray("no")}}}));
        QCOMPARE(probe.hear(), QByteArray("connack conn=2 rc=135 sp=0 prop=reason-string:no"));
        QCOMPARE(probe.hear(), QByteArray("closed conn=2 by=server why=refused"));
        QVERIFY(broker.expectClose());
        probe.say("reopen");
        QVERIFY(broker.handshake({.sessionPresent = true}));
        QCOMPARE(probe.hear(),
                 QByteArray("closed conn=3 by=error rc=130 why=protocol-violation%20[3.2.2-4]"));
        QVERIFY(broker.expect<Disconnect>());
        probe.say("reopen");
        QVERIFY(broker.accepts());
        QVERIFY(broker.expect<Connect>());
        broker.send(Pingresp{});
        const auto packet = broker.expect<Disconnect>(); // before CONNACK, too
        QVERIFY(packet && packet->reason == ReasonCode::ProtocolError);
        QCOMPARE(value(probe.expect("closed"), "rc"), QByteArray("130"));
        broker.stopListening();
        probe.say("reopen");
        const Line closed = probe.expect("closed");
        QCOMPARE(value(closed, "conn"), QByteArray("5"));
        QCOMPARE(value(closed, "by"), QByteArray("error"));
        probe.say("reopen clean=0 prop=receive-maximum:0");
        QCOMPARE(value(probe.expect("closed"), "why"), QByteArray("CONNECT is not allowed [3.1.2.11.3]"));
    }

    void whatMustNotBeSentIsRefused_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char *command, const char *why) {
            QTest::newRow(command) << QByteArray(command) << QByteArray(why);
        };
        row("pub tag=x topic=a qos=2", "qos");
        row("pub tag=x topic=a qos=3", "qos");
        row("pub tag=x topic=a retain=1", "retain");
        row("pub tag=x topic=a payload=0123456789012345678901234567890123456789", "size");
        row("pub tag=x topic=a prop=topic-alias:3", "alias");
        row("pub tag=x topic= prop=topic-alias:2", "alias");
        row("pub tag=x topic=a%2B", "topic");
        row("pub tag=x topic=", "topic");
        row("pub tag=x topic=%FF", "topic");
        row("pub tag=x topic=a prop=subscription-identifier:1", "other");
        row("pub tag=x topic=a prop=content-type:a prop=content-type:b", "other");
        row("sub tag=x filter=a%2B,0", "topic");
        row("sub tag=x filter=a,3", "qos");
        row("sub tag=x", "other");
        row("sub tag=x filter=%2B,0", "other");
        row("sub tag=x filter=$share/g/a,0,nl", "other");
        row("sub tag=x filter=01234567890123456789012345678901234567890123456789,0", "size");
        row("unsub tag=x", "other");
        row("unsub tag=x filter=a%23", "topic");
    }
    void whatMustNotBeSentIsRefused()
    {
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, why);
        ScriptedBroker broker;
        ProbeProcess probe;
        QVERIFY(connects(probe, broker, "ver=5 keepalive=0",
                         {false,
                          0,
                          {{PropertyId::MaximumQoS, 1u},
                           {PropertyId::RetainAvailable, 0u},
                           {PropertyId::MaximumPacketSize, 40u},
                           {PropertyId::WildcardSubscriptionAvailable, 0u},
                           {PropertyId::TopicAliasMaximum, 2u}}}));
        probe.say(command);
        QCOMPARE(probe.hear(), "refused conn=1 tag=x why=" + why);
        probe.say("pub tag=y topic=t qos=1");
        QCOMPARE(value(probe.expect("ok"), "mid"), QByteArray("1"));
        const auto first = broker.expect<Publish>(); // nothing came before it
        QVERIFY(first && first->topic == "t");
    }

    void badCommandIsAUsageError_data()
    {
        QTest::addColumn<QByteArray>("command");
        for (const char *command : {"bogus",
                                    "open",
                                    "open host=a",
                                    "open host=a port=x",
                                    "open host=a port=1 ver=6",
                                    "open host=a port=1 clean=2",
                                    "open host=a port=1 color=red",
                                    "open host=a port=1 prop=nothing:1",
                                    "open host=a port=1 prop=receive-maximum:x",
                                    "open host=a port=1 id=%G0",
                                    "open host",
                                    "pub tag=a",
                                    "sub tag=a filter=b",
                                    "sub tag=a filter=b,0,xx",
                                    "abort",
                                    "abort now=1",
                                    "disconnect",
                                    "reopen",
                                    "auth",
                                    "quit code=1"})
            QTest::newRow(command) << QByteArray(command);
    }
    void badCommandIsAUsageError()
    {
        QFETCH(QByteArray, command);
        ProbeProcess probe;
        probe.expect("ready");
        probe.say(command);
        QCOMPARE(value(probe.expect("error"), "class"), QByteArray("usage"));
        probe.say("quit");
        QCOMPARE(probe.hear(), QByteArray("bye"));
    }

    void acknowledgementsTakeTheShortestForm()
    {
        RawServer server;
        ProbeProcess probe;
        probe.say(openLine(server.port(), "ver=5 keepalive=0"));
        QVERIFY(server.accepts());
        QCOMPARE(server.take(17), QByteArray("100f00044d5154540502000000") + "00026d65");
        server.send("2003000000"
                    "3206000161000900"
                    "3406000161000a00"
                    "6202000a");
        QCOMPARE(server.take(12), QByteArray("40020009"
                                             "5002000a"
                                             "7002000a"));
        probe.expect("ready");
        probe.say("disconnect");
        QCOMPARE(server.take(2), QByteArray("e000"));
    }

    void keepAliveOfTwoSecondsPings()
    {
        ScriptedBroker broker(ProtocolVersion::V3_1_1);
        ProbeProcess probe;
        QVERIFY(connects(probe, broker, "ver=4 keepalive=2"));
        QElapsedTimer clock;
        clock.start();
        for (int i = 1; i <= 2; ++i) {
            QVERIFY(broker.expect<Pingreq>());
            QVERIFY(clock.restart() < 3000); // then a server gives up (3.1.2-22)
            broker.send(Pingresp{});
        }
        QVERIFY(broker.expect<Pingreq>()); // without an answer
        const Line closed = probe.expect("closed");
        QCOMPARE(value(closed, "by"), QByteArray("error"));
        QVERIFY(value(closed, "why").startsWith("keep-alive-timeout"));
        QVERIFY(!closed.raw("rc"));
    }

    void everythingWorksWithARealBroker_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::newRow("3.1") << QByteArray("3");
        QTest::newRow("3.1.1") << QByteArray("4");
        QTest::newRow("5.0") << QByteArray("5");
    }
    void everythingWorksWithARealBroker()
    {
        QFETCH(QByteArray, version);
        Mosquitto broker;
        QVERIFY2(broker.start(), broker.log());
        ProbeProcess probe;
        probe.expect("ready");
        probe.say(openLine(broker.port(), "clean=1 keepalive=60 ver=" + version));
        QCOMPARE(value(probe.expect("connack"), "rc"), QByteArray("0"));
        probe.say("sub tag=s filter=a/%23,2");
        probe.expect("ok");
        QCOMPARE(value(probe.expect("suback"), "rcs"), QByteArray("2"));
        for (const QByteArray qos : {"0", "1", "2"}) {
            probe.say("pub tag=p topic=a/b payload=x%0Ay retain=0 qos=" + qos);
            QByteArrayList verbs;
            for (int i = 0; i < 3; ++i) {
                const auto line = Line::parse(probe.hear());
                QVERIFY(line);
                verbs.append(line->verb());
                if (line->verb() == "message") {
                    QCOMPARE(value(*line, "payload"), QByteArray("x\ny"));
                    QCOMPARE(value(*line, "qos"), qos);
                }
            }
            QCOMPARE(verbs.takeFirst(), QByteArray("ok"));
            std::sort(verbs.begin(), verbs.end());
            QCOMPARE(verbs, QByteArrayList({"done", "message"}));
        }
        probe.say("unsub tag=u filter=a/%23");
        probe.expect("ok");
        QCOMPARE(value(probe.expect("unsuback"), "rcs"), QByteArray(version == "5" ? "0" : ""));
        probe.say("quit");
        QCOMPARE(probe.hear(), QByteArray("closed conn=1 by=client") + (version == "5" ? " rc=0" : ""));
        QCOMPARE(probe.hear(), QByteArray("bye"));
    }

    void tlsChecksWhatTheCallerWants_data()
    {
        QTest::addColumn<QByteArray>("check");
        QTest::addColumn<bool>("connects");
        QTest::newRow("system") << QByteArray() << false;
        QTest::newRow("ca, another name") << QByteArray("ca=CA") << false;
        QTest::newRow("ca, any name") << QByteArray("ca=CA verify=ca") << true;
        QTest::newRow("ca, its name") << QByteArray("ca=CA sni=elsewhere.test") << true;
        QTest::newRow("any name is not any ca") << QByteArray("verify=ca") << false;
        QTest::newRow("none") << QByteArray("verify=none") << true;
    }
    void tlsChecksWhatTheCallerWants()
    {
        QFETCH(QByteArray, check);
        QFETCH(bool, connects);
        Certificates certificates;
        certificates.make("server", "DNS:elsewhere.test");
        QVERIFY2(certificates.isGood(), certificates.problem());
        Mosquitto broker({.configuration = {"certfile " + certificates.certificate("server"),
                                            "keyfile " + certificates.key("server")}});
        QVERIFY2(broker.start(), broker.log());
        check.replace("CA", avocet::probe::percentEncoded(certificates.certificate("ca").toUtf8()));
        ProbeProcess probe;
        probe.expect("ready");
        probe.say(openLine(broker.port(), "tls=1 ver=4 keepalive=0 " + check));
        const auto line = Line::parse(probe.hear());
        QVERIFY(line);
        QCOMPARE(line->verb(), QByteArray(connects ? "connack" : "closed"));
    }

    void autoModePrintsPayloadsAndReconnects()
    {
        Mosquitto broker;
        QVERIFY2(broker.start(), broker.log());
        const QStringList arguments{"--auto", "--host", "127.0.0.1", "--port",
                                    QString::number(broker.port())};
        ProbeProcess loud(arguments + QStringList{"--v5"});
        ProbeProcess quiet(arguments + QStringList{"--quiet"});
        ProbeProcess once(arguments + QStringList{"--quiet", "--once"});
        ProbeProcess sender;
        sender.expect("ready");
        sender.say(openLine(broker.port(), "ver=4 keepalive=0"));
        sender.expect("connack");
        const auto publishUntil = [&sender](ProbeProcess &listener, const QByteArray &payload) {
            return QTest::qWaitFor(
                [&] {
                    sender.say("pub tag=a topic=t retain=1 qos=0 payload=" + payload);
                    return !listener.isSilent();
                },
                10'000);
        };
        QVERIFY(publishUntil(loud, "hello"));
        QCOMPARE(loud.hear(), QByteArray("hello"));
        broker.kill();
        QCOMPARE(once.ends(), 0);
        QVERIFY(once.rest().startsWith("messages="));
        loud.rest();
        QVERIFY2(broker.start(), broker.log());
        QVERIFY(QTest::qWaitFor([&sender] { return sender.rest().contains("closed"); }));
        sender.say("reopen");
        QVERIFY(publishUntil(loud, "again"));
        loud.terminate();
        quiet.terminate();
        QCOMPARE(loud.ends(), 0);
        QVERIFY(loud.rest().startsWith("again\n"));
        QCOMPARE(quiet.ends(), 0);
        const QByteArray sums = quiet.rest();
        QVERIFY2(sums.startsWith("messages=") && sums.contains(" bytes=") && sums.count('\n') == 1, sums);
    }

    void autoModeNeedsAPort()
    {
        ProbeProcess probe({"--auto"});
        QCOMPARE(probe.ends(), 2);
    }
};

QTEST_GUILESS_MAIN(TestProbeEnds)
#include "tst_probeends.moc"
