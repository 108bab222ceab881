// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectioncontrol.h"

#include "app/brokerwindow.h"
#include "client/sessionfile.h"
#include "dialogs/profiledialog.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace avocet {

namespace {
constexpr auto chatNameKey = "chat/name";
constexpr auto presenceKey = "chat/presence";
/// How long a 5.0 server keeps our Session after a lost connection, in seconds, unless the profile says
/// otherwise.
constexpr quint32 sessionExpiry = 300;

mqtt::ConnectionSettings settingsOf(const Profile &profile, const ProfileSecrets &secrets)
{
    mqtt::ConnectionSettings settings = profile.settings;
    addSecrets(settings, secrets);
    mqtt::PropertyList &properties = settings.connect.properties;
    if (settings.connect.version == mqtt::ProtocolVersion::V5_0) {
        if (!properties.contains(mqtt::PropertyId::SessionExpiryInterval))
            properties.add(mqtt::PropertyId::SessionExpiryInterval, sessionExpiry);
        if (settings.maximumPacketSize < mqtt::maximumPacketSizeOfStandard)
            properties.add(mqtt::PropertyId::MaximumPacketSize, settings.maximumPacketSize);
    }
    return settings;
}
} // namespace

ConnectionControl::ConnectionControl(BrokerWindow &window, ProfileStore &profiles, QSettings &settings,
                                     QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_profiles(profiles)
    , m_settings(settings)
    , m_store(makeSecretStore())
{
    connect(&m_broker, &LocalBroker::started, this, &ConnectionControl::onLocalBrokerStarted);
    connect(&m_broker, &LocalBroker::failed, this, &ConnectionControl::localBrokerFailed);
    connect(&m_profiles, &ProfileStore::changed, this, &ConnectionControl::profilesChanged);
}

void ConnectionControl::loadProfiles()
{
    report(m_profiles.load());
    Q_EMIT profilesChanged();
}

void ConnectionControl::openAddress(const mqtt::Address &address)
{
    const auto isThere = [&](const Profile &profile) {
        return profile.settings.endpoint == address.endpoint &&
               (!address.userName || profile.settings.connect.userName == address.userName->toUtf8());
    };
    const auto known = std::ranges::find_if(m_profiles.profiles(), isThere);
    if (known != m_profiles.profiles().end() && !address.password) {
        openProfile(known->id);
        return;
    }
    Profile profile =
        known != m_profiles.profiles().end() ? *known : makeProfile(address.endpoint.host, address.endpoint);
    if (address.userName)
        profile.settings.connect.userName = address.userName->toUtf8();
    open(profile, {.password = address.password.value_or(QString())});
}

void ConnectionControl::openProfile(const QString &id)
{
    const Profile *profile = m_profiles.find(id);
    if (!profile)
        return;
    readSecrets(*m_store, id, profile->settings, this,
                [this, wanted = *profile](const ProfileSecrets &secrets, std::optional<SecretError>) {
                    if (wanted.settings.connect.userName && secrets.password.isEmpty())
                        showDialog(wanted, secrets);
                    else
                        open(wanted, secrets);
                });
}

void ConnectionControl::openPlayground()
{
    if (m_broker.isRunning())
        onLocalBrokerStarted(m_broker.port());
    else
        m_broker.start();
}

void ConnectionControl::onLocalBrokerStarted(quint16 port)
{
    Profile profile = makeProfile(tr("Local broker, port %1").arg(port),
                                  {mqtt::Scheme::Tcp, QStringLiteral("127.0.0.1"), port, {}});
    open(profile, {});
    m_devices = std::make_unique<DemoDevices>();
    m_devices->start(profile.settings.endpoint);
}

void ConnectionControl::open(Profile profile, const ProfileSecrets &secrets)
{
    const bool isOtherBroker = m_isOpen && profile.settings.endpoint != m_present.settings.endpoint;
    profile.lastUsed = QDateTime::currentDateTimeUtc();
    m_present = profile;
    m_secrets = secrets;
    m_isOpen = true;
    const bool isLocal = m_broker.isRunning() && profile.settings.endpoint.port == m_broker.port();
    if (!isLocal)
        keep(profile);
    if (isOtherBroker)
        m_window.startSession();
    Q_EMIT opening(isLocal ? QString() : profile.id);
    m_window.session().open(settingsOf(profile, secrets));
}

void ConnectionControl::reconnect()
{
    if (m_isOpen)
        m_window.connection().reconnectNow();
    else
        newProfile();
}

void ConnectionControl::trustCertificate(const QByteArray &sha256)
{
    Profile profile = m_present;
    profile.settings.transport.tls.pinnedSha256 = sha256;
    open(profile, m_secrets);
}

void ConnectionControl::disconnectFromBroker()
{
    m_window.session().close();
}

void ConnectionControl::newProfile()
{
    showDialog(makeProfile({}, {}), {});
}

void ConnectionControl::editProfile(const QString &id)
{
    const Profile *profile = m_profiles.find(id);
    if (!profile)
        return;
    if (id == m_present.id || !profile->remembersPassword) {
        showDialog(*profile, id == m_present.id ? m_secrets : ProfileSecrets());
        return;
    }
    readSecrets(*m_store, id, profile->settings, this,
                [this, edited = *profile](const ProfileSecrets &secrets, std::optional<SecretError>) {
                    showDialog(edited, secrets);
                });
}

void ConnectionControl::editPresent()
{
    if (m_isOpen)
        showDialog(m_present, m_secrets);
    else
        newProfile();
}

void ConnectionControl::removeProfile(const QString &id)
{
    if (const Profile *profile = m_profiles.find(id))
        mqtt::SessionFile(profile->settings.endpoint, profile->settings.connect.clientId).discard();
    report(m_profiles.remove(id));
    writeSecrets(*m_store, id, {}, this, {});
}

void ConnectionControl::showDialog(const Profile &profile, const ProfileSecrets &secrets)
{
    auto *dialog = new ProfileDialog(profile, secrets, &m_window.window);
    connect(dialog, &ProfileDialog::saveRequested, this, &ConnectionControl::save);
    dialog->open();
}

void ConnectionControl::save(const Profile &profile, const ProfileSecrets &secrets, bool connects)
{
    keep(profile);
    writeSecrets(*m_store, profile.id, profile.remembersPassword ? secrets : ProfileSecrets(), this,
                 [this](std::optional<SecretError> error) {
                     if (error)
                         Q_EMIT problem(tr("Passwords could not be kept in the system's keychain"),
                                        tr("Avocet asks for them each time they are needed."));
                 });
    if (connects)
        open(profile, secrets);
}

void ConnectionControl::keep(const Profile &profile)
{
    report(m_profiles.put(profile));
}

void ConnectionControl::report(const std::optional<ProfileProblem> &found)
{
    if (!found)
        return;
    switch (found->what) {
    case ProfileProblem::What::Damaged:
        Q_EMIT problem(tr("The file of saved connections was damaged and is kept as %1").arg(found->path),
                       tr("What could be read of it is here."));
        break;
    case ProfileProblem::What::CannotRead:
        Q_EMIT problem(tr("The saved connections cannot be read: %1").arg(found->path),
                       tr("Check the permissions of this file. Nothing is saved until then."));
        break;
    case ProfileProblem::What::CannotWrite:
        Q_EMIT problem(tr("The saved connections cannot be written: %1").arg(found->path),
                       tr("Check the permissions of this file and the space on the disk."));
        break;
    case ProfileProblem::What::TooMany:
        Q_EMIT problem(tr("There are too many saved connections"),
                       tr("Delete some that are not used any more."));
        break;
    }
}

void ConnectionControl::setChatName(const QString &name)
{
    m_settings.setValue(chatNameKey, name);
    if (!m_isOpen || m_present.chatName == name)
        return;
    m_present.chatName = name;
    if (m_profiles.find(m_present.id))
        keep(m_present);
}

void ConnectionControl::setShowsPresence(bool shows)
{
    m_settings.setValue(presenceKey, shows);
}

bool ConnectionControl::showsPresence() const
{
    return m_settings.value(presenceKey, true).toBool();
}

QString ConnectionControl::chatName() const
{
    return m_present.chatName.isEmpty() ? m_settings.value(chatNameKey).toString() : m_present.chatName;
}

} // namespace avocet
