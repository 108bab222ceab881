// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workspace.h"

#include "panes/logpane.h"
#include "panes/publishpane.h"
#include "panes/subscriptionspane.h"
#include "shell/actions.h"
#include "shell/dockheader.h"

#include <QtCore/QDataStream>
#include <QtCore/QEvent>
#include <QtCore/QIODevice>
#include <QtGui/QAction>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QTabBar>

#include <algorithm>
#include <utility>

namespace avocet {

namespace {
constexpr int chatNeeds = 1100; ///< width of the window from which the chat stands beside the rest
constexpr int topicsPercent = 38;
constexpr int chatPercent = 25;
constexpr int toolsHeight = 180;
constexpr int layoutVersion = 2;

DockHeader *headerOf(const QDockWidget *dock)
{
    return static_cast<DockHeader *>(dock->titleBarWidget());
}
} // namespace

Workspace::Workspace(const Panes &panes, const Actions &actions, QWidget *parent)
    : QMainWindow(parent, Qt::Widget)
    , m_actions(actions)
    , m_topics(addDock("topicsDock", tr("Topics"), panes.topics, Qt::LeftDockWidgetArea))
    , m_chat(addDock("chatDock", tr("Chat"), panes.chat, Qt::RightDockWidgetArea))
{
    setObjectName(QStringLiteral("workspace"));
    setDocumentMode(true);
    setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCentralWidget(panes.inspector);
    addTools(panes);
    follow(m_topics, actions.showTopics);
    followChat(actions.showChat);
    actions.foldTools->setChecked(false);
    connect(actions.foldTools, &QAction::triggered, this, &Workspace::setToolsFolded);
    connect(actions.resetLayout, &QAction::triggered, this, &Workspace::resetLayout);
}

QDockWidget *Workspace::addDock(const char *name, const QString &title, QWidget *pane,
                                Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1StringView(name));
    dock->setWidget(pane);
    auto *header = new DockHeader(dock);
    dock->setTitleBarWidget(header);
    addDockWidget(area, dock);
    connect(header, &DockHeader::hideRequested, dock, &QDockWidget::close);
    connect(dock, &QDockWidget::topLevelChanged, this, &Workspace::applyFolding);
    connect(dock, &QDockWidget::dockLocationChanged, this, &Workspace::applyFolding);
    connect(dock, &QDockWidget::visibilityChanged, this, &Workspace::updateHeaders);
    return dock;
}

void Workspace::addTools(const Panes &panes)
{
    m_tools = {
        addDock("publishDock", tr("Publish"), panes.publish, Qt::BottomDockWidgetArea),
        addDock("subscriptionsDock", tr("Subscriptions"), panes.subscriptions, Qt::BottomDockWidgetArea),
        addDock("traceDock", tr("Trace"), panes.trace, Qt::BottomDockWidgetArea),
        addDock("searchDock", tr("Search"), panes.search, Qt::BottomDockWidgetArea),
        addDock("logDock", tr("Log"), panes.log, Qt::BottomDockWidgetArea)};
    for (size_t i = 1; i < m_tools.size(); ++i)
        tabifyDockWidget(m_tools[i - 1], m_tools[i]);
    m_tools[0]->raise();
    follow(m_tools[0], m_actions.showPublish);
    follow(m_tools[1], m_actions.showSubscriptions);
    follow(m_tools[2], m_actions.showTrace);
    follow(m_tools[3], m_actions.showSearch);
    follow(m_tools[4], m_actions.showLog);
}

void Workspace::follow(QDockWidget *dock, QAction *action)
{
    m_followed.emplace_back(dock, action);
    action->setChecked(true);
    connect(dock->toggleViewAction(), &QAction::toggled, action, &QAction::setChecked);
    connect(action, &QAction::triggered, dock, [this, dock, action] { toggle(dock, action); });
}

/// A tab behind another one is brought to the front rather than hidden.
void Workspace::toggle(QDockWidget *dock, QAction *action)
{
    const bool isTool = std::ranges::find(m_tools, dock) != m_tools.end();
    const bool isBehind =
        !dock->isHidden() && (dock->visibleRegion().isEmpty() || (isTool && m_areToolsFolded));
    if (!action->isChecked() && !isBehind) {
        dock->hide();
        return;
    }
    action->setChecked(true);
    raise(dock->widget());
}

void Workspace::followChat(QAction *action)
{
    action->setChecked(true);
    connect(action, &QAction::triggered, this, [this](bool isWanted) {
        m_isChatWanted = isWanted;
        m_isChatOpened = isWanted;
        applyChat();
    });
    connect(headerOf(m_chat), &DockHeader::hideRequested, this, [this] {
        m_isChatOpened = false;
        if (!isNarrow())
            m_isChatWanted = false;
        applyChat();
    });
    connect(m_chat, &QDockWidget::topLevelChanged, this, &Workspace::applyChat);
}

bool Workspace::isNarrow() const
{
    return width() < chatNeeds;
}

void Workspace::applyChat()
{
    if (!isNarrow())
        m_isChatOpened = false;
    const bool isShown = m_isChatWanted && (!isNarrow() || m_isChatOpened || m_chat->isFloating());
    m_chat->setVisible(isShown);
    m_actions.showChat->setChecked(m_isChatWanted);
    const bool isFolded = m_isChatWanted && !isShown;
    if (isFolded == m_isChatFolded)
        return;
    m_isChatFolded = isFolded;
    Q_EMIT chatFoldedChanged(isFolded);
}

