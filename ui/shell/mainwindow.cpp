// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "dialogs/aboutdialog.h"
#include "dialogs/certificatedialog.h"
#include "dialogs/serverdialog.h"
#include "models/connectionwords.h"
#include "panes/logpane.h"
#include "panes/publishpane.h"
#include "panes/statusstrip.h"
#include "panes/subscriptionspane.h"
#include "shell/actions.h"
#include "shell/connectionbanner.h"
#include "shell/connectionbar.h"
#include "shell/startpage.h"
#include "shell/theme.h"
#include "shell/uistate.h"
#include "widgets/icons.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace avocet {

namespace {
constexpr QSize firstSize(1280, 800);
constexpr QSize smallestSize(1024, 640);
constexpr int countdownStep = 1000;
} // namespace

MainWindow::MainWindow(const Panes &panes, UiState &state, Theme &theme, QWidget *parent)
    : QMainWindow(parent)
    , m_panes(panes)
    , m_uiState(state)
    , m_theme(theme)
    , m_actions(new Actions(this))
    , m_bar(new ConnectionBar(*m_actions, this))
    , m_connectionBanner(new ConnectionBanner(this))
    , m_subscriptionBanner(new Banner(this))
    , m_notice(new Banner(this))
    , m_startPage(new StartPage(this))
    , m_workspace(new Workspace(panes, *m_actions))
    , m_pages(new QStackedWidget(this))
    , m_strip(new StatusStrip(this))
    , m_countdown(new QTimer(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Avocet"));
    setMinimumSize(smallestSize);
    m_subscriptionBanner->setObjectName(QStringLiteral("subscriptionBanner"));
    m_notice->setObjectName(QStringLiteral("noticeBanner"));
    m_countdown->setInterval(countdownStep);
    buildLayout();
    connectBanners();
    connectActions();

    resize(firstSize);
    restoreGeometry(state.geometry());
    if (const QByteArray docks = state.docks(); !docks.isEmpty())
        m_workspace->restoreLayout(docks);
    m_actions->setTheme(state.theme());
    m_actions->setLanguage(state.language());
    showStartPage();
    refreshState();
}

void MainWindow::buildLayout()
{
    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_workspace);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_connectionBanner);
    layout->addWidget(m_subscriptionBanner);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_strip);
    setCentralWidget(content);
    m_panes.publish->addAction(m_actions->publish);
}

void MainWindow::connectBanners()
{
    connect(m_countdown, &QTimer::timeout, this, &MainWindow::refreshState);
    connect(m_connectionBanner, &ConnectionBanner::retryRequested, m_actions->reconnect, &QAction::trigger);
    connect(m_connectionBanner, &ConnectionBanner::editRequested, m_actions->editConnection,
            &QAction::trigger);
    connect(m_connectionBanner, &ConnectionBanner::certificateRequested, m_actions->showCertificate,
            &QAction::trigger);
    QPushButton *show = m_subscriptionBanner->addButton(tr("Show subscriptions"));
    show->setObjectName(QStringLiteral("bannerSubscriptionsButton"));
    connect(show, &QPushButton::clicked, this, [this] {
        showWorkspace();
        m_workspace->raise(m_panes.subscriptions);
    });
    connect(m_bar, &ConnectionBar::chatRequested, m_workspace, &Workspace::openChat);
    connect(m_workspace, &Workspace::chatFoldedChanged, this,
            [this](bool isFolded) { m_bar->setChatFolded(isFolded && isWorkspaceShown()); });
    connect(m_workspace, &Workspace::toolsFoldedChanged, m_strip, &StatusStrip::setToolsFolded);
    connect(m_strip, &StatusStrip::foldToolsRequested, m_workspace, &Workspace::setToolsFolded);
}

void MainWindow::connectActions()
{
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->showConnections, &QAction::triggered, this, &MainWindow::showStartPage);
    connect(m_startPage, &StartPage::newRequested, m_actions->newConnection, &QAction::trigger);
    connect(m_startPage, &StartPage::localBrokerRequested, m_actions->startLocalBroker, &QAction::trigger);
    connect(m_startPage, &StartPage::backRequested, this, &MainWindow::showWorkspace);
    connect(m_actions->publish, &QAction::triggered, m_panes.publish, &PublishPane::publish);
    connect(m_actions->pause, &QAction::toggled, this, [this](bool isPaused) {
        m_actions->pause->setIcon(icon(isPaused ? QStringLiteral("play") : QStringLiteral("pause")));
        m_actions->pause->setText(isPaused ? tr("Go on") : tr("Pause the view"));
    });
    connect(m_actions, &Actions::themeChosen, this, [this](ThemeChoice choice) {
        m_uiState.setTheme(choice);
        m_theme.setChoice(choice);
    });
    connect(m_actions, &Actions::languageChosen, this, &MainWindow::changeLanguage);
    connect(m_actions->showCertificate, &QAction::triggered, this, &MainWindow::showCertificate);
    m_panes.log->addRemedy(m_actions->showCertificate, "logCertificateButton");
    connect(m_actions->showServer, &QAction::triggered, this,
            [this] { (new ServerDialog(m_state, this))->open(); });
    connect(m_actions->about, &QAction::triggered, this, [this] { (new AboutDialog(this))->open(); });
}

