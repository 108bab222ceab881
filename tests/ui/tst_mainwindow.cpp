// SPDX-License-Identifier: GPL-3.0-or-later
#include "panes/logpane.h"
#include "panes/publishpane.h"
#include "panes/searchpane.h"
#include "panes/statusstrip.h"
#include "panes/subscriptionspane.h"
#include "panes/tracepane.h"
#include "shell/actions.h"
#include "shell/connectionbar.h"
#include "shell/mainwindow.h"
#include "shell/startpage.h"
#include "shell/theme.h"
#include "topics/topicstore.h"

#include <QtCore/QDateTime>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolButton>

using namespace avocet;

namespace {
mqtt::ConnectionState inPhase(mqtt::ConnectionPhase phase)
{
    mqtt::ConnectionState state;
    state.phase = phase;
    state.endpoint.host = QStringLiteral("host");
    return state;
}

mqtt::ConnectionState refused(mqtt::ConnectionPhase phase)
{
    mqtt::ConnectionState state = inPhase(phase);
    state.error = mqtt::ConnectionError{mqtt::ConnectionStage::Handshake,
                                        mqtt::ConnectionCause::RefusedByServer,
                                        mqtt::ProtocolVersion::V3_1_1,
                                        4,
                                        {}};
    return state;
}
} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init();
    void cleanup();
    void beginsWithTheStartPageAndOpensTheWorkspaceOnSuccess();
    void aRefusalIsSaidInTheBannerWithoutABox();
    void theBannerOffersTheWayOut();
    void aClosedBannerComesBackForAnotherProblemOnly();
    void reconnectingCountsDown();
    void authenticatingAgainIsForThoseWhoHave();
    void theOlderVersionIsSaidInTheBar();
    void refusedSubscriptionsGetABanner();
    void theStartPageReachesTheSameActions();
    void docksHideAndComeBackThroughTheirActions_data();
    void docksHideAndComeBackThroughTheirActions();
    void toolsFoldToTheirTabs();
    void aNarrowWindowFoldsTheChatToItsButton();
    void nothingIsClippedInTheSmallestWindow();
    void theLayoutIsRemembered();
    void panesComeBackAsWideAsTheyWere();
    void aWorkspaceThatWasNeverShownIsNotRemembered();
    void theThemeChangesAtOnceAndIsRemembered();
    void theLanguageIsRememberedAndSaid();
    void everyActionHasANameAndWords();

private:
    template <class T>
    T *child(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1StringView(name));
    }
    QLabel *bannerLabel(const char *banner, const char *label) const
    {
        return child<QWidget>(banner)->findChild<QLabel *>(QLatin1StringView(label));
    }
    void openWindow();
    void showWorkspace(QSize size);

    QTemporaryDir m_dir;
    TopicStore m_store;
    int m_run = 0;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<UiState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_settings = std::make_unique<QSettings>(m_dir.filePath(QStringLiteral("%1.ini").arg(++m_run)),
                                             QSettings::IniFormat);
    m_state = std::make_unique<UiState>(*m_settings);
    openWindow();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
}

void TestMainWindow::openWindow()
{
    m_window.reset();
    const Panes panes{new QWidget,
                      new QWidget,
                      new QWidget,
                      new PublishPane,
                      new SubscriptionsPane,
                      new TracePane,
                      new SearchPane(m_store),
                      new LogPane};
    m_window = std::make_unique<MainWindow>(panes, *m_state, *m_theme);
}

