// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packetencoder.h"
#include "mqtt/packetframer.h"
#include "session/session.h"
#include "session/sessionsnapshot.h"

#include <QtTest/QTest>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>

using namespace mqtt;

namespace {

constexpr Instant now = Instant() + std::chrono::hours(1);

/// A server that forgets nothing and does what the standard says.
class Server
{
public:
    std::map<QByteArray, int> arrived;

    std::vector<Packet> resume()
    {
        std::vector<Packet> packets;
        for (auto &[id, out] : m_out) {
            out.publish.dup = true;
            packets.push_back(out.isReleased ? Packet(Pubrel{id}) : Packet(out.publish));
        }
        return packets;
    }
    /// nullopt while all of its few Packet Identifiers are in use: they are used again as soon as possible.
    std::optional<Packet> publish(QoS qos, QByteArray payload)
    {
        for (PacketIdentifier id = 1; id <= 4; ++id) {
            if (m_out.contains(id))
                continue;
            Publish publish{.topic = "down", .payload = std::move(payload), .qos = qos, .packetId = id};
            m_out[id] = {publish, false};
            return publish;
        }
        return std::nullopt;
    }
    std::optional<Packet> receive(const Packet &packet)
    {
        if (const auto *publish = std::get_if<Publish>(&packet)) {
            if (publish->qos == QoS::AtLeastOnce || m_in.insert(publish->packetId).second)
                ++arrived[publish->payload];
            return publish->qos == QoS::AtLeastOnce ? Packet(Puback{publish->packetId})
                                                    : Packet(Pubrec{publish->packetId});
        }
        if (const auto *pubrel = std::get_if<Pubrel>(&packet)) {
            const bool isKnown = m_in.erase(pubrel->packetId) > 0;
            return Pubcomp{
                pubrel->packetId, isKnown ? ReasonCode::Success : ReasonCode::PacketIdentifierNotFound, {}};
        }
        if (const auto *pubrec = std::get_if<Pubrec>(&packet)) {
            m_out[pubrec->packetId].isReleased = true;
            return Pubrel{pubrec->packetId};
        }
        if (const auto *puback = std::get_if<Puback>(&packet))
            m_out.erase(puback->packetId);
        else if (const auto *pubcomp = std::get_if<Pubcomp>(&packet))
            m_out.erase(pubcomp->packetId);
        return std::nullopt;
    }

private:
    struct Out
    {
        Publish publish;
        bool isReleased = false;
    };
    std::map<PacketIdentifier, Out> m_out;
    std::set<PacketIdentifier> m_in;
};

/// A program that is killed at any moment and starts again with what its file holds.
class Chaos
{
public:
    explicit Chaos(quint32 seed)
        : m_random(seed)
    {
        start();
    }

    void run()
    {
        for (int step = 0; step < 400; ++step)
            act();
        crash();
        m_isWild = false;
        while (!m_up.empty() || !m_down.empty()) {
            carryUp();
            carryDown();
        }
        judge();
    }

private:
    bool chance(int oneOf) { return m_random() % quint32(oneOf) == 0; }
    QoS someQoS() { return chance(2) ? QoS::AtLeastOnce : QoS::ExactlyOnce; }

    void act()
    {
        switch (m_random() % 8) {
        case 0: {
            const QByteArray payload = "up" + QByteArray::number(++m_made);
            const QoS qos = someQoS();
            m_qos[payload] = qos;
            m_session->publish({.topic = "up", .payload = payload, .qos = qos}, 0, now, m_effects);
            absorb({});
            break;
        }
        case 1: {
            const QByteArray payload = "down" + QByteArray::number(++m_made);
            const QoS qos = someQoS();
            if (auto packet = m_server.publish(qos, payload)) {
                m_qos[payload] = qos;
                m_down.push_back(*packet);
            }
            break;
        }
        case 2:
            if (chance(3))
                store(); // the coalesced one
            break;
        case 3:
            if (chance(6))
                crash();
            else if (chance(6))
                reconnect();
            break;
        case 4:
        case 5:
            carryUp();
            break;
        default:
            carryDown();
        }
    }

    void store()
    {
        const SessionSnapshot snapshot = m_session->snapshot();
        for (const auto &message : snapshot.inFlight)
            if (message.releaseOrder == 0)
                m_safe.insert(message.publish.payload);
        for (const Publish &publish : snapshot.queue)
            m_safe.insert(publish.payload);
        m_file = encodeSnapshot(snapshot);
    }

