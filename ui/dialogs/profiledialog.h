// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace avocet {

class SessionEditor;
class SubscriptionsEditor;
class ToneLabel;
class WillEditor;

/// One connection with all that can be set. What is wrong is said beneath the fields while one types. To be
/// shown with open(); deletes itself when closed.
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    /// The password comes apart from the profile, which never holds it.
    ProfileDialog(const Profile &profile, const QString &password, QWidget *parent = nullptr);

    Profile profile() const;
    QString password() const;
    /// In words; empty if it can be saved.
    QString problem() const;

Q_SIGNALS:
    void saveRequested(const avocet::Profile &profile, const QString &password, bool connects);

private:
    void nameFields();
    void fill(const Profile &profile);
    void buildLayout();
    void addEndpointRows(QFormLayout *form);
    void addIdentityRows(QFormLayout *form);
    void connectFields();
    void takeAddress();
    void finish(bool connects);
    void check();
    mqtt::ProtocolVersion version() const;

    Profile m_profile;
    QLineEdit *m_name;
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
    ToneLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_connect;
};

} // namespace avocet
