// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/profiledialog.h"

#include <QtCore/QPointer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QToolButton>

using namespace avocet;

namespace {
enum SchemeIndex { Mqtt, Mqtts, Ws, Wss };

/// Every setting of the transports, and every property that is set here.
Profile fullProfile()
{
    Profile profile = makeProfile(
        QStringLiteral("full"), {mqtt::Scheme::SecureWebSocket, QStringLiteral("host"), 8443, QStringLiteral("/m")});
    mqtt::TransportOptions &transport = profile.settings.transport;
    transport.tls.minimumVersion = mqtt::TlsVersion::V1_3;
    transport.tls.serverName = QStringLiteral("other");
    transport.tls.alpn = {"mqtt", "x"};
    transport.tls.pinnedSha256 = QByteArray(32, char(0xA5));
    transport.webSocket.headers = {{"X-Tenant", "7"}, {"Authorization", ""}};
    transport.proxy = {.kind = mqtt::ProxyOptions::Kind::Http,
                       .host = QStringLiteral("proxy"),
                       .port = 3128,
                       .userName = QStringLiteral("ann")};
    mqtt::PropertyList &properties = profile.settings.connect.properties;
    properties.add(mqtt::PropertyId::SessionExpiryInterval, 60);
    properties.add(mqtt::PropertyId::ReceiveMaximum, 20);
    properties.add(mqtt::PropertyId::TopicAliasMaximum, 10);
    properties.add(mqtt::PropertyId::RequestResponseInformation, 1);
    properties.add(mqtt::PropertyId::RequestProblemInformation, 0u);
    properties.addUserProperty("a", "1");
    properties.addUserProperty("a", "2");
    profile.settings.maximumPacketSize = 1'000'000;
    return profile;
}

const ProfileSecrets secrets{{}, QStringLiteral("phrase"), QStringLiteral("word"), QStringLiteral("Bearer x")};
} // namespace

class TestTransportEditors : public QObject
{
    Q_OBJECT

