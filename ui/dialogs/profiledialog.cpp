// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/profiledialog.h"

#include "dialogs/connectpropertieseditor.h"
#include "dialogs/proxyeditor.h"
#include "dialogs/sessioneditor.h"
#include "dialogs/subscriptionseditor.h"
#include "dialogs/tlseditor.h"
#include "dialogs/websocketeditor.h"
#include "dialogs/willeditor.h"
#include "models/connectionwords.h"
#include "mqtt/topicname.h"
#include "widgets/tonelabel.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr QSize dialogSize(560, 600);
constexpr int fieldSpacing = 8;
constexpr int longestOldClientId = 23; // 3.1 of MQTT 3.1
constexpr int longestString = 65'535;  // 1.5.4
constexpr int fallsBackRole = Qt::UserRole + 1;

void name(QWidget *field, const char *objectName, const QString &accessibleName)
{
    field->setObjectName(QLatin1StringView(objectName));
    field->setAccessibleName(accessibleName);
}

std::optional<QByteArray> filled(const QLineEdit *field)
{
    return field->text().isEmpty() ? std::nullopt : std::optional(field->text().toUtf8());
}

bool isSecure(mqtt::Scheme scheme)
{
    return scheme == mqtt::Scheme::Tls || scheme == mqtt::Scheme::SecureWebSocket;
}

bool isWebSocket(mqtt::Scheme scheme)
{
    return scheme == mqtt::Scheme::WebSocket || scheme == mqtt::Scheme::SecureWebSocket;
}

bool isString(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return bytes.size() <= longestString && mqtt::isUtf8String(bytes);
}
} // namespace

