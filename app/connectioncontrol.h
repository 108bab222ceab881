// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demodevices.h"
#include "broker/localbroker.h"
#include "profiles/profilestore.h"
#include "profiles/profilesecrets.h"

#include <QtCore/QObject>
#include <QtCore/QSettings>

#include <memory>
#include <optional>

namespace avocet {

class BrokerWindow;

/// Which broker the window is connected to: by address, by profile, or the local one.
class ConnectionControl : public QObject
{
    Q_OBJECT

public:
    ConnectionControl(BrokerWindow &window, ProfileStore &profiles, QSettings &settings,
                      QObject *parent = nullptr);

    /// Once, first.
    void loadProfiles();

    void openAddress(const mqtt::Address &address);
    void openProfile(const QString &id);
    void openPlayground();
    void reconnect();
    /// The present connection takes this certificate from now on, and no other; connects again.
    void trustCertificate(const QByteArray &sha256);
    void disconnectFromBroker();

    void newProfile();
    void editProfile(const QString &id);
    void editPresent();
    void removeProfile(const QString &id);

    /// Remembered for the present connection, and as the first suggestion elsewhere.
    void setChatName(const QString &name);
    QString chatName() const;
    void setShowsPresence(bool shows);
    bool showsPresence() const;

    LocalBroker &localBroker() { return m_broker; }
    const std::vector<Profile> &profiles() const { return m_profiles.profiles(); }
    const Profile &present() const { return m_present; }

Q_SIGNALS:
    /// The window's session is about to be opened with this profile; an empty id: with one that is not kept.
    void opening(const QString &profileId);
    void profilesChanged();
    void localBrokerFailed(avocet::LocalBrokerError error, const QString &detail);
    void problem(const QString &what, const QString &whatToDo);

private:
    void open(Profile profile, const ProfileSecrets &secrets);
    void showDialog(const Profile &profile, const ProfileSecrets &secrets);
    void save(const Profile &profile, const ProfileSecrets &secrets, bool connects);
    void keep(const Profile &profile);
    void onLocalBrokerStarted(quint16 port);
    void report(const std::optional<ProfileProblem> &problem);

    BrokerWindow &m_window;
    ProfileStore &m_profiles;
    QSettings &m_settings;
    std::unique_ptr<SecretStore> m_store;
    LocalBroker m_broker;
    std::unique_ptr<DemoDevices> m_devices;
    Profile m_present;
    ProfileSecrets m_secrets; ///< of the present one
    bool m_isOpen = false;
};

} // namespace avocet