    template <class T>
    T *child(const char *name) const
    {
        auto *found = m_dialog->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    void open(const Profile &profile, const ProfileSecrets &with = {})
    {
        delete m_dialog;
        m_dialog = new ProfileDialog(profile, with);
    }
    void choose(SchemeIndex scheme) { child<QComboBox>("profileScheme")->setCurrentIndex(scheme); }
    QStringList tabs() const
    {
        QStringList shown;
        const auto *widget = child<QTabWidget>("profileTabs");
        for (int i = 0; i < widget->count(); ++i) {
            if (widget->isTabVisible(i))
                shown += widget->tabText(i);
        }
        return shown;
    }
    QString file(const QString &name, const QByteArray &content)
    {
        QFile made(m_folder.filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(made.fileName()));
        return made.fileName();
    }

    QTemporaryDir m_folder;
    QPointer<ProfileDialog> m_dialog;

private Q_SLOTS:
    void init() { open(makeProfile(QStringLiteral("home"), {.host = QStringLiteral("host")})); }
    void cleanup() { delete m_dialog; }

    void whatIsNotTouchedStaysAsItWas()
    {
        const Profile profile = fullProfile();
        open(profile, secrets);
        QCOMPARE(m_dialog->problem(), QString());
        QVERIFY(m_dialog->profile() == profile);
        QVERIFY(m_dialog->secrets() == secrets);
    }

    void tabsBelongToTheKindOfConnection()
    {
        QCOMPARE(tabs(), (QStringList{"Connection", "Proxy", "Protocol"}));
        choose(Mqtts);
        QCOMPARE(tabs(), (QStringList{"Connection", "TLS", "Proxy", "Protocol"}));
        choose(Ws);
        QCOMPARE(tabs(), (QStringList{"Connection", "WebSocket", "Proxy", "Protocol"}));
        choose(Wss);
        QCOMPARE(tabs(), (QStringList{"Connection", "TLS", "WebSocket", "Proxy", "Protocol"}));
    }

    void theUsualPortFollowsTheScheme()
    {
        auto *port = child<QSpinBox>("profilePort");
        choose(Mqtts);
        QCOMPARE(port->value(), 8883);
        choose(Wss);
        QCOMPARE(port->value(), 443);
        port->setValue(9001);
        choose(Ws);
        QCOMPARE(port->value(), 9001);
    }

    void aWholeAddressSetsSchemeAndPath()
    {
        child<QLineEdit>("profileHost")->setText(QStringLiteral("wss://broker.example/some/path"));
        Q_EMIT child<QLineEdit>("profileHost")->editingFinished();
        const mqtt::Endpoint expected{mqtt::Scheme::SecureWebSocket, QStringLiteral("broker.example"), 443,
                                      QStringLiteral("/some/path")};
        QVERIFY(m_dialog->profile().settings.endpoint == expected);
        QCOMPARE(child<QLineEdit>("profileHost")->text(), QStringLiteral("broker.example"));
    }

    void filesThatCannotBeRightAreSaid_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("problem");
        QTest::newRow("CA without certificate") << "tlsCaFile" << QByteArray("hello") << "no certificate in PEM";
        QTest::newRow("key alone") << "tlsKey" << QByteArray("-----BEGIN PRIVATE KEY-----")
                                   << "belongs to a client certificate";
        QTest::newRow("certificate without key")
            << "tlsCertificate" << QByteArray("-----BEGIN CERTIFICATE-----") << "needs its private key";
        QTest::newRow("encrypted key")
            << "tlsCertificate"
            << QByteArray("-----BEGIN CERTIFICATE-----\n-----BEGIN ENCRYPTED PRIVATE KEY-----")
            << "passphrase is needed";
    }
    void filesThatCannotBeRightAreSaid()
    {
        QFETCH(QString, field);
        QFETCH(QByteArray, content);
        QFETCH(QString, problem);
        choose(Mqtts);
        auto *edit = child<QLineEdit>(field.toLatin1());
        edit->setText(file(QStringLiteral("file"), content));
        QVERIFY2(m_dialog->problem().contains(problem), qPrintable(m_dialog->problem()));
        QCOMPARE(child<QLabel>("profileProblem")->text(), m_dialog->problem());
        edit->setText(m_folder.filePath(QStringLiteral("nothing")));
        QVERIFY(m_dialog->problem().contains(QStringLiteral("there is no file")));
        choose(Mqtt); // where TLS is not used, it stops nobody
        QCOMPARE(m_dialog->problem(), QString());
    }

    void aPassphraseOpensTheEncryptedKey()
    {
        choose(Mqtts);
        child<QLineEdit>("tlsCertificate")
            ->setText(file(QStringLiteral("both.pem"),
                           "-----BEGIN CERTIFICATE-----\n-----BEGIN ENCRYPTED PRIVATE KEY-----"));
        child<QLineEdit>("tlsPassphrase")->setText(QStringLiteral("phrase"));
        QCOMPARE(m_dialog->problem(), QString());
        QCOMPARE(m_dialog->secrets().passphrase, QStringLiteral("phrase"));
        QVERIFY(m_dialog->profile().settings.transport.tls.passphrase.isEmpty());
    }

    void aTrustedCertificateIsShownAndCanBeRemoved()
    {
        open(fullProfile());
        QVERIFY(child<QLabel>("tlsPin")->text().startsWith(QStringLiteral("A5:A5")));
        child<QPushButton>("tlsRemovePin")->click();
        QVERIFY(m_dialog->profile().settings.transport.tls.pinnedSha256.isEmpty());
        QVERIFY(!child<QLabel>("tlsPin")->isVisibleTo(m_dialog));
    }

