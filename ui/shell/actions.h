// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/uistate.h"

#include <QtCore/QObject>

class QAction;
class QKeySequence;
class QMenu;
class QWidget;

namespace avocet {

/// Every command of the window: born here, with its object name, words, icon and keys. Who carries it out
/// connects to it.
class Actions : public QObject
{
    Q_OBJECT

public:
    /// The window owns the keys.
    explicit Actions(QWidget *window);

    QAction *const newConnection;
    QAction *const editConnection;
    QAction *const showConnections;
    QAction *const startLocalBroker;
    QAction *const disconnect;
    QAction *const reconnect;
    QAction *const authenticateAgain;
    QAction *const showServer;
    QAction *const showCertificate; ///< enabled while one is not accepted
    QAction *const quit;

    QAction *const pause; ///< checkable
    QAction *const focusFilter;
    QAction *const copyTopic;
    QAction *const shareToChat;
    QAction *const publish;

    QAction *const showTopics; ///< checkable, as the next ones
    QAction *const showChat;
    QAction *const showPublish;
    QAction *const showSubscriptions;
    QAction *const showTrace;
    QAction *const showSearch;
    QAction *const showLog;
    QAction *const foldTools;
    QAction *const resetLayout;

    QAction *const themeSystem; ///< exclusive, with the next two
    QAction *const themeLight;
    QAction *const themeDark;
    QAction *const languageSystem; ///< exclusive, with the next two
    QAction *const languageEnglish;
    QAction *const languageChinese;
    QAction *const preferences;
    QAction *const about;

    void addTo(QMenu &menu) const;
    void setTheme(ThemeChoice choice);
    void setLanguage(const QString &language);

Q_SIGNALS:
    void themeChosen(avocet::ThemeChoice choice);
    void languageChosen(const QString &language);

private:
    QAction *make(const char *name, const QString &text, const QKeySequence &keys, const char *iconName = "");
    QAction *makeToggle(const char *name, const QString &text, const QKeySequence &keys,
                        const char *iconName = "");
    void groupThemes();
    void groupLanguages();

    QWidget *m_window;
};

} // namespace avocet