void MainWindow::changeLanguage(const QString &language)
{
    m_uiState.setLanguage(language);
    showNotice(tr("The language changes when Avocet starts the next time"), {});
}

void MainWindow::showCertificate()
{
    auto *dialog = new CertificateDialog(*m_state.error->certificate, this);
    connect(dialog, &CertificateDialog::trustRequested, this, &MainWindow::trustRequested);
    dialog->open();
}

void MainWindow::showConnectionState(const mqtt::ConnectionState &state)
{
    using Phase = mqtt::ConnectionPhase;
    const bool hasJustConnected = state.phase == Phase::Connected && m_state.phase != Phase::Connected;
    m_state = state;
    refreshState();
    if (hasJustConnected)
        showWorkspace();
}

void MainWindow::refreshState()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool isConnected = m_state.phase == mqtt::ConnectionPhase::Connected;
    m_bar->setState(m_state, now);
    m_connectionBanner->setState(m_state, now);
    m_strip->setState(m_state, now);
    m_actions->showCertificate->setEnabled(m_state.error && m_state.error->certificate);
    m_actions->showServer->setEnabled(m_state.connack.has_value());
    m_panes.publish->setConnected(isConnected);
    m_panes.publish->setVersion(m_state.version);
    m_panes.subscriptions->setConnection(m_state.version, isConnected);
    m_startPage->setConnecting(m_state.phase == mqtt::ConnectionPhase::Connecting);
    if (m_state.phase != mqtt::ConnectionPhase::Waiting)
        m_countdown->stop();
    else if (!m_countdown->isActive())
        m_countdown->start();
}

void MainWindow::showSubscriptions(const std::vector<mqtt::SubscriptionState> &subscriptions)
{
    m_panes.subscriptions->setSubscriptions(subscriptions);
    QStringList lines;
    QString whatToDo;
    for (const mqtt::SubscriptionState &state : subscriptions) {
        if (state.phase != mqtt::SubscriptionState::Phase::Refused)
            continue;
        const Words words = subscriptionWords(state, m_state.version, true);
        lines += tr("%1: %2", "a Topic Filter, and what the broker said to it")
                     .arg(quotable(QString::fromUtf8(state.subscription.filter)), words.what);
        whatToDo = words.whatToDo;
    }
    const QString refusals = lines.join(u'\n');
    if (refusals == m_refusals)
        return;
    m_refusals = refusals;
    if (lines.isEmpty())
        m_subscriptionBanner->hide();
    else if (lines.size() == 1)
        m_subscriptionBanner->showMessage(Banner::Level::Warning, lines.front(), whatToDo);
    else
        m_subscriptionBanner->showMessage(Banner::Level::Warning,
                                          tr("%n subscription(s) refused", nullptr, int(lines.size())),
                                          whatToDo, lines.mid(0, 20).join(u'\n'));
}

void MainWindow::showNotice(const QString &what, const QString &whatToDo)
{
    m_notice->showMessage(Banner::Level::Info, what, whatToDo);
}

void MainWindow::showStartPage()
{
    m_pages->setCurrentWidget(m_startPage);
    m_startPage->setBackShown(m_hasWorked);
    m_bar->setWorkspaceShown(false);
    m_bar->setChatFolded(false);
    m_strip->hide();
    m_startPage->focusAddress();
}

void MainWindow::showWorkspace()
{
    m_hasWorked = true;
    m_strip->show();
    centralWidget()->layout()->activate(); // its docks are laid out in the size that stays
    m_pages->setCurrentWidget(m_workspace);
    m_bar->setWorkspaceShown(true);
    m_bar->setChatFolded(m_workspace->isChatFolded());
}

bool MainWindow::isWorkspaceShown() const
{
    return m_pages->currentWidget() == m_workspace;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_uiState.setGeometry(saveGeometry());
    if (m_hasWorked) // before, it was never laid out
        m_uiState.setDocks(m_workspace->saveLayout());
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

} // namespace avocet