    void headersAreAddedRemovedAndChecked()
    {
        choose(Ws);
        auto *table = child<QTableWidget>("webSocketHeaders");
        child<QToolButton>("webSocketHeadersAdd")->click();
        table->item(0, 0)->setText(QStringLiteral("bad name"));
        QVERIFY(m_dialog->problem().contains(QStringLiteral("bad name")));
        table->item(0, 0)->setText(QStringLiteral("Authorization"));
        table->item(0, 1)->setText(QStringLiteral("Bearer secret"));
        QCOMPARE(m_dialog->problem(), QString());
        const Profile profile = m_dialog->profile();
        QCOMPARE(profile.settings.transport.webSocket.headers.size(), size_t(1));
        QVERIFY(profile.settings.transport.webSocket.headers.front().value.isEmpty());
        QCOMPARE(m_dialog->secrets().headers, QStringLiteral("Bearer secret"));
        table->setCurrentCell(0, 0);
        child<QToolButton>("webSocketHeadersRemove")->click();
        QVERIFY(m_dialog->profile().settings.transport.webSocket.headers.empty());
        child<QLineEdit>("webSocketPath")->setText(QStringLiteral("no slash"));
        QVERIFY(!m_dialog->problem().isEmpty());
    }

    void aProxyNeedsAHost()
    {
        child<QComboBox>("proxyKind")->setCurrentIndex(3);
        QVERIFY(m_dialog->problem().contains(QStringLiteral("needs a host")));
        child<QLineEdit>("proxyHost")->setText(QStringLiteral("http://proxy"));
        QVERIFY(m_dialog->problem().contains(QStringLiteral("without a scheme")));
        child<QLineEdit>("proxyHost")->setText(QStringLiteral("proxy"));
        child<QLineEdit>("proxyPassword")->setText(QStringLiteral("word"));
        QCOMPARE(m_dialog->problem(), QString());
        const mqtt::ProxyOptions proxy = m_dialog->profile().settings.transport.proxy;
        QVERIFY(proxy.kind == mqtt::ProxyOptions::Kind::Socks5);
        QCOMPARE(proxy.port, quint16(1080));
        QVERIFY(proxy.password.isEmpty());
        QCOMPARE(m_dialog->secrets().proxyPassword, QStringLiteral("word"));
    }

    void propertiesReachConnectAndExistInVersion5Only()
    {
        child<QSpinBox>("connectReceiveMaximum")->setValue(10);
        child<QSpinBox>("connectTopicAliasMaximum")->setValue(5);
        child<QCheckBox>("connectResponseInformation")->setChecked(true);
        child<QSpinBox>("connectPacketSize")->setValue(5'000'000);
        child<QToolButton>("connectUserPropertiesAdd")->click();
        auto *table = child<QTableWidget>("connectUserProperties");
        table->item(0, 0)->setText(QStringLiteral("region"));
        table->item(0, 1)->setText(QStringLiteral("北"));
        const mqtt::ConnectionSettings settings = m_dialog->profile().settings;
        const mqtt::PropertyList &properties = settings.connect.properties;
        QVERIFY(properties.number(mqtt::PropertyId::ReceiveMaximum) == 10u);
        QVERIFY(properties.number(mqtt::PropertyId::TopicAliasMaximum) == 5u);
        QVERIFY(properties.number(mqtt::PropertyId::RequestResponseInformation) == 1u);
        QVERIFY(!properties.contains(mqtt::PropertyId::RequestProblemInformation));
        QCOMPARE(properties.userProperties().size(), size_t(1));
        QCOMPARE(settings.maximumPacketSize, 5'000'000u);
        QVERIFY(table->isEnabled());
        auto *version = child<QComboBox>("profileVersion");
        version->setCurrentIndex(version->findText(QStringLiteral("MQTT 3.1.1")));
        QVERIFY(!table->isEnabled());
        QVERIFY(child<QSpinBox>("connectPacketSize")->isEnabled());
    }
};

QTEST_MAIN(TestTransportEditors)
#include "tst_transporteditors.moc"