void Workspace::openChat()
{
    m_isChatWanted = true;
    m_isChatOpened = true;
    applyChat();
    m_chat->raise();
    m_chat->widget()->setFocus(Qt::OtherFocusReason);
}

void Workspace::raise(QWidget *pane)
{
    auto *dock = qobject_cast<QDockWidget *>(pane->parentWidget());
    if (!dock)
        return;
    if (std::ranges::find(m_tools, dock) != m_tools.end())
        setToolsFolded(false);
    dock->show();
    dock->raise();
    pane->setFocus(Qt::OtherFocusReason);
}

void Workspace::setToolsFolded(bool areFolded)
{
    m_actions.foldTools->setChecked(areFolded);
    if (m_areToolsFolded == areFolded)
        return;
    m_areToolsFolded = areFolded;
    applyFolding();
    if (!areFolded)
        resizeDocks({m_tools.front()}, {toolsHeight}, Qt::Vertical);
    Q_EMIT toolsFoldedChanged(areFolded);
}

/// Folded, a tool that stands as a tab beneath has no height of its own, which leaves the tabs.
void Workspace::applyFolding()
{
    for (QDockWidget *dock : m_tools) {
        const bool isTab = !dock->isFloating() && dockWidgetArea(dock) == Qt::BottomDockWidgetArea;
        const bool isFolded = m_areToolsFolded && isTab;
        dock->widget()->setVisible(!isFolded);
        dock->setMaximumHeight(
            isFolded ? (tabifiedDockWidgets(dock).isEmpty() ? headerOf(dock)->sizeHint().height() : 0)
                     : QWIDGETSIZE_MAX);
    }
    updateHeaders();
}

void Workspace::updateHeaders()
{
    for (QDockWidget *dock : findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly))
        if (DockHeader *header = headerOf(dock))
            header->setCollapsed(!dock->isFloating() && !tabifiedDockWidgets(dock).isEmpty());
}

void Workspace::applyDefaultSizes()
{
    resizeDocks({m_topics, m_chat}, {width() * topicsPercent / 100, width() * chatPercent / 100},
                Qt::Horizontal);
    resizeDocks({m_tools.front()}, {toolsHeight}, Qt::Vertical);
}

void Workspace::resetLayout()
{
    setToolsFolded(false);
    m_isChatWanted = true;
    addDockWidget(Qt::LeftDockWidgetArea, m_topics);
    addDockWidget(Qt::RightDockWidgetArea, m_chat);
    for (QDockWidget *dock : findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly))
        dock->setFloating(false);
    for (QDockWidget *dock : m_tools) {
        addDockWidget(Qt::BottomDockWidgetArea, dock);
        if (dock != m_tools.front())
            tabifyDockWidget(m_tools.front(), dock);
        dock->show();
    }
    m_topics->show();
    m_tools.front()->raise();
    applyChat();
    applyDefaultSizes();
}

QByteArray Workspace::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << m_isChatWanted << m_areToolsFolded << saveState(layoutVersion);
    return layout;
}

void Workspace::restoreLayout(const QByteArray &layout)
{
    QDataStream stream(layout);
    bool isChatWanted = true;
    bool areFolded = false;
    QByteArray docks;
    stream >> isChatWanted >> areFolded >> docks;
    if (stream.status() != QDataStream::Ok || !restoreState(docks, layoutVersion))
        return;
    m_isLaidOut = true;
    if (!isVisible())
        m_docksToFit = docks;
    for (const auto &[dock, action] : m_followed)
        action->setChecked(!dock->isHidden()); // a dock that was never shown tells nobody
    m_isChatWanted = isChatWanted;
    applyChat();
    setToolsFolded(areFolded);
}

/// Without a size of its own, the workspace had squeezed its docks. What was hidden or shown meanwhile stays so.
void Workspace::fitDocks(const QByteArray &docks)
{
    std::vector<std::pair<QDockWidget *, bool>> hidden;
    for (QDockWidget *dock : findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly))
        hidden.emplace_back(dock, dock->isHidden());
    restoreState(docks, layoutVersion);
    for (const auto &[dock, isHidden] : hidden)
        dock->setVisible(!isHidden);
    applyFolding();
}

void Workspace::childEvent(QChildEvent *event)
{
    QMainWindow::childEvent(event);
    if (event->type() != QEvent::ChildPolished)
        return;
    // The bar of tabbed docks, which QMainWindow makes when it first needs one.
    if (auto *bar = qobject_cast<QTabBar *>(event->child())) {
        bar->setExpanding(false);
        bar->setDrawBase(true);
        connect(bar, &QTabBar::tabBarClicked, this, [this] { setToolsFolded(false); });
    }
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    applyChat();
}

void Workspace::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!m_isLaidOut)
        applyDefaultSizes();
    m_isLaidOut = true;
    if (!m_docksToFit.isEmpty())
        fitDocks(std::exchange(m_docksToFit, {}));
    updateHeaders();
}

} // namespace avocet
