// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/brokersession.h"
#include "app/chatkeeper.h"
#include "chat/chathistory.h"
#include "panes/chatentries.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <map>
#include <memory>

namespace avocet {

class ChatPane;

/// The chat of one broker in the pane: which room is shown, what a typed line does, and what comes back from
/// the disk.
class ChatControl : public QObject
{
    Q_OBJECT

public:
    /// Borrows all of them; `history` may be nullptr.
    ChatControl(BrokerSession &session, ChatPane &pane, ChatHistory *history, QObject *parent = nullptr);
    ~ChatControl() override;

    /// From now on the chat is that of this profile: what was kept of it comes back. `memoryPath` and
    /// `historyKey` may be empty: nothing is kept. Once; a session has one profile.
    void setProfile(const QString &memoryPath, const QByteArray &historyKey);

    const QByteArray &room() const { return m_room; }
    void showRoom(const QByteArray &topic);
    /// Whether the window has the user's eyes.
    void setAttentive(bool isAttentive);
    bool isReading(const QByteArray &topic) const;
    QString titleOf(const QByteArray &topic) const;

Q_SIGNALS:
    void renameRequested(const QString &name);
    /// The disk does not take what is typed.
    void keepingFailed(const QString &path);

private:
    void connectPane();
    void connectChat();
    void run(const QString &text);
    void send(const QString &text);
    void join(const QString &name);
    void openDirect(const QString &name);
    void leaveRoom();
    void updateRooms();
    void updatePeople();
    void updateReading();
    void loadOlder(const QByteArray &topic);
    void take(const ChatPage &page);
    ChatRoomModel &modelOf(Conversation &room);
    ChatRoomEntry entryOf(const Conversation &room) const;

    struct Reach ///< how far back a room's rows go
    {
        qint64 position = ChatHistory::newest;
        bool isLoading = false;
        bool isOldest = false;
    };

    BrokerSession &m_session;
    ChatService &m_chat;
    ChatPane &m_pane;
    QPointer<ChatHistory> m_history;
    std::unique_ptr<ChatKeeper> m_keeper;
    std::map<QByteArray, std::unique_ptr<ChatRoomModel>> m_models; ///< without the lobby's
    std::map<QByteArray, Reach> m_reach;
    QByteArray m_historyKey;
    QByteArray m_room = ChatService::topic();
    QTimer m_peopleTimer; ///< gathers changes, and lets people grow old
    bool m_isAttentive = true;
};

} // namespace avocet
