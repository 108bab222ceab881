// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/actions.h"

#include "widgets/icons.h"

#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtGui/QKeySequence>
#include <QtWidgets/QMenu>

namespace avocet {

Actions::Actions(QWidget *window)
    : QObject(window)
    , newConnection(make("newConnection", tr("New connection…"), QKeySequence::New, "plus"))
    , editConnection(make("editConnection", tr("Edit this connection…"), {}, "edit"))
    , showConnections(
          make("showConnections", tr("All connections"), QKeySequence(Qt::CTRL | Qt::Key_O), "broker"))
    , startLocalBroker(make("startLocalBroker", tr("Start a local broker"), {}, "play"))
    , disconnect(make("disconnect", tr("Disconnect"), QKeySequence(Qt::CTRL | Qt::Key_D), "disconnect"))
    , reconnect(make("reconnect", tr("Connect"), QKeySequence(Qt::CTRL | Qt::Key_R), "connect"))
    , authenticateAgain(make("authenticateAgain", tr("Authenticate again"), {}))
    , showServer(make("showServer", tr("What the server says…"), {}, "info"))
    , showCertificate(make("showCertificate", tr("Show certificate…"), {}, "lock"))
    , quit(make("quit", tr("Quit"), QKeySequence::Quit))
    , pause(makeToggle("pause", tr("Pause the view"), QKeySequence(Qt::CTRL | Qt::Key_P), "pause"))
    , focusFilter(make("focusFilter", tr("Filter topics"), QKeySequence::Find, "search"))
    , copyTopic(
          make("copyTopic", tr("Copy the topic"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), "copy"))
    , shareToChat(make("shareToChat", tr("Share to the chat"), QKeySequence(Qt::CTRL | Qt::Key_T), "chat"))
    , publish(make("publish", tr("Publish the message"), QKeySequence(Qt::CTRL | Qt::Key_Return), "publish"))
    , showTopics(makeToggle("showTopics", tr("Topics"), QKeySequence(Qt::ALT | Qt::Key_1), "topics"))
    , showChat(makeToggle("showChat", tr("Chat"), QKeySequence(Qt::ALT | Qt::Key_2), "chat"))
    , showPublish(makeToggle("showPublish", tr("Publish"), QKeySequence(Qt::ALT | Qt::Key_3), "publish"))
    , showSubscriptions(makeToggle("showSubscriptions", tr("Subscriptions"),
                                   QKeySequence(Qt::ALT | Qt::Key_4), "subscriptions"))
    , showTrace(makeToggle("showTrace", tr("Packet trace"), QKeySequence(Qt::ALT | Qt::Key_6), "trace"))
    , showSearch(makeToggle("showSearch", tr("Search payloads"),
                            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), "search"))
    , showLog(makeToggle("showLog", tr("Log"), QKeySequence(Qt::ALT | Qt::Key_5), "log"))
    , foldTools(
          makeToggle("foldTools", tr("Fold the tools to their tabs"), QKeySequence(Qt::CTRL | Qt::Key_J)))
    , resetLayout(make("resetLayout", tr("All panes back to their places"), {}))
    , themeSystem(makeToggle("themeSystem", tr("Like the system"), {}))
    , themeLight(makeToggle("themeLight", tr("Light"), {}))
    , themeDark(makeToggle("themeDark", tr("Dark"), {}))
    , languageSystem(makeToggle("languageSystem", tr("Like the system"), {}))
    , languageEnglish(makeToggle("languageEnglish", QStringLiteral("English"), {}))
    , languageChinese(makeToggle("languageChinese", QStringLiteral("简体中文"), {}))
    , preferences(make("preferences", tr("Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), "settings"))
    , about(make("about", tr("About Avocet"), {}, "info"))
    , m_window(window)
{
    window->addActions({newConnection, showConnections, disconnect, reconnect, quit, pause, focusFilter,
                        copyTopic, shareToChat, preferences, showTopics, showChat, showPublish,
                        showSubscriptions, showTrace, showSearch, showLog, foldTools});
    // Only inside the publish pane, which takes it: Ctrl+Enter elsewhere must not send a draft.
    publish->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    publish->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    groupThemes();
    groupLanguages();
}

QAction *Actions::make(const char *name, const QString &text, const QKeySequence &keys, const char *iconName)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(keys);
    action->setIcon(icon(QString::fromLatin1(iconName)));
    action->setMenuRole(QAction::NoRole);
    return action;
}

QAction *Actions::makeToggle(const char *name, const QString &text, const QKeySequence &keys,
                             const char *iconName)
{
    QAction *action = make(name, text, keys, iconName);
    action->setCheckable(true);
    return action;
}

void Actions::groupThemes()
{
    auto *group = new QActionGroup(this);
    for (QAction *action : {themeSystem, themeLight, themeDark})
        group->addAction(action);
    connect(themeSystem, &QAction::triggered, this, [this] { Q_EMIT themeChosen(ThemeChoice::System); });
    connect(themeLight, &QAction::triggered, this, [this] { Q_EMIT themeChosen(ThemeChoice::Light); });
    connect(themeDark, &QAction::triggered, this, [this] { Q_EMIT themeChosen(ThemeChoice::Dark); });
}

void Actions::groupLanguages()
{
    auto *group = new QActionGroup(this);
    for (QAction *action : {languageSystem, languageEnglish, languageChinese})
        group->addAction(action);
    connect(languageSystem, &QAction::triggered, this, [this] { Q_EMIT languageChosen({}); });
    connect(languageEnglish, &QAction::triggered, this,
            [this] { Q_EMIT languageChosen(QStringLiteral("en")); });
    connect(languageChinese, &QAction::triggered, this,
            [this] { Q_EMIT languageChosen(QStringLiteral("zh_CN")); });
}

void Actions::setTheme(ThemeChoice choice)
{
    (choice == ThemeChoice::Light  ? themeLight
     : choice == ThemeChoice::Dark ? themeDark
                                   : themeSystem)
        ->setChecked(true);
}

void Actions::setLanguage(const QString &language)
{
    (language.isEmpty()                             ? languageSystem
     : language.startsWith(QLatin1StringView("zh")) ? languageChinese
                                                    : languageEnglish)
        ->setChecked(true);
}

void Actions::addTo(QMenu &menu) const
{
    menu.addActions({newConnection, editConnection, showConnections, startLocalBroker});
    menu.addSeparator();
    menu.addActions({reconnect, disconnect, authenticateAgain, showServer, showCertificate});
    menu.addSeparator();
    menu.addActions({pause, focusFilter, copyTopic, shareToChat, publish});
    menu.addSeparator();
    QMenu *view = menu.addMenu(tr("View"));
    view->setObjectName(QStringLiteral("viewMenu"));
    view->addActions({showTopics, showChat, showPublish, showSubscriptions, showTrace, showSearch, showLog});
    view->addSeparator();
    view->addActions({foldTools, resetLayout});
    QMenu *theme = menu.addMenu(tr("Theme"));
    theme->addActions({themeSystem, themeLight, themeDark});
    QMenu *language = menu.addMenu(tr("Language"));
    language->addActions({languageSystem, languageEnglish, languageChinese});
    menu.addSeparator();
    menu.addActions({preferences, about, quit});
}

} // namespace avocet
