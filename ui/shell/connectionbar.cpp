// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connectionbar.h"

#include "models/connectionwords.h"
#include "panes/connectiondot.h"
#include "shell/actions.h"
#include "shell/connectionbutton.h"
#include "widgets/icons.h"
#include "widgets/themetokens.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace avocet {

namespace {
constexpr size_t mostInMenu = 12;

/// In a menu an ampersand underlines what follows.
QString menuText(const QString &text)
{
    return quotable(text).replace(u'&', QLatin1StringView("&&"));
}
} // namespace

ConnectionBar::ConnectionBar(const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_connections(new QMenu(this))
    , m_connection(new ConnectionButton(this))
{
    m_connection->setObjectName(QStringLiteral("connectionButton"));
    m_connection->setMenu(m_connections);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(4);
    layout->addWidget(m_connection);
    m_switch = addButton("connectionSwitch");
    m_switch->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout->addStretch(1);
    m_chat = addButton("chatBadge");
    m_chat->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chat->setIcon(icon(QStringLiteral("chat")));
    m_pause = addButton("pauseButton");
    m_pause->setDefaultAction(actions.pause);
    QToolButton *menuButton = addButton("menuButton");
    menuButton->setIcon(icon(QStringLiteral("menu")));
    menuButton->setToolTip(tr("Menu"));
    menuButton->setAccessibleName(tr("Menu"));
    menuButton->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mainMenu"));
    actions.addTo(*menu);
    menuButton->setMenu(menu);
    setFixedHeight(metrics::topBarHeight);
    setChatFolded(false);
    setUnreadChat(0);
    setWorkspaceShown(false);
    setName({});
    setState({}, 0);

    connect(m_chat, &QToolButton::clicked, this, &ConnectionBar::chatRequested);
    connect(m_connections, &QMenu::aboutToShow, this, &ConnectionBar::fillConnections);
}

QToolButton *ConnectionBar::addButton(const char *name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoRaise(true);
    layout()->addWidget(button);
    return button;
}

void ConnectionBar::setName(const QString &name)
{
    m_name = quotable(name);
    m_connection->setName(m_name.isEmpty() ? tr("No connection") : m_name);
}

void ConnectionBar::setState(const mqtt::ConnectionState &state, qint64 now)
{
    using Phase = mqtt::ConnectionPhase;
    m_connection->setState(dotState(state), m_name.isEmpty() ? QString() : connectionWord(state, now));
    const bool isWanted =
        state.phase == Phase::Connected || state.phase == Phase::Connecting || state.phase == Phase::Waiting;
    m_actions.disconnect->setEnabled(isWanted);
    m_actions.reconnect->setEnabled(!m_name.isEmpty() && (!isWanted || state.phase == Phase::Waiting));
    m_actions.authenticateAgain->setEnabled(state.authentication == mqtt::AuthenticationPhase::Done);
    m_switch->setDefaultAction(isWanted ? m_actions.disconnect : m_actions.reconnect);
    m_switch->setVisible(!m_name.isEmpty());
}

void ConnectionBar::setProfiles(const std::vector<Profile> &profiles)
{
    m_profiles = profiles;
    std::ranges::stable_sort(m_profiles, std::greater<>(), &Profile::lastUsed);
    if (m_profiles.size() > mostInMenu)
        m_profiles.resize(mostInMenu);
}

void ConnectionBar::fillConnections()
{
    m_connections->clear();
    for (const Profile &profile : m_profiles)
        connect(m_connections->addAction(menuText(profile.name)), &QAction::triggered, this,
                [this, id = profile.id] { Q_EMIT profileChosen(id); });
    if (!m_profiles.empty())
        m_connections->addSeparator();
    m_connections->addActions({m_actions.newConnection, m_actions.editConnection, m_actions.showConnections});
}

void ConnectionBar::setChatFolded(bool isFolded)
{
    m_chat->setVisible(isFolded);
}

void ConnectionBar::setUnreadChat(int messages)
{
    m_chat->setText(messages > 0 ? tr("Chat (%1 new)").arg(QLocale().toString(messages)) : tr("Chat"));
    m_chat->setAccessibleName(m_chat->text());
    m_chat->setToolTip(tr("Open the chat"));
}

void ConnectionBar::setWorkspaceShown(bool isShown)
{
    m_pause->setVisible(isShown);
}

void ConnectionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, themeTokens(palette()).border);
}

} // namespace avocet