ProfileDialog::ProfileDialog(const Profile &profile, const ProfileSecrets &secrets, QWidget *parent)
    : QDialog(parent)
    , m_profile(profile)
    , m_name(new QLineEdit(this))
    , m_scheme(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_version(new QComboBox(this))
    , m_userName(new QLineEdit(this))
    , m_password(new QLineEdit(secrets.password, this))
    , m_remember(new QCheckBox(tr("Remember passwords in the system's keychain"), this))
    , m_clientId(new QLineEdit(this))
    , m_keepAlive(new QSpinBox(this))
    , m_cleanStart(new QCheckBox(tr("Clean Start: forget the Session of the last time"), this))
    , m_session(new SessionEditor(this))
    , m_subscriptions(new SubscriptionsEditor(this))
    , m_will(new WillEditor(this))
    , m_tls(new TlsEditor(this))
    , m_webSocket(new WebSocketEditor(this))
    , m_proxy(new ProxyEditor(this))
    , m_properties(new ConnectPropertiesEditor(this))
    , m_tabs(new QTabWidget(this))
    , m_problem(new ToneLabel(ToneLabel::Tone::Danger, this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_connect(new QPushButton(tr("Save and connect"), this))
{
    setObjectName(QStringLiteral("profileDialog"));
    setWindowTitle(tr("Connection"));
    setAttribute(Qt::WA_DeleteOnClose);
    nameFields();
    buildLayout();
    fill(profile, secrets);
    connectFields();
    followScheme();
    check();
    resize(dialogSize);
}

void ProfileDialog::nameFields()
{
    name(m_name, "profileName", tr("Name of the connection"));
    name(m_scheme, "profileScheme", tr("Kind of connection"));
    name(m_host, "profileHost", tr("Host"));
    name(m_port, "profilePort", tr("Port"));
    name(m_version, "profileVersion", tr("MQTT version"));
    name(m_userName, "profileUserName", tr("User name"));
    name(m_password, "profilePassword", tr("Password"));
    name(m_remember, "profileRemember", m_remember->text());
    name(m_clientId, "profileClientId", tr("Client id"));
    name(m_keepAlive, "profileKeepAlive", tr("Keep Alive in seconds"));
    name(m_cleanStart, "profileCleanStart", m_cleanStart->text());
    m_problem->setObjectName(QStringLiteral("profileProblem"));
    m_save->setObjectName(QStringLiteral("profileSaveButton"));
    m_connect->setObjectName(QStringLiteral("profileConnectButton"));

    offerSchemes();
    m_host->setPlaceholderText(tr("Host, or a whole address"));
    m_port->setRange(1, 65'535);
    m_port->setGroupSeparatorShown(false);
    m_keepAlive->setRange(0, 65'535);
    m_keepAlive->setSuffix(tr(" s"));
    m_keepAlive->setSpecialValueText(tr("off"));
    m_password->setEchoMode(QLineEdit::Password);
    m_version->addItem(tr("MQTT 5.0, or 3.1.1 if refused"), int(mqtt::ProtocolVersion::V5_0));
    m_version->setItemData(0, true, fallsBackRole);
    for (const auto version :
         {mqtt::ProtocolVersion::V5_0, mqtt::ProtocolVersion::V3_1_1, mqtt::ProtocolVersion::V3_1})
        m_version->addItem(versionWord(version), int(version));
    m_connect->setDefault(true);
    m_save->setAutoDefault(false);
    m_problem->setWordWrap(true);
}

void ProfileDialog::offerSchemes()
{
    const auto offer = [this](mqtt::Scheme scheme, const QString &prefix, const QString &words) {
        m_scheme->addItem(prefix, int(scheme));
        m_scheme->setItemData(m_scheme->count() - 1, words, Qt::ToolTipRole);
    };
    offer(mqtt::Scheme::Tcp, QStringLiteral("mqtt://"), tr("MQTT"));
    offer(mqtt::Scheme::Tls, QStringLiteral("mqtts://"), tr("MQTT over TLS"));
    offer(mqtt::Scheme::WebSocket, QStringLiteral("ws://"), tr("MQTT over WebSocket"));
    offer(mqtt::Scheme::SecureWebSocket, QStringLiteral("wss://"), tr("MQTT over WebSocket and TLS"));
}

void ProfileDialog::fill(const Profile &profile, const ProfileSecrets &secrets)
{
    const mqtt::Connect &connectPacket = profile.settings.connect;
    mqtt::ConnectionSettings settings = profile.settings;
    addSecrets(settings, secrets);
    m_tls->setOptions(settings.transport.tls);
    m_webSocket->setOptions(settings.transport.webSocket);
    m_webSocket->setPath(settings.endpoint.path);
    m_proxy->setOptions(settings.transport.proxy);
    m_properties->setSettings(settings);
    m_scheme->setCurrentIndex(m_scheme->findData(int(settings.endpoint.scheme)));
    m_name->setText(profile.name);
    m_host->setText(profile.settings.endpoint.host);
    m_port->setValue(profile.settings.endpoint.port);
    const bool fallsBack = profile.settings.fallsBack && connectPacket.version == mqtt::ProtocolVersion::V5_0;
    m_version->setCurrentIndex(fallsBack ? 0 : m_version->findText(versionWord(connectPacket.version)));
    m_userName->setText(QString::fromUtf8(connectPacket.userName.value_or(QByteArray())));
    m_remember->setChecked(profile.remembersPassword);
    m_clientId->setText(QString::fromUtf8(connectPacket.clientId));
    m_keepAlive->setValue(connectPacket.keepAlive);
    m_cleanStart->setChecked(connectPacket.cleanStart);
    m_session->setSettings(profile.settings);
    m_subscriptions->setSubscriptions(profile.settings.subscriptions);
    m_will->setWill(connectPacket.will);
}

QWidget *ProfileDialog::buildForm()
{
    auto *body = new QWidget(this);
    auto *form = new QFormLayout(body);
    form->setContentsMargins(16, 16, 16, 16);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(16);
    addEndpointRows(form);
    addIdentityRows(form);
    form->addRow(tr("Subscriptions"), m_subscriptions);
    form->addRow(m_will);

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void ProfileDialog::buildLayout()
{
    m_tabs->setObjectName(QStringLiteral("profileTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildForm(), tr("Connection"));
    m_tabs->addTab(m_tls, tr("TLS"));
    m_tabs->addTab(m_webSocket, tr("WebSocket"));
    m_tabs->addTab(m_proxy, tr("Proxy"));
    m_tabs->addTab(m_properties, tr("Protocol"));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("profileCancelButton"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 8, 16, 16);
    buttons->setSpacing(fieldSpacing);
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    buttons->addWidget(m_connect);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs, 1);
    layout->addLayout(buttons);
}

void ProfileDialog::addEndpointRows(QFormLayout *form)
{
    form->addRow(tr("Name"), m_name);
    auto *hostAndPort = new QHBoxLayout;
    hostAndPort->setSpacing(fieldSpacing);
    hostAndPort->addWidget(m_scheme);
    hostAndPort->addWidget(m_host, 1);
    hostAndPort->addWidget(m_port);
    form->addRow(tr("Address"), hostAndPort);
    form->addRow(tr("Version"), m_version);
}

void ProfileDialog::addIdentityRows(QFormLayout *form)
{
    form->addRow(tr("User name"), m_userName);
    form->addRow(tr("Password"), m_password);
    form->addRow(QString(), m_remember);
    m_session->addSignInRow(form);
    auto *regenerate = new QPushButton(tr("New one"), this);
    name(regenerate, "regenerateClientId", tr("Make a new client id"));
    regenerate->setAutoDefault(false);
    connect(regenerate, &QPushButton::clicked, this,
            [this] { m_clientId->setText(QString::fromLatin1(makeClientId())); });
    auto *idAndButton = new QHBoxLayout;
    idAndButton->setSpacing(fieldSpacing);
    idAndButton->addWidget(m_clientId, 1);
    idAndButton->addWidget(regenerate);
    form->addRow(tr("Client id"), idAndButton);
    form->addRow(tr("Keep Alive"), m_keepAlive);
    form->addRow(QString(), m_cleanStart);
    m_session->addSessionRows(form);
}

void ProfileDialog::connectFields()
{
    for (QLineEdit *field : {m_name, m_host, m_userName, m_password, m_clientId})
        connect(field, &QLineEdit::textChanged, this, &ProfileDialog::check);
    connect(m_host, &QLineEdit::editingFinished, this, &ProfileDialog::takeAddress);
    connect(m_version, &QComboBox::currentIndexChanged, this, &ProfileDialog::check);
    connect(m_cleanStart, &QCheckBox::toggled, this, &ProfileDialog::check);
    connect(m_session, &SessionEditor::changed, this, &ProfileDialog::check);
    connect(m_subscriptions, &SubscriptionsEditor::changed, this, &ProfileDialog::check);
    connect(m_will, &WillEditor::changed, this, &ProfileDialog::check);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &ProfileDialog::followScheme);
    connect(m_tls, &TlsEditor::changed, this, &ProfileDialog::check);
    connect(m_webSocket, &WebSocketEditor::changed, this, &ProfileDialog::check);
    connect(m_proxy, &ProxyEditor::changed, this, &ProfileDialog::check);
    connect(m_properties, &ConnectPropertiesEditor::changed, this, &ProfileDialog::check);
    connect(m_save, &QPushButton::clicked, this, [this] { finish(false); });
    connect(m_connect, &QPushButton::clicked, this, [this] { finish(true); });
}

/// A whole address in the host field goes where its parts belong.
void ProfileDialog::takeAddress()
{
    const auto address = mqtt::parseAddress(m_host->text());
    const bool isWhole = m_host->text().contains(QLatin1StringView("://")) || m_host->text().contains(u'@');
    if (!isWhole || !address)
        return;
    m_scheme->setCurrentIndex(m_scheme->findData(int(address->endpoint.scheme)));
    m_webSocket->setPath(address->endpoint.path);
    m_host->setText(address->endpoint.host);
    m_port->setValue(address->endpoint.port);
    if (address->userName)
        m_userName->setText(*address->userName);
    if (address->password)
        m_password->setText(*address->password);
}

/// What does not belong to this kind of connection is out of sight; a port that was the usual one stays so.
void ProfileDialog::followScheme()
{
    const mqtt::Scheme before = std::exchange(m_profile.settings.endpoint.scheme, scheme());
    if (m_port->value() == mqtt::defaultPort(before))
        m_port->setValue(mqtt::defaultPort(scheme()));
    m_tabs->setTabVisible(m_tabs->indexOf(m_tls), isSecure(scheme()));
    m_tabs->setTabVisible(m_tabs->indexOf(m_webSocket), isWebSocket(scheme()));
    check();
}

mqtt::Scheme ProfileDialog::scheme() const
{
    return mqtt::Scheme(m_scheme->currentData().toInt());
}

mqtt::ProtocolVersion ProfileDialog::version() const
{
    return mqtt::ProtocolVersion(m_version->currentData().toInt());
}

Profile ProfileDialog::profile() const
{
    Profile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.remembersPassword = m_remember->isChecked();
    profile.settings.endpoint.scheme = scheme();
    profile.settings.endpoint.path = isWebSocket(scheme()) ? m_webSocket->path() : QString();
    profile.settings.transport = {m_tls->options(), m_webSocket->options(), m_proxy->options()};
    profile.settings.endpoint.host = m_host->text().trimmed();
    profile.settings.endpoint.port = quint16(m_port->value());
    profile.settings.subscriptions = m_subscriptions->subscriptions();
    profile.settings.fallsBack = m_version->currentData(fallsBackRole).toBool();
    m_session->applyTo(profile.settings);
    mqtt::Connect &connectPacket = profile.settings.connect;
    connectPacket.version = version();
    connectPacket.userName = filled(m_userName);
    connectPacket.password.reset();
    connectPacket.clientId = m_clientId->text().toUtf8();
    connectPacket.keepAlive = quint16(m_keepAlive->value());
    connectPacket.cleanStart = m_cleanStart->isChecked();
    connectPacket.will = m_will->will();
    m_properties->applyTo(profile.settings);
    removeSecrets(profile.settings);
    if (profile.name.isEmpty())
        profile.name = profile.settings.endpoint.host;
    return profile;
}

ProfileSecrets ProfileDialog::secrets() const
{
    mqtt::WebSocketOptions webSocket = m_webSocket->options();
    return {m_password->text(), m_tls->options().passphrase, m_proxy->options().password,
            takeSecretHeaders(webSocket)};
}

QString ProfileDialog::problem() const
{
    const auto address = mqtt::parseAddress(m_host->text());
    if (!address)
        return address.error() == mqtt::AddressError::Empty ? tr("A host is needed.")
                                                            : addressWords(address.error());
    if (const QString words = signInProblem(); !words.isEmpty())
        return words;
    if (const QString words = m_subscriptions->problem(); !words.isEmpty())
        return words;
    if (const QString words = m_will->problem(); !words.isEmpty())
        return words;
    if (const QString words = m_tls->problem(); isSecure(scheme()) && !words.isEmpty())
        return words;
    if (const QString words = m_webSocket->problem(); isWebSocket(scheme()) && !words.isEmpty())
        return words;
    if (const QString words = m_proxy->problem(); !words.isEmpty())
        return words;
    return m_properties->problem();
}

QString ProfileDialog::signInProblem() const
{
    for (const QLineEdit *field : {m_userName, m_password, m_clientId})
        if (!isString(field->text()))
            return tr("%1: too long, or not a string of MQTT.").arg(field->accessibleName());
    const bool isOld = version() != mqtt::ProtocolVersion::V5_0;
    if (isOld && m_userName->text().isEmpty() && !m_password->text().isEmpty())
        return tr("Before MQTT 5.0, a password needs a user name."); // 3.1.2-22 of MQTT 3.1.1
    if (version() == mqtt::ProtocolVersion::V3_1 &&
        (m_clientId->text().isEmpty() || m_clientId->text().size() > longestOldClientId))
        return tr("In MQTT 3.1, a client id has 1 to 23 characters.");
    if (isOld && m_clientId->text().isEmpty() && !m_cleanStart->isChecked())
        return tr("Without a client id, the Session cannot be kept: switch Clean Start on."); // 3.1.3-7 of
                                                                                              // MQTT 3.1.1
    return m_session->problem(profile().settings.connect);
}

void ProfileDialog::check()
{
    m_session->adaptTo(profile().settings.connect);
    m_properties->setVersion(version());
    m_will->setVersion(version());
    m_subscriptions->setVersion(version());
    const QString words = problem();
    m_problem->setText(words);
    m_save->setEnabled(words.isEmpty());
    m_connect->setEnabled(words.isEmpty());
}

void ProfileDialog::finish(bool connects)
{
    takeAddress();
    if (!problem().isEmpty())
        return;
    Q_EMIT saveRequested(profile(), secrets(), connects);
    accept();
}

} // namespace avocet
