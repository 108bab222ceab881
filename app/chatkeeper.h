// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatmemory.h"

#include <QtCore/QLockFile>
#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace avocet {

class ChatService;

/// Keeps on disk what the chat of one profile must not lose: unsent lines, drafts, rooms. Written a moment
/// after each change, and when this goes.
class ChatKeeper : public QObject
{
    Q_OBJECT

public:
    /// Brings back into `chat`, which is borrowed, what was kept. With an empty path nothing is.
    ChatKeeper(ChatService &chat, QString path, QObject *parent = nullptr);
    ~ChatKeeper() override;

    QString draft(const QByteArray &room) const { return m_drafts.value(room); }
    void setDraft(const QByteArray &room, const QString &text);
    /// Direct ones can be opened only under a name.
    void joinKeptRooms();

Q_SIGNALS:
    /// The disk does not take it.
    void failed(const QString &path);

private:
    void save();

    ChatService &m_chat;
    QString m_path;
    QLockFile m_lock; ///< another program with the same profile has its own chat, and keeps nothing
    QHash<QByteArray, QString> m_drafts;
    QList<QByteArray> m_rooms;
    QList<QByteArray> m_muted;
    QTimer m_timer;
    bool m_hasFailed = false;
};

} // namespace avocet
