// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chatcontrol.h"
#include "app/chattranscript.h"
#include "app/preferencesstore.h"

#include <QtCore/QObject>
#include <QtCore/QSettings>

#include <functional>

namespace avocet {

class BrokerWindow;

/// What the chat is in one window, whichever broker it is connected to: history, transcript, attention.
class ChatDesk : public QObject
{
    Q_OBJECT

public:
    using Notify = std::function<void(const QByteArray &room, const QString &title, const QString &text)>;

    /// Borrows window and settings. Files are kept below `folder`. `notify` tells the desktop, and `badge`
    /// shows a number at the program's icon.
    ChatDesk(BrokerWindow &window, QSettings &settings, const QString &folder, Notify notify,
             std::function<void(int)> badge, QObject *parent = nullptr);
    ~ChatDesk() override;

    ChatControl &chat() { return *m_chat; }
    /// The window has a new session.
    void startSession();
    /// The present session is that of this profile; empty: of none that is kept.
    void setProfile(const QString &id);
    /// Appends what is said in the lobby to a file from now on. False, and a problem is told, if it cannot.
    bool startTranscript(const QString &path);
    void showPreferences();
    /// The window comes to the front and shows this room, if it is still there.
    void bringUp(const QByteArray &room);

Q_SIGNALS:
    void renameRequested(const QString &name);
    void problem(const QString &what, const QString &whatToDo);

private:
    void apply(const Preferences &preferences);
    void onSaid(const QByteArray &room, const ChatRow &row);
    void updateUnread();
    bool isWorthANotice(const Conversation &room, const ChatRow &row) const;

    BrokerWindow &m_window;
    QSettings &m_settings;
    QString m_folder;
    Notify m_notify;
    std::function<void(int)> m_badge;
    Preferences m_preferences;
    ChatHistory m_history;
    ChatTranscript m_transcript;
    std::unique_ptr<ChatControl> m_chat;
    QTimer m_noticePause; ///< one notification at a time, while many messages come
    int m_unread = -1;
};

} // namespace avocet
