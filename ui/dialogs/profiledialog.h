// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"
#include "profiles/profilesecrets.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace avocet {

class ConnectPropertiesEditor;
class ProxyEditor;
class SessionEditor;
class SubscriptionsEditor;
class TlsEditor;
class ToneLabel;
class WebSocketEditor;
class WillEditor;

/// One connection with all that can be set. What is wrong is said beneath the fields while one types. To be
/// shown with open(); deletes itself when closed.
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    /// Secrets come apart from the profile, which never holds them.
    ProfileDialog(const Profile &profile, const ProfileSecrets &secrets, QWidget *parent = nullptr);

    Profile profile() const;
    ProfileSecrets secrets() const;
    /// In words; empty if it can be saved.
    QString problem() const;

Q_SIGNALS:
    void saveRequested(const avocet::Profile &profile, const avocet::ProfileSecrets &secrets, bool connects);

private:
    void nameFields();
    void fill(const Profile &profile, const ProfileSecrets &secrets);
    void buildLayout();
    QWidget *buildForm();
    void addEndpointRows(QFormLayout *form);
    void addIdentityRows(QFormLayout *form);
    void connectFields();
    void takeAddress();
    void followScheme();
    QString signInProblem() const;
    void offerSchemes();
    mqtt::Scheme scheme() const;
    void finish(bool connects);
    void check();
    mqtt::ProtocolVersion version() const;

    Profile m_profile;
    QLineEdit *m_name;
    QComboBox *m_scheme;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QComboBox *m_version;
    QLineEdit *m_userName;
    QLineEdit *m_password;
    QCheckBox *m_remember;
    QLineEdit *m_clientId;
    QSpinBox *m_keepAlive;
    QCheckBox *m_cleanStart;
    SessionEditor *m_session;
    SubscriptionsEditor *m_subscriptions;
    WillEditor *m_will;
    TlsEditor *m_tls;
    WebSocketEditor *m_webSocket;
    ProxyEditor *m_proxy;
    ConnectPropertiesEditor *m_properties;
    QTabWidget *m_tabs;
    ToneLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_connect;
};

} // namespace avocet