void TestMainWindow::showWorkspace(QSize size)
{
    m_window->resize(size);
    m_window->show();
    m_window->connectionBar().setName(QStringLiteral("home"));
    m_window->showConnectionState(inPhase(mqtt::ConnectionPhase::Connected));
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::beginsWithTheStartPageAndOpensTheWorkspaceOnSuccess()
{
    QVERIFY(!m_window->isWorkspaceShown());
    m_window->showConnectionState(inPhase(mqtt::ConnectionPhase::Connecting));
    QVERIFY(!m_window->isWorkspaceShown());
    m_window->showConnectionState(inPhase(mqtt::ConnectionPhase::Connected));
    QVERIFY(m_window->isWorkspaceShown());
    m_window->showConnectionState(refused(mqtt::ConnectionPhase::Waiting));
    QVERIFY(m_window->isWorkspaceShown());
    m_window->actions().showConnections->trigger();
    QVERIFY(!m_window->isWorkspaceShown());
    child<QPushButton>("backButton")->click();
    QVERIFY(m_window->isWorkspaceShown());
}

void TestMainWindow::aRefusalIsSaidInTheBannerWithoutABox()
{
    m_window->showConnectionState(refused(mqtt::ConnectionPhase::Failed));
    QVERIFY(child<QWidget>("connectionBanner")->isVisibleTo(m_window.get()));
    QCOMPARE(bannerLabel("connectionBanner", "bannerWhat")->text(),
             QStringLiteral("Bad user name or password (4)"));
    QVERIFY(!bannerLabel("connectionBanner", "bannerWhatToDo")->text().isEmpty());
    QVERIFY(!QApplication::activeModalWidget());
    m_window->showConnectionState(inPhase(mqtt::ConnectionPhase::Connected));
    QVERIFY(!child<QWidget>("connectionBanner")->isVisibleTo(m_window.get()));
}

void TestMainWindow::theBannerOffersTheWayOut()
{
    m_window->connectionBar().setName(QStringLiteral("home"));
    m_window->showConnectionState(refused(mqtt::ConnectionPhase::Failed));
    QSignalSpy retried(m_window->actions().reconnect, &QAction::triggered);
    QSignalSpy edited(m_window->actions().editConnection, &QAction::triggered);
    child<QPushButton>("bannerRetryButton")->click();
    child<QPushButton>("bannerEditButton")->click();
    QCOMPARE(retried.count(), 1);
    QCOMPARE(edited.count(), 1);
}

void TestMainWindow::aClosedBannerComesBackForAnotherProblemOnly()
{
    const auto *banner = child<QWidget>("connectionBanner");
    mqtt::ConnectionState state = refused(mqtt::ConnectionPhase::Waiting);
    m_window->showConnectionState(state);
    banner->findChild<QToolButton *>(QStringLiteral("bannerCloseButton"))->click();
    state.phase = mqtt::ConnectionPhase::Connecting;
    m_window->showConnectionState(state);
    state.phase = mqtt::ConnectionPhase::Waiting;
    m_window->showConnectionState(state);
    QVERIFY(!banner->isVisibleTo(m_window.get()));
    state.error->cause = mqtt::ConnectionCause::ConnectionRefused;
    m_window->showConnectionState(state);
    QVERIFY(banner->isVisibleTo(m_window.get()));
}

void TestMainWindow::reconnectingCountsDown()
{
    mqtt::ConnectionState state = refused(mqtt::ConnectionPhase::Waiting);
    state.nextAttempt = QDateTime::currentMSecsSinceEpoch() + 2'500;
    m_window->showConnectionState(state);
    const QLabel *note = bannerLabel("connectionBanner", "bannerNote");
    QCOMPARE(note->text(), QStringLiteral("Reconnecting in 3 s"));
    QTRY_COMPARE(note->text(), QStringLiteral("Reconnecting in 2 s"));
}

void TestMainWindow::authenticatingAgainIsForThoseWhoHave()
{
    const QAction *action = m_window->actions().authenticateAgain;
    mqtt::ConnectionState state = inPhase(mqtt::ConnectionPhase::Connected);
    m_window->showConnectionState(state);
    QVERIFY(!action->isEnabled());
    state.authentication = mqtt::AuthenticationPhase::Done;
    m_window->showConnectionState(state);
    QVERIFY(action->isEnabled());
    state.authentication = mqtt::AuthenticationPhase::Running;
    m_window->showConnectionState(state);
    QVERIFY(!action->isEnabled());
}

void TestMainWindow::theOlderVersionIsSaidInTheBar()
{
    m_window->connectionBar().setName(QStringLiteral("home"));
    mqtt::ConnectionState state = inPhase(mqtt::ConnectionPhase::Connected);
    state.fellBack = true;
    m_window->showConnectionState(state);
    QVERIFY(child<QWidget>("connectionButton")
                ->accessibleName()
                .contains(QStringLiteral("MQTT 3.1.1 – the broker refused 5.0")));
}

void TestMainWindow::refusedSubscriptionsGetABanner()
{
    mqtt::SubscriptionState one;
    one.subscription.filter = "<b>secret</b>/#";
    one.phase = mqtt::SubscriptionState::Phase::Refused;
    one.code = 0x87;
    m_window->showSubscriptions({one});
    const QLabel *what = bannerLabel("subscriptionBanner", "bannerWhat");
    QCOMPARE(what->text(), QStringLiteral("<b>secret</b>/#: Refused: Not authorized (135)"));
    QCOMPARE(what->textFormat(), Qt::PlainText);
    mqtt::SubscriptionState two = one;
    two.subscription.filter = "other";
    m_window->showSubscriptions({one, two});
    QVERIFY(what->text().startsWith(u'2'));
    m_window->showSubscriptions({});
    QVERIFY(!child<QWidget>("subscriptionBanner")->isVisibleTo(m_window.get()));
}

void TestMainWindow::theStartPageReachesTheSameActions()
{
    QSignalSpy local(m_window->actions().startLocalBroker, &QAction::triggered);
    QSignalSpy made(m_window->actions().newConnection, &QAction::triggered);
    child<QPushButton>("localBrokerButton")->click();
    child<QPushButton>("newProfileButton")->click();
    QCOMPARE(local.count(), 1);
    QCOMPARE(made.count(), 1);
}

void TestMainWindow::docksHideAndComeBackThroughTheirActions_data()
{
    QTest::addColumn<QString>("dock");
    QTest::addColumn<QString>("action");
    QTest::newRow("topics") << QStringLiteral("topicsDock") << QStringLiteral("showTopics");
    QTest::newRow("chat") << QStringLiteral("chatDock") << QStringLiteral("showChat");
    QTest::newRow("publish") << QStringLiteral("publishDock") << QStringLiteral("showPublish");
    QTest::newRow("subscriptions") << QStringLiteral("subscriptionsDock")
                                   << QStringLiteral("showSubscriptions");
    QTest::newRow("trace") << QStringLiteral("traceDock") << QStringLiteral("showTrace");
    QTest::newRow("search") << QStringLiteral("searchDock") << QStringLiteral("showSearch");
    QTest::newRow("log") << QStringLiteral("logDock") << QStringLiteral("showLog");
}

void TestMainWindow::docksHideAndComeBackThroughTheirActions()
{
    QFETCH(QString, dock);
    QFETCH(QString, action);
    showWorkspace({1280, 800});
    const auto *widget = m_window->findChild<QDockWidget *>(dock);
    auto *show = m_window->findChild<QAction *>(action);
    QVERIFY(!widget->isHidden());
    QVERIFY(show->isChecked());
    if (widget->visibleRegion().isEmpty())
        show->trigger(); // a tab behind another one first comes to the front
    QVERIFY(!widget->isHidden());
    show->trigger();
    QVERIFY(widget->isHidden());
    QVERIFY(!show->isChecked());
    show->trigger();
    QVERIFY(!widget->isHidden());
    QVERIFY(show->isChecked());
}

void TestMainWindow::toolsFoldToTheirTabs()
{
    showWorkspace({1280, 800});
    auto *publish = child<QPushButton>("publishButton");
    QTRY_VERIFY(publish->isVisible());
    const int height = child<QDockWidget>("topicsDock")->height();
    m_window->actions().foldTools->trigger();
    QVERIFY(!publish->isVisible());
    QTRY_VERIFY(child<QDockWidget>("topicsDock")->height() > height + 100);
    m_window->actions().showPublish->trigger();
    QVERIFY(publish->isVisible());
    QVERIFY(!m_window->workspace().areToolsFolded());
    child<QToolButton>("foldToolsButton")->click();
    QVERIFY(m_window->workspace().areToolsFolded());
    QTabBar *tabs = nullptr;
    for (QTabBar *bar : m_window->workspace().findChildren<QTabBar *>(Qt::FindDirectChildrenOnly))
        if (bar->count() == 5)
            tabs = bar;
    QVERIFY(tabs);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QVERIFY(!m_window->workspace().areToolsFolded());
}

void TestMainWindow::aNarrowWindowFoldsTheChatToItsButton()
{
    showWorkspace({1280, 800});
    const auto *chat = child<QDockWidget>("chatDock");
    auto *badge = child<QToolButton>("chatBadge");
    QVERIFY(chat->isVisible() && !badge->isVisible());
    m_window->resize(1024, 640);
    QTRY_VERIFY(!chat->isVisible() && badge->isVisible());
    m_window->connectionBar().setUnreadChat(3);
    QVERIFY(badge->text().contains(u'3'));
    badge->click();
    QTRY_VERIFY(chat->isVisible() && !badge->isVisible());
    child<QToolButton>("chatDockHide")->click();
    QTRY_VERIFY(!chat->isVisible() && badge->isVisible());
    m_window->resize(1280, 800);
    QTRY_VERIFY(chat->isVisible() && !badge->isVisible());
}

void TestMainWindow::nothingIsClippedInTheSmallestWindow()
{
    showWorkspace({1024, 640});
    m_window->workspace().openChat();
    m_window->showConnectionState(refused(mqtt::ConnectionPhase::Waiting));
    QTRY_COMPARE(m_window->size(), QSize(1024, 640));
    const QRect inside = m_window->rect();
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->isWindow() || widget->visibleRegion().isEmpty())
            continue;
        const QRect place(widget->mapTo(m_window.get(), QPoint()), widget->size());
        QVERIFY2(inside.contains(place),
                 qPrintable(widget->objectName() + QLatin1StringView(widget->metaObject()->className())));
    }
}

