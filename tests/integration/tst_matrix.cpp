// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"
#include "support/mosquitto.h"
#include "support/peer.h"
#include "support/proxyserver.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

#include <array>
#include <memory>

using namespace mqtt;
using avocet::test::Certificates;
using avocet::test::Mosquitto;
using avocet::test::MosquittoOptions;
using avocet::test::Peer;
using avocet::test::ProxyServer;
using avocet::test::ReceivedMessage;

namespace {
struct Transport
{
    const char *name;
    Scheme scheme;
    bool showsCertificate; ///< ours, to the broker
};
constexpr Transport transports[] = {{"tcp", Scheme::Tcp, false},
                                    {"tls", Scheme::Tls, false},
                                    {"mutual tls", Scheme::Tls, true},
                                    {"ws", Scheme::WebSocket, false},
                                    {"wss", Scheme::SecureWebSocket, false}};
constexpr std::pair<const char *, ProtocolVersion> versions[] = {
    {"3.1", ProtocolVersion::V3_1}, {"3.1.1", ProtocolVersion::V3_1_1}, {"5.0", ProtocolVersion::V5_0}};

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}
} // namespace

/// One mosquitto with a listener for each transport, a password file and an acl_file; every version over
/// every one of them.
class TestMatrix : public QObject
{
    Q_OBJECT

private:
    static constexpr int maximumAttempts = 5;

    Certificates m_certificates;
    std::array<quint16, std::size(transports)> m_ports{};
    std::unique_ptr<Mosquitto> m_broker;
    QByteArray m_root; ///< of the topics of the present row, and its client ids

    bool startBroker();
    ConnectionSettings settings(const QByteArray &clientId) const;
    QByteArray topic(const char *name) const { return "open/" + m_root + '/' + name; }

