// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "dialogs/certificatedialog.h"
#include "support/certificates.h"
#include "support/mosquitto.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace avocet;
using avocet::test::Certificates;
using avocet::test::Mosquitto;
using avocet::test::MosquittoOptions;

/// Certificates, the server's and our own, from the dialogs to the connection, on a real broker.
class TestCertificateTrust : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        static QTemporaryDir folder;
        qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        nameApplication();
    }

private:
    Certificates m_certificates;
    std::unique_ptr<Application> m_application;

    template <class Widget>
    Widget *find(const char *name)
    {
        return m_application->window().window.findChild<Widget *>(QLatin1StringView(name));
    }
    mqtt::Connection &connection() { return m_application->window().connection(); }
    void type(const char *field, const QString &text) { find<QLineEdit>(field)->setText(text); }
    std::unique_ptr<Mosquitto> broker(const QString &certificate, quint16 port = 0)
    {
        return std::make_unique<Mosquitto>(MosquittoOptions{
            .port = port,
            .configuration = {"certfile " + m_certificates.certificate(certificate),
                              "keyfile " + m_certificates.key(certificate)}});
    }
    bool isRejected()
    {
        const auto &error = connection().state().error;
        return error && error->cause == mqtt::ConnectionCause::CertificateRejected;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates.makeSelfSigned(u"one"_qs, u"DNS:one"_qs);
        m_certificates.makeSelfSigned(u"two"_qs, u"DNS:two"_qs);
        m_certificates.make(u"server"_qs, u"DNS:localhost,IP:127.0.0.1"_qs);
        m_certificates.make(u"client"_qs, u"DNS:client"_qs);
        m_certificates.encryptKey(u"client"_qs, u"open sesame"_qs);
        QVERIFY2(m_certificates.isGood(), m_certificates.problem());
    }
    void init() { m_application = std::make_unique<Application>(*qApp, CommandLine()); }
    void cleanup() { m_application.reset(); }

    void aClickTrustsTheCertificateAndConnects()
    {
        auto mosquitto = broker(u"one"_qs);
        QVERIFY2(mosquitto->start(), mosquitto->log());
        const quint16 port = mosquitto->port();
        const auto address = mqtt::parseAddress(u"mqtts://127.0.0.1:%1"_qs.arg(port));
        QVERIFY(!find<QAction>("showCertificate")->isEnabled());
        QVERIFY(find<QToolButton>("logCertificateButton")->isHidden());
        m_application->control().openAddress(*address);
        QTRY_VERIFY(isRejected());
        auto *button = find<QPushButton>("bannerCertificateButton");
        QTRY_VERIFY(button->isVisibleTo(&m_application->window().window));
        button->click();
        QTRY_VERIFY(find<CertificateDialog>("certificateDialog"));
        find<QPushButton>("certificateTrustButton")->click();
        QTRY_VERIFY2(connection().isConnected(), mosquitto->log());
        QVERIFY(m_application->control().present().settings.transport.tls.pinnedSha256 ==
                m_certificates.sha256(u"one"_qs));
        QTRY_VERIFY(!find<CertificateDialog>("certificateDialog"));

        // Saved: the next time it is trusted without a word.
        m_application = std::make_unique<Application>(*qApp, CommandLine());
        m_application->control().openAddress(*address);
        QTRY_VERIFY2(connection().isConnected(), mosquitto->log());

        // Another certificate on the same address is not.
        find<QAction>("disconnect")->trigger();
        QTRY_COMPARE(connection().state().phase, mqtt::ConnectionPhase::Idle);
        mosquitto->kill();
        auto impostor = broker(u"two"_qs, port);
        QVERIFY2(impostor->start(), impostor->log());
        find<QAction>("reconnect")->trigger();
        QTRY_VERIFY(isRejected());
        auto *besideTheLog = find<QToolButton>("logCertificateButton");
        QTRY_VERIFY(!besideTheLog->isHidden());
        besideTheLog->click();
        QTRY_VERIFY(find<CertificateDialog>("certificateDialog"));
        QVERIFY(!find<QPushButton>("certificateTrustButton")->isEnabled());
        find<QCheckBox>("certificateChangeKnown")->setChecked(true);
        find<QPushButton>("certificateTrustButton")->click();
        QTRY_VERIFY2(connection().isConnected(), impostor->log());
        QTRY_VERIFY(find<QToolButton>("logCertificateButton")->isHidden());
    }

    void aClientCertificateIsSetUpInTheDialog()
    {
        Mosquitto mosquitto({.configuration = {"cafile " + m_certificates.certificate(u"ca"_qs),
                                               "certfile " + m_certificates.certificate(u"server"_qs),
                                               "keyfile " + m_certificates.key(u"server"_qs),
                                               u"require_certificate true"_qs}});
        QVERIFY2(mosquitto.start(), mosquitto.log());
        find<QAction>("newConnection")->trigger();
        QTRY_VERIFY(find<QDialog>("profileDialog"));
        type("profileHost", u"mqtts://localhost:%1"_qs.arg(mosquitto.port()));
        Q_EMIT find<QLineEdit>("profileHost")->editingFinished();
        type("tlsCaFile", m_certificates.certificate(u"ca"_qs));
        type("tlsCertificate", m_certificates.certificate(u"client"_qs));
        type("tlsKey", m_certificates.path(u"client-encrypted.key"_qs));
        QVERIFY(!find<QPushButton>("profileConnectButton")->isEnabled());
        type("tlsPassphrase", u"open sesame"_qs);
        find<QPushButton>("profileConnectButton")->click();
        QTRY_VERIFY2(connection().isConnected(), mosquitto.log());
        QFile saved(ProfileStore::defaultPath());
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray text = saved.readAll();
        QVERIFY(text.contains("client-encrypted.key"));
        QVERIFY(!text.contains("sesame"));
    }
};

QTEST_MAIN(TestCertificateTrust)
#include "tst_certificatetrust.moc"