void TestMainWindow::theLayoutIsRemembered()
{
    showWorkspace({1300, 820});
    m_window->actions().showTopics->trigger();
    m_window->workspace().setToolsFolded(true);
    m_window->close();
    openWindow();
    QCOMPARE(m_window->size(), QSize(1300, 820));
    QVERIFY(child<QDockWidget>("topicsDock")->isHidden());
    QVERIFY(!m_window->actions().showTopics->isChecked());
    QVERIFY(m_window->workspace().areToolsFolded());
    m_window->actions().resetLayout->trigger();
    QVERIFY(!child<QDockWidget>("topicsDock")->isHidden());
    QVERIFY(!m_window->workspace().areToolsFolded());
}

void TestMainWindow::panesComeBackAsWideAsTheyWere()
{
    showWorkspace({1280, 800});
    const auto widths = [this] {
        return QList<int>{child<QDockWidget>("topicsDock")->width(), child<QDockWidget>("chatDock")->width()};
    };
    QTRY_VERIFY(widths().front() > 400);
    const QList<int> before = widths();
    for (int start = 0; start < 2; ++start) {
        m_window->close();
        openWindow();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        showWorkspace({1280, 800});
        QTRY_COMPARE(widths(), before);
    }
}

// Nobody ever laid it out: its docks would come back as narrow as they can be.
void TestMainWindow::aWorkspaceThatWasNeverShownIsNotRemembered()
{
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->close();
    QVERIFY(m_state->docks().isEmpty());
    openWindow();
    showWorkspace({1300, 820});
    m_window->close();
    QVERIFY(!m_state->docks().isEmpty());
}

