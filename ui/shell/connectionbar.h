// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"
#include "session/connectionstate.h"

#include <QtWidgets/QWidget>

#include <vector>

class QMenu;
class QToolButton;

namespace avocet {

class Actions;
class ConnectionButton;

/// The bar on top: which connection, how it stands, what can be done with it, and the menu.
class ConnectionBar : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionBar(const Actions &actions, QWidget *parent = nullptr);

    /// Untrusted text is welcome: it is shown plain.
    void setName(const QString &name);
    void setState(const mqtt::ConnectionState &state, qint64 now);
    void setProfiles(const std::vector<Profile> &profiles);
    /// Folded, the chat has a button here.
    void setChatFolded(bool isFolded);
    void setUnreadChat(int messages);
    /// Without a workspace there is nothing to pause.
    void setWorkspaceShown(bool isShown);

Q_SIGNALS:
    void profileChosen(const QString &id);
    void chatRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addButton(const char *name);
    void fillConnections();

    const Actions &m_actions;
    std::vector<Profile> m_profiles;
    QString m_name;
    QMenu *m_connections;
    ConnectionButton *m_connection;
    QToolButton *m_switch;
    QToolButton *m_chat;
    QToolButton *m_pause;
};

} // namespace avocet
