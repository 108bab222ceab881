// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sessionsnapshot.h"
#include "sessionscript.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QTest>

using namespace mqtt;

namespace {

constexpr QoS qos0 = QoS::AtMostOnce;
constexpr QoS qos1 = QoS::AtLeastOnce;
constexpr QoS qos2 = QoS::ExactlyOnce;

SessionSnapshot someSnapshot()
{
    SessionSnapshot snapshot;
    snapshot.owner = "mqtt://host:1883\nme";
    snapshot.lastPacketId = 9;
    snapshot.inbound = {3, 65'535};
    snapshot.inFlight = {
        {Publish{.topic = "a", .payload = "1", .qos = qos1, .retain = true, .packetId = 7}, 0},
        {Publish{.qos = qos2, .packetId = 8}, 2},
        {Publish{.topic = "b", .payload = QByteArray(70'000, 'x'), .qos = qos2, .packetId = 9}, 0},
        {Publish{.qos = qos2, .packetId = 6}, 1},
    };
    Publish queued{.topic = "c", .payload = "2", .qos = qos1};
    queued.properties.add(PropertyId::ContentType, QByteArray("text/plain"));
    queued.properties.addUserProperty("name", "value");
    snapshot.queue = {queued, Publish{.topic = "d", .qos = qos0}};
    return snapshot;
}

/// As encodeSnapshot() ends, so that only what is inside decides.
QByteArray summed(QByteArray content)
{
    return content + QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

QByteArray record(char kind, const QByteArray &body)
{
    QByteArray bytes(1, kind);
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.append(char(body.size() >> shift));
    return bytes + body;
}

/// Another program run: what was kept goes into a fresh Session.
SessionScript restarted(const SessionScript &before)
{
    SessionScript after(before.options);
    auto snapshot = decodeSnapshot(encodeSnapshot(before.session.snapshot()));
    if (snapshot)
        after.session.restore(std::move(*snapshot));
    return after;
}

} // namespace

class TestSessionKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshotIsReadAsItWasWritten()
    {
        const SessionSnapshot snapshot = someSnapshot();
        const auto read = decodeSnapshot(encodeSnapshot(snapshot));
        QVERIFY(read);
        QVERIFY(*read == snapshot);
        QVERIFY(decodeSnapshot(encodeSnapshot({}))->isEmpty());
    }

    void everyDamageIsSeen()
    {
        SessionSnapshot small = someSnapshot();
        small.inFlight[2].publish.payload = "short";
        const QByteArray good = encodeSnapshot(small);
        for (qsizetype i = 0; i < good.size(); ++i) {
            QVERIFY(!decodeSnapshot(good.first(i)));
            QByteArray bad = good;
            bad[i] = char(bad[i] ^ 0x10);
            QVERIFY(!decodeSnapshot(bad));
        }
        QVERIFY(!decodeSnapshot(good + 'x'));
    }

    void nothingIsBelievedEvenIfTheSumIsRight_data()
    {
        const QByteArray head("AvocetS\0\0\1", 10);
        const QByteArray publish("\x32\x06\x00\x01t\x00\x07\x00", 8); // QoS 1, id 7, no payload
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("another magic") << QByteArray("AvocetX\0\0\1", 10);
        QTest::newRow("another format") << QByteArray("AvocetS\0\0\2", 10);
        QTest::newRow("unknown record") << head + record(9, "x");
        QTest::newRow("claim of 4 GB") << head + QByteArray("\0\xFF\xFF\xFF\xFF", 5);
        QTest::newRow("cut record") << head + QByteArray("\0\0", 2);
        QTest::newRow("short id") << head + record(1, "x");
        QTest::newRow("inbound id 0") << head + record(2, QByteArray(2, 0));
        QTest::newRow("inbound id twice") << head + record(2, "ab") + record(2, "ab");
        QTest::newRow("released twice") << head + record(4, "ab\1\1\1\1") + record(4, "ab\2\2\2\2");
        QTest::newRow("released as none") << head + record(4, QByteArray("ab\0\0\0\0", 6));
        QTest::newRow("in flight twice") << head + record(3, publish) + record(3, publish);
        QTest::newRow("in flight with QoS 0") << head + record(3, QByteArray("\x30\x04\0\1t\0", 6));
        QTest::newRow("no PUBLISH") << head + record(3, QByteArray("\xC0\0", 2));
        QTest::newRow("more than a PUBLISH") << head + record(5, publish + 'x');
        QTest::newRow("half a PUBLISH") << head + record(5, publish.chopped(1));
        QTest::newRow("wildcard") << head + record(5, QByteArray("\x30\x04\0\1#\0", 6));
        QTest::newRow("property of a server") << head + record(5, QByteArray("\x30\x06\0\1t\2\x0B\1", 8));
    }
    void nothingIsBelievedEvenIfTheSumIsRight()
    {
        QFETCH(QByteArray, content);
        QVERIFY(!decodeSnapshot(summed(content)));
    }

    void unacknowledgedIsSentAgainInOrderAfterARestart()
    {
        SessionScript before;
        before.connect();
        before.publish(qos1, 1, "a");
        before.publish(qos2, 2, "b");
        before.publish(qos2, 3, "c");
        before.publish(qos2, 4, "d");
        before.receive(Pubrec{3});
        before.receive(Pubrec{2});
        before.drop();
        before.publish(qos1, 5, "e");

        SessionScript after = restarted(before);
        QCOMPARE(after.session.outboxMessages(), 5u);
        QCOMPARE(after.session.outboxBytes(), before.session.outboxBytes());
        after.open();
        QCOMPARE(after.sent(), QStringList{"CONNECT me"});
        after.connack(true);
        QCOMPARE(after.said(), QStringList{"resumed"});
        QCOMPARE(after.sent(), (QStringList{"PUBLISH q1 #1 dup a", "PUBREL #3", "PUBREL #2",
                                            "PUBLISH q2 #4 dup d", "PUBLISH q1 #5 e"}));
        for (const PacketIdentifier id : {2, 3})
            after.receive(Pubcomp{id});
        for (const PacketIdentifier id : {1, 5})
            after.receive(Puback{id});
        after.receive(Pubrec{4});
        after.receive(Pubcomp{4});
        QCOMPARE(after.session.outboxMessages(), 0u);
        QCOMPARE(after.session.outboxBytes(), qint64(0));
    }

    void releasedMessageIsKeptAsItsPacketIdentifierAlone()
    {
        SessionScript script;
        script.connect();
        script.publish({.topic = "t", .payload = "x", .qos = qos2, .retain = true}, 1);
        script.receive(Pubrec{1});
        const SessionSnapshot snapshot = script.session.snapshot();
        QCOMPARE(snapshot.inFlight.size(), 1u);
        QVERIFY((snapshot.inFlight.front().publish == Publish{.qos = qos2, .packetId = 1}));
        QVERIFY(decodeSnapshot(encodeSnapshot(snapshot)) == snapshot);
    }

    void takenMessagesAreNotTakenAgainAfterARestart()
    {
        SessionScript before;
        before.connect();
        QVERIFY(before.deliver({.topic = "t", .qos = qos2, .packetId = 4}));
        SessionScript after = restarted(before);
        after.connect(true);
        QVERIFY(!after.deliver({.topic = "t", .qos = qos2, .dup = true, .packetId = 4}));
        after.receive(Pubrel{4});
        QCOMPARE(after.sent(), (QStringList{"PUBREC #4", "PUBCOMP #4"}));
        QVERIFY(after.deliver({.topic = "t", .qos = qos2, .packetId = 4}));
    }

    void packetIdentifiersGoOnWhereTheyWere()
    {
        SessionScript before;
        before.connect();
        QCOMPARE(before.publish(qos1, 1), PacketIdentifier(1));
        QCOMPARE(before.publish(qos1, 2), PacketIdentifier(2));
        before.receive(Puback{2});
        SessionScript after = restarted(before);
        after.connect(true);
        QCOMPARE(after.publish(qos1, 3), PacketIdentifier(3));
    }

    void lostSessionAfterARestartIsDealtWithAsAlways()
    {
        SessionScript before;
        before.connect();
        before.publish(qos1, 1, "a");
        before.publish(qos2, 2, "b");
        before.publish(qos2, 3, "c");
        before.receive(Pubrec{3});
        SessionScript after = restarted(before);
        after.open();
        after.sent();
        after.connack(false);
        QCOMPARE(after.said(), (QStringList{"connected", "settled 0 SessionLost", "settled 0 Acknowledged"}));
        QCOMPARE(after.sent(), QStringList{"PUBLISH q1 #4 a"});
    }

    void storingComesFirstWhereAMessageCouldDouble()
    {
        SessionScript script;
        const auto needsStoring = [&] { return std::exchange(script.storeFirst, false); };
        script.connect();
        needsStoring();
        script.publish(qos0, 1);
        script.publish(qos1, 2);
        script.receive(Puback{1});
        QVERIFY(!needsStoring());
        script.publish(qos2, 3);
        QVERIFY(needsStoring());
        script.receive(Pubrec{2});
        QVERIFY(needsStoring());
        script.receive(Pubrec{2});
        script.receive(Pubcomp{2});
        QVERIFY(!needsStoring());
        script.deliver({.topic = "t", .qos = qos1, .packetId = 4});
        QVERIFY(!needsStoring());
        script.deliver({.topic = "t", .qos = qos2, .packetId = 4});
        QVERIFY(needsStoring());
        script.deliver({.topic = "t", .qos = qos2, .dup = true, .packetId = 4});
        QVERIFY(!needsStoring());
        script.receive(Pubrel{4});
        QVERIFY(needsStoring());
        script.reconnect(true);
        QVERIFY(!needsStoring());
        script.reconnect(false);
        QVERIFY2(needsStoring(), "a file that still had the old state would send it into the new Session");
    }

    void revisionFollowsTheState()
    {
        SessionScript script;
        quint64 last = script.session.revision();
        const auto hasChanged = [&] { return std::exchange(last, script.session.revision()) != last; };
        script.connect();
        hasChanged();
        script.publish(qos0, 1);
        QVERIFY(!hasChanged());
        script.publish(qos1, 2);
        QVERIFY(hasChanged());
        script.receive(Puback{1});
        QVERIFY(hasChanged());
        script.deliver({.topic = "t", .qos = qos2, .packetId = 4});
        QVERIFY(hasChanged());
        script.receive(Pubrel{4});
        QVERIFY(hasChanged());
        script.drop();
        QVERIFY(!hasChanged());
        script.publish(qos0, 3);
        QVERIFY(hasChanged());
    }

    void whatIsLeftToTheFileIsSettledAsKept()
    {
        SessionScript script;
        script.connect();
        script.publish(qos1, 1);
        script.drop();
        script.publish(qos0, 2);
        script.session.leave(script.effects);
        script.absorb();
        QCOMPARE(script.said(), (QStringList{"settled 1 Kept", "settled 2 Kept"}));
        QVERIFY(script.session.snapshot().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSessionKeeping)
#include "tst_sessionkeeping.moc"
