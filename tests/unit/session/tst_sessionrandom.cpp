// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include <QtTest/QTest>

#include <map>
#include <random>

using namespace mqtt;

namespace {

/// A server and a user without sense. What must hold all the same: what is written are packets, in an allowed
/// order and number, and every message is settled exactly once.
class Chaos
{
public:
    Chaos(quint32 seed, ProtocolVersion version)
        : m_random(seed)
        , m_script(version)
    {
    }

    void run()
    {
        for (int step = 0; step < 120; ++step)
            act();
        m_script.session.discard(m_script.effects);
        m_script.absorb();
        judge();
        QCOMPARE(m_script.session.outboxMessages(), 0u);
        QCOMPARE(m_script.session.outboxBytes(), qint64(0));
        QCOMPARE(m_settled.size(), size_t(m_lastToken));
        for (const auto &[token, times] : m_settled)
            QCOMPARE(times, 1);
    }

private:
    quint32 pick(quint32 count) { return quint32(m_random() % count); }
    PacketIdentifier id() { return PacketIdentifier(1 + pick(8)); }
    ReasonCode reason() { return pick(5) == 0 ? ReasonCode::UnspecifiedError : ReasonCode::Success; }

    void act()
    {
        if (pick(20) == 0)
            openOrDrop();
        else if (pick(3) == 0)
            request();
        else
            answer();
        m_script.passTime(milliseconds(pick(30) == 0 ? 100'000 : 10));
        judge();
    }

    void openOrDrop()
    {
        m_script.drop();
        if (pick(5) == 0)
            return;
        m_script.setCleanStart(pick(4) == 0);
        m_script.open();
        judge();
        PropertyList limits;
        if (m_script.version == ProtocolVersion::V5_0 && pick(2) == 0)
            limits = {{PropertyId::ReceiveMaximum, 1 + pick(4)}, {PropertyId::MaximumQoS, pick(3)}};
        m_quota = limits.number(PropertyId::ReceiveMaximum).value_or(65'535);
        m_unanswered.clear();
        m_script.connack(pick(2) == 0, limits);
    }

    void request()
    {
        switch (pick(5)) {
        case 0:
            m_script.subscribe({Subscription{"a"}}, 0);
            return;
        case 1:
            m_script.unsubscribe({"a"}, 0);
            return;
        default:
            m_script.publish(QoS(pick(3)), ++m_lastToken);
        }
    }

    void answer()
    {
        const PacketIdentifier packetId = id();
        switch (pick(12)) {
        case 0:
        case 1:
        case 2:
            m_unanswered.erase(packetId);
            return m_script.receive(Puback{packetId, reason(), {}});
        case 3:
        case 4: {
            const ReasonCode code = reason();
            if (isFailure(code))
                m_unanswered.erase(packetId);
            return m_script.receive(Pubrec{packetId, code, {}});
        }
        case 5:
        case 6:
            m_unanswered.erase(packetId);
            return m_script.receive(Pubcomp{packetId});
        case 7:
            return m_script.receive(Pubrel{packetId});
        case 8:
            return m_script.receive(Suback{packetId, {0}, {}});
        case 9:
            return m_script.receive(Unsuback{packetId, {}, {}});
        case 10:
            m_script.deliver(Publish{"t", "x", QoS::ExactlyOnce, false, pick(2) == 0, packetId, {}});
            return;
        default:
            return m_script.receive(Pingresp{});
        }
    }

    void judge()
    {
        for (const SessionEvent &event : m_script.events) {
            if (const auto *settlement = std::get_if<Settlement>(&event))
                ++m_settled[settlement->token];
        }
        m_script.said();
        for (const Packet &packet : m_script.sentPackets()) {
            if (const auto *publish = std::get_if<Publish>(&packet);
                publish && publish->qos != QoS::AtMostOnce) {
                QVERIFY2(m_unanswered.insert({publish->packetId, true}).second, "id in use sent again");
                QVERIFY2(m_unanswered.size() <= m_quota, "quota exceeded");
            }
        }
    }

    std::mt19937 m_random;
    SessionScript m_script;
    std::map<Token, int> m_settled;
    std::map<PacketIdentifier, bool> m_unanswered; ///< PUBLISH of this connection
    quint32 m_quota = 65'535;
    Token m_lastToken = 0;
};

} // namespace

class TestSessionRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMessageIsSettledOnceWhateverHappens_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1") << 3;
        QTest::newRow("3.1.1") << 4;
        QTest::newRow("5.0") << 5;
    }
    void everyMessageIsSettledOnceWhateverHappens()
    {
        QFETCH(int, version);
        for (quint32 seed = 1; seed <= 1000; ++seed) {
            Chaos(seed, ProtocolVersion(version)).run();
            if (QTest::currentTestFailed())
                QFAIL(qPrintable("seed " + QString::number(seed)));
        }
    }
};

QTEST_APPLESS_MAIN(TestSessionRandom)
#include "tst_sessionrandom.moc"