    static void addRows()
    {
        QTest::addColumn<int>("transport");
        QTest::addColumn<ProtocolVersion>("version");
        for (int i = 0; i < int(std::size(transports)); ++i) {
            for (const auto &[name, version] : versions)
                QTest::addRow("%s %s", transports[i].name, name) << i << version;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates.make("server", "DNS:localhost,IP:127.0.0.1");
        m_certificates.make("client", {});
        QVERIFY2(m_certificates.isGood(), m_certificates.problem());
        QVERIFY2(startBroker(), m_broker->log());
    }
    void init()
    {
        m_root = QByteArray::number(
            quint32(qHash(QByteArray(QTest::currentTestFunction()) + QTest::currentDataTag())));
    }
    void cleanupTestCase() { m_broker.reset(); }

    void messagesOfEveryQoSArriveOnceAndInOrder_data() { addRows(); }
    void messagesOfEveryQoSArriveOnceAndInOrder()
    {
        ConnectionSettings subscribing = settings("sub");
        subscribing.subscriptions = {{.filter = topic("#"), .qos = QoS::ExactlyOnce}};
        Peer subscriber;
        subscriber.connection.open(subscribing);
        QTRY_VERIFY2(subscriber.isReady(), m_broker->log());
        Peer publisher;
        publisher.connection.open(settings("pub"));
        QTRY_VERIFY(publisher.connection.isConnected());

        constexpr QoS levels[] = {QoS::AtMostOnce, QoS::AtLeastOnce, QoS::ExactlyOnce};
        QByteArray binary(17'000, '\0'); // more than one TLS record
        for (qsizetype i = 0; i < binary.size(); ++i)
            binary[i] = char(i * 7);
        for (const QoS qos : levels)
            publisher.connection.publish(
                {.topic = topic("t"), .payload = char('0' + int(qos)) + binary, .qos = qos});
        publisher.connection.publish({.topic = topic("t"), .qos = QoS::ExactlyOnce});
        QTRY_COMPARE(subscriber.messages.size(), 4);
        QTRY_COMPARE(publisher.settlements.size(), 4);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(subscriber.messages[i].topic, topic("t"));
            QCOMPARE(subscriber.messages[i].qos, i);
            QVERIFY(subscriber.messages[i].payload == char('0' + i) + binary);
            QVERIFY(!subscriber.messages[i].retain);
            QCOMPARE(publisher.settlements[i].outcome,
                     i == 0 ? Settlement::Outcome::Written : Settlement::Outcome::Acknowledged);
        }
        QVERIFY(subscriber.messages[3].payload.isEmpty());
    }

    void retainedMessageWaitsAndIsTakenBack_data() { addRows(); }
    void retainedMessageWaitsAndIsTakenBack()
    {
        Peer publisher;
        publisher.connection.open(settings("pub"));
        publisher.connection.publish(
            {.topic = topic("kept"), .payload = "kept", .qos = QoS::AtLeastOnce, .retain = true});
        QTRY_COMPARE(publisher.settlements.size(), 1);

        ConnectionSettings subscribing = settings("late");
        subscribing.subscriptions = {{.filter = topic("#"), .qos = QoS::AtLeastOnce}};
        Peer late;
        late.connection.open(subscribing);
        QTRY_COMPARE(late.count("kept"), 1);
        QVERIFY(late.messages[0].retain);

        publisher.connection.publish({.topic = topic("kept"), .qos = QoS::AtLeastOnce, .retain = true});
        QTRY_COMPARE(publisher.settlements.size(), 2);
        subscribing.connect.clientId += "r";
        Peer later;
        later.connection.open(subscribing);
        QTRY_VERIFY(later.isReady());
        publisher.connection.publish({.topic = topic("end"), .payload = "end", .qos = QoS::AtLeastOnce});
        QTRY_COMPARE(later.count("end"), 1);
        QCOMPARE(later.messages.size(), 1);
    }

    void lastWillComesWhenTheConnectionBreaksAndNotAfterDisconnect_data() { addRows(); }
    void lastWillComesWhenTheConnectionBreaksAndNotAfterDisconnect()
    {
        ConnectionSettings subscribing = settings("sub");
        subscribing.subscriptions = {{.filter = topic("#"), .qos = QoS::ExactlyOnce}};
        Peer subscriber;
        subscriber.connection.open(subscribing);
        QTRY_VERIFY(subscriber.isReady());

        const auto mortal = [this](const char *name) {
            ConnectionSettings withWill = settings(name);
            withWill.connect.will = Will{topic("will"), name, QoS::AtLeastOnce, false, {}};
            withWill.reconnects = false;
            return withWill;
        };
        auto cable = std::make_unique<ProxyServer>();
        ConnectionSettings broken = mortal("broken");
        broken.transport.proxy = {
            .kind = ProxyOptions::Kind::Socks5, .host = "127.0.0.1", .port = cable->port()};
        Peer breaking;
        breaking.connection.open(broken);
        Peer leaving;
        leaving.connection.open(mortal("leaving"));
        QTRY_VERIFY(breaking.connection.isConnected() && leaving.connection.isConnected());
        leaving.connection.close();
        cable.reset();
        QTRY_COMPARE(subscriber.count("broken"), 1);
        QTRY_VERIFY(!breaking.connection.isConnected());
        QCOMPARE(subscriber.count("leaving"), 0);
    }

    void accessListWithholdsWhatItForbids_data() { addRows(); }
    void accessListWithholdsWhatItForbids()
    {
        QFETCH(ProtocolVersion, version);
        ConnectionSettings all = settings("all");
        all.subscriptions = {{.filter = "#", .qos = QoS::AtLeastOnce}}; // which is granted
        Peer peer;
        peer.connection.open(all);
        QTRY_VERIFY(peer.isReady());
        peer.connection.publish(
            {.topic = "closed/" + m_root, .payload = "forbidden", .qos = QoS::AtLeastOnce});
        peer.connection.publish(
            {.topic = "letterbox/" + m_root, .payload = "withheld", .qos = QoS::AtLeastOnce});
        peer.connection.publish({.topic = topic("t"), .payload = "seen", .qos = QoS::AtLeastOnce});
        QTRY_COMPARE(peer.count("seen"), 1);
        QTRY_COMPARE(peer.settlements.size(), 3);
        QCOMPARE(peer.count("forbidden"), 0);
        QCOMPARE(peer.count("withheld"), 0);
        // Only 5.0 has a way to say it.
        const bool isSaid = version == ProtocolVersion::V5_0;
        QCOMPARE(peer.settlements[0].outcome,
                 isSaid ? Settlement::Outcome::Refused : Settlement::Outcome::Acknowledged);
        QCOMPARE(peer.settlements[1].outcome, Settlement::Outcome::Acknowledged);
    }

    void wrongPasswordIsRefused_data() { addRows(); }
    void wrongPasswordIsRefused()
    {
        QFETCH(ProtocolVersion, version);
        ConnectionSettings wrong = settings("wrong");
        wrong.connect.password = "wrong";
        Peer peer;
        peer.connection.open(wrong);
        QTRY_COMPARE(peer.connection.state().phase, ConnectionPhase::Failed);
        QCOMPARE(peer.connection.state().error->cause, ConnectionCause::RefusedByServer);
        // "Not authorized", where the standard has "bad user name or password".
        QCOMPARE(int(peer.connection.state().error->code), version == ProtocolVersion::V5_0 ? 0x87 : 5);
    }
};

bool TestMatrix::startBroker()
{
    const QStringList tls{"certfile " + m_certificates.certificate("server"),
                          "keyfile " + m_certificates.key("server")};
    const QStringList mutual{"cafile " + m_certificates.certificate("ca"), "require_certificate true"};
    for (int attempt = 0; attempt < maximumAttempts; ++attempt) { // somebody may take a port that was free
        QStringList lines;
        for (size_t i = 1; i < m_ports.size(); ++i) {
            m_ports[i] = freePort();
            lines << QStringLiteral("listener %1 127.0.0.1").arg(m_ports[i]);
            if (transports[i].scheme == Scheme::WebSocket || transports[i].scheme == Scheme::SecureWebSocket)
                lines << "protocol websockets";
            if (transports[i].scheme == Scheme::Tls || transports[i].scheme == Scheme::SecureWebSocket)
                lines << tls;
            if (transports[i].showsCertificate)
                lines << mutual;
        }
        m_broker = std::make_unique<Mosquitto>(
            MosquittoOptions{.users = {{"ann", "secret"}},
                             .acl = {"user ann", "topic readwrite open/#", "topic write letterbox/#"},
                             .configuration = lines});
        if (m_broker->start()) {
            m_ports[0] = m_broker->port();
            return true;
        }
    }
    return false;
}

ConnectionSettings TestMatrix::settings(const QByteArray &clientId) const
{
    QFETCH(int, transport);
    QFETCH(ProtocolVersion, version);
    ConnectionSettings settings;
    settings.endpoint = {transports[transport].scheme, "127.0.0.1", m_ports[size_t(transport)], "/mqtt"};
    settings.transport.tls.caFile = m_certificates.certificate("ca");
    if (transports[transport].showsCertificate) {
        settings.transport.tls.clientCertificateFile = m_certificates.certificate("client");
        settings.transport.tls.privateKeyFile = m_certificates.key("client");
    }
    settings.connect.version = version;
    settings.connect.clientId = clientId + m_root; // at most 23 characters: 3.1
    settings.connect.userName = "ann";
    settings.connect.password = "secret";
    return settings;
}

QTEST_GUILESS_MAIN(TestMatrix)
#include "tst_matrix.moc"
