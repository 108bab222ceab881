// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection.h"
#include "support/certificates.h"
#include "support/mosquitto.h"
#include "support/proxyserver.h"

#include <QtCore/QFile>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace mqtt;
using avocet::test::Certificates;
using avocet::test::Mosquitto;
using avocet::test::MosquittoOptions;
using avocet::test::ProxyServer;

namespace {
const QString goodNames = QStringLiteral("DNS:localhost,IP:127.0.0.1,IP:::1");

ConnectionSettings settingsFor(quint16 port, ProtocolVersion version = ProtocolVersion::V5_0)
{
    ConnectionSettings settings;
    settings.endpoint = {Scheme::Tls, QStringLiteral("127.0.0.1"), port, {}};
    settings.connect.version = version;
    settings.connect.clientId = "test";
    settings.subscriptions = {{.filter = "#"}};
    return settings;
}

/// A message through the broker and back.
bool roundTrips(Connection &connection)
{
    QByteArray seen;
    const QMetaObject::Connection link =
        QObject::connect(&connection, &Connection::messagesReceived, &connection,
                         [&seen](const std::shared_ptr<MessageBatch> &batch, size_t first, size_t) {
                             seen = batch->payload(batch->at(first)).toByteArray();
                         });
    connection.publish({.topic = "a", .payload = "over TLS", .qos = QoS::AtLeastOnce});
    const bool came = QTest::qWaitFor([&seen] { return seen == "over TLS"; });
    QObject::disconnect(link);
    return came;
}
} // namespace

class TestTls : public QObject
{
    Q_OBJECT

private:
    Certificates m_certificates;

    std::unique_ptr<Mosquitto> broker(const QString &certificate, QStringList more = {})
    {
        return std::make_unique<Mosquitto>(MosquittoOptions{
            .configuration = QStringList{"certfile " + m_certificates.certificate(certificate),
                                         "keyfile " + m_certificates.key(certificate)} +
                             more});
    }
    QStringList wantsClientCertificate() const
    {
        return {"cafile " + m_certificates.certificate("ca"), "require_certificate true"};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates.make("server", goodNames);
        m_certificates.make("elsewhere", "DNS:elsewhere.test");
        m_certificates.make("expired", goodNames, Certificates::Validity::Expired);
        m_certificates.makeSelfSigned("self", goodNames);
        m_certificates.make("client", {});
        m_certificates.encryptKey("client", "open sesame");
        m_certificates.bundle("client", "open sesame");
        m_certificates.makeSelfSigned("stranger", "DNS:stranger.test");
        QVERIFY2(m_certificates.isGood(), m_certificates.problem());
    }