void TestMainWindow::theThemeChangesAtOnceAndIsRemembered()
{
    m_window->actions().themeDark->trigger();
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 64);
    QCOMPARE(m_state->theme(), ThemeChoice::Dark);
    m_window->actions().themeLight->trigger();
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 192);
    openWindow();
    QVERIFY(m_window->actions().themeLight->isChecked());
}

void TestMainWindow::theLanguageIsRememberedAndSaid()
{
    m_window->actions().languageChinese->trigger();
    QCOMPARE(m_state->language(), QStringLiteral("zh_CN"));
    QVERIFY(child<QWidget>("noticeBanner")->isVisibleTo(m_window.get()));
    QVERIFY(bannerLabel("noticeBanner", "bannerWhat")->text().contains(QStringLiteral("next time")));
}

void TestMainWindow::everyActionHasANameAndWords()
{
    const auto actions = m_window->actions().findChildren<QAction *>(Qt::FindDirectChildrenOnly);
    QVERIFY(actions.size() > 20);
    QSet<QKeySequence> keys;
    for (const QAction *action : actions) {
        QVERIFY(!action->objectName().isEmpty());
        QVERIFY(!action->text().isEmpty());
        for (const QKeySequence &sequence : action->shortcuts()) {
            QVERIFY2(!keys.contains(sequence), qPrintable(sequence.toString()));
            keys.insert(sequence);
        }
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
