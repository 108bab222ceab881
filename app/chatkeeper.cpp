// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chatkeeper.h"

#include "chat/chatservice.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace avocet {

namespace {
constexpr int delay = 200; ///< milliseconds: what is acknowledged within needs no writing
}

ChatKeeper::ChatKeeper(ChatService &chat, QString path, QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_path(std::move(path))
    , m_lock(m_path + QLatin1StringView(".lock"))
{
    if (!m_path.isEmpty() && QDir().mkpath(QFileInfo(m_path).path()) && !m_lock.tryLock(0) &&
        m_lock.error() == QLockFile::LockFailedError)
        m_path.clear();
    if (!m_path.isEmpty()) {
        ChatMemory memory = readChatMemory(m_path);
        m_chat.setSender(memory.sender);
        m_drafts = std::move(memory.drafts);
        m_rooms = std::move(memory.rooms);
        m_muted = std::move(memory.muted);
        joinKeptRooms();
        m_chat.restore(memory.unsent);
    }
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &ChatKeeper::save);
    const auto touch = [this] {
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&m_chat, &ChatService::unsentChanged, this, touch);
    connect(&m_chat, &ChatService::roomsChanged, this, touch);
    connect(&m_chat, &ChatService::joinedChanged, this, touch);
}

ChatKeeper::~ChatKeeper()
{
    save();
}

void ChatKeeper::setDraft(const QByteArray &room, const QString &text)
{
    if (m_drafts.value(room) == text)
        return;
    if (text.isEmpty())
        m_drafts.remove(room);
    else
        m_drafts.insert(room, text);
    if (!m_timer.isActive())
        m_timer.start();
}

void ChatKeeper::joinKeptRooms()
{
    for (const QByteArray &room : std::as_const(m_rooms)) {
        if (m_chat.joinRoom(room))
            m_chat.setMuted(room, m_muted.contains(room));
    }
}

void ChatKeeper::save()
{
    m_timer.stop();
    if (m_path.isEmpty())
        return;
    ChatMemory memory{.sender = m_chat.ourSender(), .unsent = m_chat.unsent(), .drafts = m_drafts};
    for (const auto &room : m_chat.rooms()) {
        if (room->topic != ChatService::topic())
            memory.rooms << room->topic;
        if (room->isMuted)
            memory.muted << room->topic;
    }
    if (!m_chat.isJoined()) { // the direct ones may not have been opened yet
        for (const QByteArray &room : std::as_const(m_rooms)) {
            if (!memory.rooms.contains(room))
                memory.rooms << room;
        }
    }
    if (!writeChatMemory(m_path, memory) && !std::exchange(m_hasFailed, true))
        Q_EMIT failed(m_path);
}

} // namespace avocet