    void messagesGoThrough_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::newRow("3.1") << ProtocolVersion::V3_1;
        QTest::newRow("3.1.1") << ProtocolVersion::V3_1_1;
        QTest::newRow("5.0") << ProtocolVersion::V5_0;
    }
    void messagesGoThrough()
    {
        QFETCH(ProtocolVersion, version);
        const auto mosquitto = broker("server");
        QVERIFY2(mosquitto->start(), mosquitto->log());
        ConnectionSettings settings = settingsFor(mosquitto->port(), version);
        settings.transport.tls.caFile = m_certificates.certificate("ca");
        Connection connection;
        connection.open(settings);
        QTRY_VERIFY(connection.isConnected());
        QVERIFY(roundTrips(connection));
    }

    void badCertificateIsRefusedAndDescribed_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<bool>("knowsAuthority");
        QTest::addColumn<CertificateCheck>("check");
        QTest::addColumn<int>("chain");
        QTest::newRow("other host name") << "elsewhere" << true << CertificateCheck::HostName << 2;
        QTest::newRow("expired") << "expired" << true << CertificateCheck::Expired << 2;
        QTest::newRow("self-signed") << "self" << true << CertificateCheck::SelfSigned << 1;
        QTest::newRow("authority unknown to the system")
            << "server" << false << CertificateCheck::UnknownIssuer << 1;
    }
    void badCertificateIsRefusedAndDescribed()
    {
        QFETCH(QString, certificate);
        QFETCH(bool, knowsAuthority);
        QFETCH(CertificateCheck, check);
        const auto mosquitto = broker(certificate);
        QVERIFY2(mosquitto->start(), mosquitto->log());
        ConnectionSettings settings = settingsFor(mosquitto->port());
        if (knowsAuthority)
            settings.transport.tls.caFile = m_certificates.certificate("ca");
        Connection connection;
        connection.open(settings);
        QTRY_COMPARE(connection.state().phase, ConnectionPhase::Failed);
        QCOMPARE(connection.state().error->cause, ConnectionCause::CertificateRejected);
        QCOMPARE(connection.state().error->stage, ConnectionStage::Opening);
        QVERIFY(connection.state().error->certificate);
        const CertificateProblem problem = *connection.state().error->certificate;
        QCOMPARE(problem.serverName, QStringLiteral("127.0.0.1"));
        QVERIFY(!problem.failures.empty());
        QCOMPARE(problem.failures.front().check, check);
        QVERIFY(!problem.failures.front().text.isEmpty());
        QVERIFY(!problem.chain.empty());
        const CertificateInfo own = problem.chain.front();
        QCOMPARE(own.sha256, m_certificates.sha256(certificate));
        QVERIFY(own.subject.startsWith(certificate));
        QVERIFY(own.notBefore.isValid() && own.notAfter.isValid());
        QCOMPARE(own.notAfter < QDateTime::currentDateTimeUtc(), check == CertificateCheck::Expired);
        QVERIFY(!own.names.isEmpty());

        // Exactly this one, and nothing else, is taken once it is pinned.
        settings.transport.tls.pinnedSha256 = own.sha256;
        connection.open(settings);
        QTRY_VERIFY(connection.isConnected());
        QVERIFY(roundTrips(connection));
    }

    void pinExcludesEveryOtherCertificate_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::newRow("valid") << "server";
        QTest::newRow("expired") << "expired";
    }
    void pinExcludesEveryOtherCertificate()
    {
        QFETCH(QString, certificate);
        const auto mosquitto = broker(certificate);
        QVERIFY2(mosquitto->start(), mosquitto->log());
        ConnectionSettings settings = settingsFor(mosquitto->port());
        settings.transport.tls.caFile = m_certificates.certificate("ca");
        settings.transport.tls.pinnedSha256 = m_certificates.sha256("self");
        Connection connection;
        connection.open(settings);
        QTRY_COMPARE(connection.state().phase, ConnectionPhase::Failed);
        QCOMPARE(connection.state().error->cause, ConnectionCause::CertificateRejected);
        QCOMPARE(connection.state().error->certificate->failures.front().check, CertificateCheck::Pin);
        QCOMPARE(connection.state().error->certificate->chain.front().sha256,
                 m_certificates.sha256(certificate));
        QVERIFY2(!mosquitto->log().contains("New client connected"), "CONNECT was sent to a stranger");
    }

    void serverNameStandsInPlaceOfTheHost()
    {
        const auto mosquitto = broker("elsewhere");
        QVERIFY2(mosquitto->start(), mosquitto->log());
        ConnectionSettings settings = settingsFor(mosquitto->port());
        settings.transport.tls.caFile = m_certificates.certificate("ca");
        settings.transport.tls.serverName = "elsewhere.test";
        Connection connection;
        connection.open(settings);
        QTRY_VERIFY(connection.isConnected());
        settings.transport.tls.serverName = "nowhere.test";
        connection.open(settings);
        QTRY_COMPARE(connection.state().phase, ConnectionPhase::Failed);
        QCOMPARE(connection.state().error->certificate->serverName, QStringLiteral("nowhere.test"));
        QCOMPARE(connection.state().error->certificate->failures.front().check, CertificateCheck::HostName);
    }

    void clientCertificateIsShown_data()
    {
        QTest::addColumn<TlsOptions>("options");
        const QString certificate = m_certificates.certificate("client");
        QTest::newRow("key") << TlsOptions{.clientCertificateFile = certificate,
                                           .privateKeyFile = m_certificates.key("client")};
        QTest::newRow("encrypted key")
            << TlsOptions{.clientCertificateFile = certificate,
                          .privateKeyFile = m_certificates.path("client-encrypted.key"),
                          .passphrase = "open sesame"};
        QTest::newRow("PKCS#12") << TlsOptions{.pkcs12File = m_certificates.path("client.p12"),
                                               .passphrase = "open sesame"};
    }
    void clientCertificateIsShown()
    {
        QFETCH(TlsOptions, options);
        const auto mosquitto = broker("server", wantsClientCertificate());
        QVERIFY2(mosquitto->start(), mosquitto->log());
        ConnectionSettings settings = settingsFor(mosquitto->port());
        settings.transport.tls = options;
        settings.transport.tls.caFile = m_certificates.certificate("ca");
        Connection connection;
        connection.open(settings);
        QTRY_VERIFY2(connection.isConnected(), mosquitto->log());
        QVERIFY(roundTrips(connection));
    }

    void refusedClientCertificateIsSaid_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::newRow("none") << QString();
        QTest::newRow("of a stranger") << "stranger";
    }
    void refusedClientCertificateIsSaid()
    {
        QFETCH(QString, certificate);
        const auto mosquitto = broker("server", wantsClientCertificate());
        QVERIFY2(mosquitto->start(), mosquitto->log());
        ConnectionSettings settings = settingsFor(mosquitto->port());
        settings.transport.tls.caFile = m_certificates.certificate("ca");
        if (!certificate.isEmpty()) {
            settings.transport.tls.clientCertificateFile = m_certificates.certificate(certificate);
            settings.transport.tls.privateKeyFile = m_certificates.key(certificate);
        }
        Connection connection;
        connection.open(settings);
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::ClientCertificateRefused);
        QVERIFY(connection.state().phase == ConnectionPhase::Failed);
    }

    void unusableFileIsNamed_data()
    {
        QTest::addColumn<TlsOptions>("options");
        QTest::addColumn<ConnectionCause>("cause");
        QTest::addColumn<QString>("file");
        const QString certificate = m_certificates.certificate("client");
        const QString key = m_certificates.path("client-encrypted.key");
        const QString bundle = m_certificates.path("client.p12");
        const QString nothing = m_certificates.path("nothing");
        QTest::newRow("no CA file") << TlsOptions{.caFile = nothing} << ConnectionCause::CaFileUnusable
                                    << nothing;
        QTest::newRow("a folder as CA file")
            << TlsOptions{.caFile = "/"} << ConnectionCause::CaFileUnusable << "/";
        QTest::newRow("a key as CA file")
            << TlsOptions{.caFile = key} << ConnectionCause::CaFileUnusable << key;
        QTest::newRow("no certificate") << TlsOptions{.clientCertificateFile = nothing, .privateKeyFile = key}
                                        << ConnectionCause::CertificateFileUnusable << nothing;
        QTest::newRow("no key") << TlsOptions{.clientCertificateFile = certificate, .privateKeyFile = nothing}
                                << ConnectionCause::KeyUnusable << nothing;
        QTest::newRow("key not in the certificate file") << TlsOptions{.clientCertificateFile = certificate}
                                                         << ConnectionCause::KeyUnusable << certificate;
        QTest::newRow("wrong passphrase")
            << TlsOptions{.clientCertificateFile = certificate, .privateKeyFile = key, .passphrase = "wrong"}
            << ConnectionCause::KeyUnusable << key;
        QTest::newRow("no passphrase")
            << TlsOptions{.clientCertificateFile = certificate, .privateKeyFile = key}
            << ConnectionCause::KeyUnusable << key;
        QTest::newRow("wrong passphrase of PKCS#12")
            << TlsOptions{.pkcs12File = bundle, .passphrase = "wrong"} << ConnectionCause::KeyUnusable
            << bundle;
        QTest::newRow("no PKCS#12") << TlsOptions{.pkcs12File = nothing}
                                    << ConnectionCause::CertificateFileUnusable << nothing;
    }
    void unusableFileIsNamed()
    {
        QFETCH(TlsOptions, options);
        QFETCH(ConnectionCause, cause);
        QFETCH(QString, file);
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        ConnectionSettings settings = settingsFor(nobody.serverPort());
        settings.transport.tls = options;
        Connection connection;
        connection.open(settings);
        QTRY_COMPARE(connection.state().phase, ConnectionPhase::Failed);
        QCOMPARE(connection.state().error->cause, cause);
        QCOMPARE(connection.state().error->detail, file);
        QVERIFY(!nobody.hasPendingConnections());
    }

    void minimumVersionIsKept()
    {
        QSslServer server;
        QSslConfiguration old = server.sslConfiguration();
        old.setLocalCertificateChain(QSslCertificate::fromPath(m_certificates.certificate("server")));
        QFile key(m_certificates.key("server"));
        QVERIFY(key.open(QIODevice::ReadOnly));
        old.setPrivateKey(QSslKey(&key, QSsl::Ec));
        old.setProtocol(QSsl::TlsV1_2);
        server.setSslConfiguration(old);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        ConnectionSettings settings = settingsFor(server.serverPort());
        settings.transport.tls.caFile = m_certificates.certificate("ca");
        Connection connection;
        connection.open(settings);
        QTRY_VERIFY(server.hasPendingConnections());
        settings.transport.tls.minimumVersion = TlsVersion::V1_3;
        connection.open(settings);
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::TlsFailed);
    }

    void serverWithoutTlsIsAnError()
    {
        Mosquitto mosquitto;
        QVERIFY2(mosquitto.start(), mosquitto.log());
        Connection connection;
        connection.open(settingsFor(mosquitto.port()));
        QTRY_VERIFY(connection.state().error);
        QVERIFY(connection.state().error->cause == ConnectionCause::TlsFailed ||
                connection.state().error->cause == ConnectionCause::ClosedByServer);
    }

    void proxyTunnels_data()
    {
        QTest::addColumn<ProxyOptions::Kind>("kind");
        QTest::addColumn<bool>("asksForPassword");
        QTest::newRow("HTTP") << ProxyOptions::Kind::Http << false;
        QTest::newRow("HTTP with password") << ProxyOptions::Kind::Http << true;
        QTest::newRow("SOCKS5") << ProxyOptions::Kind::Socks5 << false;
        QTest::newRow("SOCKS5 with password") << ProxyOptions::Kind::Socks5 << true;
    }
    void proxyTunnels()
    {
        QFETCH(ProxyOptions::Kind, kind);
        QFETCH(bool, asksForPassword);
        ProxyServer proxy(asksForPassword ? "ann" : "", asksForPassword ? "secret" : "");
        const auto mosquitto = broker("server");
        QVERIFY2(mosquitto->start(), mosquitto->log());
        ConnectionSettings settings = settingsFor(mosquitto->port());
        settings.endpoint.host = "localhost";
        settings.transport.tls.caFile = m_certificates.certificate("ca");
        settings.transport.proxy = {kind, "127.0.0.1", proxy.port(), {}, {}};
        if (asksForPassword) {
            settings.transport.proxy.userName = "ann";
            settings.transport.proxy.password = "secret";
        }
        Connection connection;
        connection.open(settings);
        QTRY_VERIFY(connection.isConnected());
        QVERIFY(roundTrips(connection));
        // The name goes to the proxy: it may know hosts that we do not.
        QCOMPARE(proxy.tunnels(), QByteArrayList{"localhost:" + QByteArray::number(mosquitto->port())});

        settings.transport.proxy.password = "wrong";
        settings.transport.proxy.userName = "bob";
        connection.open(settings);
        if (asksForPassword) {
            QTRY_VERIFY(connection.state().error);
            QCOMPARE(connection.state().error->cause, ConnectionCause::ProxyFailed);
        } else {
            QTRY_VERIFY(connection.isConnected());
        }
    }

    void proxyThatIsNotThereIsSaid()
    {
        quint16 port = 0;
        {
            QTcpServer gone;
            QVERIFY(gone.listen(QHostAddress::LocalHost));
            port = gone.serverPort();
        }
        ConnectionSettings settings = settingsFor(1883);
        settings.endpoint.scheme = Scheme::Tcp;
        settings.transport.proxy = {ProxyOptions::Kind::Socks5, "127.0.0.1", port, {}, {}};
        Connection connection;
        connection.open(settings);
        QTRY_VERIFY(connection.state().error);
        QCOMPARE(connection.state().error->cause, ConnectionCause::ProxyFailed);
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
