// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chatdesk.h"

#include "app/brokerwindow.h"
#include "models/chattext.h"
#include "shell/connectionbar.h"

#include <QtCore/QDir>
#include <QtWidgets/QApplication>

namespace avocet {

namespace {
constexpr int noticePause = 3000; ///< milliseconds
constexpr int longestNotice = 300;
} // namespace

ChatDesk::ChatDesk(BrokerWindow &window, QSettings &settings, const QString &folder, Notify notify,
                   std::function<void(int)> badge, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_settings(settings)
    , m_folder(folder)
    , m_notify(std::move(notify))
    , m_badge(std::move(badge))
    , m_history(QDir(folder).filePath(QStringLiteral("history.sqlite")))
{
    m_noticePause.setSingleShot(true);
    m_noticePause.setInterval(noticePause);
    connect(&m_history, &ChatHistory::failed, this, [this](const QString &detail) {
        Q_EMIT problem(tr("Conversations are not kept: %1").arg(detail),
                       tr("Check the permissions of %1 and the space on the disk.").arg(m_folder));
    });
    connect(qApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) { m_chat->setAttentive(state == Qt::ApplicationActive); });
    apply(readPreferences(settings));
    startSession();
}

ChatDesk::~ChatDesk()
{
    m_badge(0);
}

void ChatDesk::startSession()
{
    m_chat.reset(); // it lets go of the old session's rooms first
    BrokerSession &session = m_window.session();
    m_chat = std::make_unique<ChatControl>(session, m_window.chatPane, &m_history);
    m_chat->setAttentive(QGuiApplication::applicationState() == Qt::ApplicationActive);
    connect(&session.chat, &ChatService::said, this, &ChatDesk::onSaid);
    connect(&session.chat, &ChatService::roomsChanged, this, &ChatDesk::updateUnread);
    connect(m_chat.get(), &ChatControl::renameRequested, this, &ChatDesk::renameRequested);
    connect(m_chat.get(), &ChatControl::keepingFailed, this, [this](const QString &path) {
        Q_EMIT problem(tr("Drafts and unsent messages cannot be kept in %1").arg(path),
                       tr("Check the permissions of this file and the space on the disk."));
    });
    updateUnread();
}

void ChatDesk::setProfile(const QString &id)
{
    m_chat->setProfile(id.isEmpty() ? QString() : QDir(m_folder).filePath(id + QLatin1StringView(".json")),
                       id.toUtf8());
}

bool ChatDesk::startTranscript(const QString &path)
{
    const QString why = m_transcript.open(path);
    if (!why.isEmpty())
        Q_EMIT problem(tr("The transcript cannot be written to %1: %2").arg(path, why),
                       tr("Choose another file."));
    return why.isEmpty();
}

void ChatDesk::showPreferences()
{
    auto *dialog = new PreferencesDialog(m_preferences, &m_window.window);
    connect(dialog, &PreferencesDialog::chosen, this, [this](const Preferences &preferences) {
        writePreferences(m_settings, preferences);
        apply(preferences);
    });
    connect(dialog, &PreferencesDialog::forgetRequested, &m_history, &ChatHistory::forget);
    dialog->open();
}

void ChatDesk::apply(const Preferences &preferences)
{
    m_preferences = preferences;
    m_history.setLimit(preferences.chatHistory);
    m_window.log.setBudget(qsizetype(preferences.historyMebibytes) * 1024 * 1024);
}

bool ChatDesk::isWorthANotice(const Conversation &room, const ChatRow &row) const
{
    if (m_preferences.doNotDisturb || row.own || row.retained || m_chat->isReading(room.topic))
        return false;
    const bool isPersonal = row.mentions || room.name.kind == RoomName::Kind::Direct;
    switch (m_preferences.notices) {
    case Preferences::Notices::All:
        return isPersonal || (!room.isMuted && row.say != chatGreeting);
    case Preferences::Notices::Personal:
        return isPersonal;
    case Preferences::Notices::None:
        break;
    }
    return false;
}

void ChatDesk::onSaid(const QByteArray &topic, const ChatRow &row)
{
    if (topic == ChatService::topic())
        m_transcript.write(row);
    const Conversation *room = m_window.session().chat.find(topic);
    if (!room || m_noticePause.isActive() || !isWorthANotice(*room, row))
        return;
    m_noticePause.start();
    const QString author = displayName(row.user);
    const bool isDirect = room->name.kind == RoomName::Kind::Direct;
    m_notify(topic, isDirect ? author : tr("%1 in %2", "author, room").arg(author, m_chat->titleOf(topic)),
             displayText(row.say).left(longestNotice));
    if (m_preferences.sounds)
        QApplication::beep();
}

void ChatDesk::bringUp(const QByteArray &room)
{
    MainWindow &window = m_window.window;
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    window.workspace().openChat();
    m_chat->showRoom(room);
}

void ChatDesk::updateUnread()
{
    const int unread = m_window.session().chat.unread();
    if (std::exchange(m_unread, unread) == unread)
        return;
    m_window.window.connectionBar().setUnreadChat(unread);
    m_window.window.setWindowTitle(unread > 0 ? tr("(%1) Avocet", "unread messages").arg(unread)
                                              : QStringLiteral("Avocet"));
    m_badge(unread);
}

} // namespace avocet
