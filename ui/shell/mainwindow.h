// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"
#include "shell/workspace.h"

#include <QtWidgets/QMainWindow>

class QStackedWidget;
class QTimer;

namespace avocet {

class Actions;
class Banner;
class ConnectionBanner;
class ConnectionBar;
class StartPage;
class StatusStrip;
class Theme;
class UiState;

/// The window: bar, banners, start page or workspace, status strip. It places panes and shows the
/// connection's state; it decides nothing about connections.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Borrows `state` and `theme`.
    MainWindow(const Panes &panes, UiState &state, Theme &theme, QWidget *parent = nullptr);

    Actions &actions() const { return *m_actions; }
    ConnectionBar &connectionBar() const { return *m_bar; }
    StartPage &startPage() const { return *m_startPage; }
    StatusStrip &statusStrip() const { return *m_strip; }
    Workspace &workspace() const { return *m_workspace; }

    /// Dot, word and banner; counts down to the next attempt by itself. The first success opens the
    /// workspace.
    void showConnectionState(const mqtt::ConnectionState &state);
    /// In the pane, and refused ones in a banner.
    void showSubscriptions(const std::vector<mqtt::SubscriptionState> &subscriptions);
    /// A line under the bar that asks for nothing, such as "the profiles could not be saved".
    void showNotice(const QString &what, const QString &whatToDo);
    void showStartPage();
    void showWorkspace();
    bool isWorkspaceShown() const;

Q_SIGNALS:
    /// Last chance to say goodbye to a broker.
    void closing();
    void trustRequested(const QByteArray &sha256);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildLayout();
    void connectActions();
    void connectBanners();
    void refreshState();
    void changeLanguage(const QString &language);
    void showCertificate();

    Panes m_panes;
    UiState &m_uiState;
    Theme &m_theme;
    Actions *m_actions;
    ConnectionBar *m_bar;
    ConnectionBanner *m_connectionBanner;
    Banner *m_subscriptionBanner;
    Banner *m_notice;
    StartPage *m_startPage;
    Workspace *m_workspace;
    QStackedWidget *m_pages;
    StatusStrip *m_strip;
    QTimer *m_countdown;
    mqtt::ConnectionState m_state;
    QString m_refusals;
    bool m_hasWorked = false; ///< there is a workspace to go back to
};

} // namespace avocet