    /// What came of a call, in the order that Effects demands. `taken` is what accept() took. False if the
    /// program was killed over it.
    bool absorb(const QByteArray &taken)
    {
        if (m_effects.storeFirst) {
            if (m_isWild && chance(8))
                return crash();
            store();
            if (m_isWild && chance(8)) {
                if (!taken.isEmpty())
                    m_lostInTheGap.insert(taken); // no window has ever seen it
                return crash();
            }
        }
        if (!taken.isEmpty())
            ++m_taken[taken];
        PacketFramer framer;
        framer.append(m_effects.output);
        Frame frame;
        while (framer.next(frame) == PacketFramer::Status::Frame)
            m_up.push_back(*decode(frame, ProtocolVersion::V3_1_1));
        m_isGood = m_isGood && !m_effects.close;
        m_effects.clear();
        return true;
    }

    void start()
    {
        SessionOptions options;
        options.connect.version = ProtocolVersion::V3_1_1;
        options.connect.clientId = "me";
        options.connect.cleanStart = false;
        options.hasEarlierSession = true;
        m_session.emplace(options);
        if (!m_file.isEmpty())
            m_session->restore(*decodeSnapshot(m_file));
        reconnect();
    }

    bool crash()
    {
        m_effects.clear();
        // Some of what was written is on its way all the same.
        while (!m_up.empty() && chance(2))
            carryUp();
        start();
        return false;
    }

    void reconnect()
    {
        m_session->connectionLost();
        m_up.clear();
        m_down.clear();
        m_session->connectionOpened(now, m_effects);
        m_effects.clear();
        const bool isResumed = std::exchange(m_isKnown, true);
        m_session->receive(Connack{isResumed, 0, {}}, now, m_effects);
        if (!absorb({}))
            return;
        for (const Packet &packet : m_server.resume())
            m_down.push_back(packet);
    }

    void carryUp()
    {
        if (m_up.empty())
            return;
        const Packet packet = m_up.front();
        m_up.pop_front();
        if (auto answer = m_server.receive(packet))
            m_down.push_back(*answer);
    }

    void carryDown()
    {
        if (m_down.empty())
            return;
        const Packet packet = m_down.front();
        m_down.pop_front();
        QByteArray taken;
        if (const auto *publish = std::get_if<Publish>(&packet)) {
            QByteArray bytes;
            encodePublish(*publish, ProtocolVersion::V3_1_1, bytes);
            PacketFramer framer;
            framer.append(bytes);
            Frame frame;
            framer.next(frame);
            auto view = *decodePublish(frame, ProtocolVersion::V3_1_1);
            if (m_session->accept(view, now, m_effects))
                taken = publish->payload;
        } else {
            m_session->receive(packet, now, m_effects);
        }
        absorb(taken);
    }

    void judge()
    {
        QVERIFY2(m_isGood, "no connection was ended by us");
        for (const auto &[payload, qos] : m_qos) {
            const bool isUp = payload.startsWith("up");
            const int times = isUp ? m_server.arrived[payload] : m_taken[payload];
            if (qos == QoS::ExactlyOnce)
                QVERIFY2(times <= 1, payload + " came twice");
            const bool mustCome = isUp ? m_safe.contains(payload) : !m_lostInTheGap.contains(payload);
            if (mustCome)
                QVERIFY2(times >= 1, payload + " is lost");
        }
    }

    std::mt19937 m_random;
    Server m_server;
    std::optional<Session> m_session;
    Effects m_effects;
    QByteArray m_file;
    std::deque<Packet> m_up;
    std::deque<Packet> m_down;
    std::map<QByteArray, QoS> m_qos;
    std::map<QByteArray, int> m_taken;
    std::set<QByteArray> m_safe; ///< published by us, and once in the file
    std::set<QByteArray> m_lostInTheGap;
    int m_made = 0;
    bool m_isWild = true; ///< killed in the middle of things, too
    bool m_isGood = true;
    bool m_isKnown = false; ///< the server has our Session
};

} // namespace

class TestSessionCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtAnyMomentNothingKeptIsLostAndNothingDoubles_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 200; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void killedAtAnyMomentNothingKeptIsLostAndNothingDoubles()
    {
        QFETCH(int, seed);
        Chaos(quint32(seed)).run();
    }
};

QTEST_APPLESS_MAIN(TestSessionCrash)
#include "tst_sessioncrash.moc"
