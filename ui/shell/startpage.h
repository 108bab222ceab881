// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"
#include "profiles/profile.h"

#include <QtWidgets/QWidget>

#include <vector>

class QLineEdit;
class QPushButton;
class QTreeView;
class QVBoxLayout;

namespace avocet {

class Banner;
class ProfileListModel;
class ToneLabel;

/// The first thing one sees: type an address, take a saved connection, or start a broker of one's own.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setProfiles(const std::vector<Profile> &profiles);
    void setAddress(const QString &address);
    void focusAddress();
    /// An attempt is under way: the button says so, and can still be used.
    void setConnecting(bool isConnecting);
    /// There is a workspace to go back to.
    void setBackShown(bool isShown);
    /// Why there is no local broker, such as mosquitto not being installed. Empty texts take it away.
    void showLocalBrokerProblem(const QString &what, const QString &whatToDo);

Q_SIGNALS:
    /// Over TCP; whatever else was typed is answered here.
    void connectRequested(const mqtt::Address &address);
    void profileActivated(const QString &id);
    void newRequested();
    void editRequested(const QString &id);
    void removeRequested(const QString &id);
    void localBrokerRequested();
    void backRequested();

private:
    void setUpAddress();
    void setUpProfiles();
    void addGreeting(QVBoxLayout *column);
    void addProfiles(QVBoxLayout *column);
    void addLocalBroker(QVBoxLayout *column);
    void connectToAddress();
    void showAddressProblem(const QString &words);
    QString currentProfile() const;
    void followSelection();
    void removeCurrent();

    QLineEdit *m_address;
    QPushButton *m_connect;
    ToneLabel *m_problem;
    QWidget *m_saved;
    ProfileListModel *m_model;
    QTreeView *m_profiles;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_localBroker;
    QPushButton *m_back;
    Banner *m_localBrokerProblem;
    QString m_removing; ///< asked once, not yet confirmed
};

} // namespace avocet
