// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatroom.h"

#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <vector>

namespace avocet {

class ChatHistoryWriter;

/// A message with where it was said.
struct ChatRecord
{
    QByteArray broker; ///< any word that stands for one broker
    QByteArray room;   ///< topic
    ChatRow row;
};

/// What came of ChatHistory::load().
struct ChatPage
{
    QByteArray broker;
    QByteArray room;
    std::vector<ChatRow> rows; ///< oldest first
    qint64 position = 0;       ///< for the next older page
    bool isOldest = false;     ///< there is nothing older
};

/// The conversations of earlier days, in one SQLite file that only its owner may read. Everything is done on
/// a thread of its own, in order; messages are written in bundles. A file that is no database is put aside.
class ChatHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 defaultLimit = 100'000; ///< messages, of all brokers together
    static constexpr qint64 newest = 0;

    explicit ChatHistory(const QString &path, QObject *parent = nullptr);
    /// Writes what waits.
    ~ChatHistory() override;

    void append(const QByteArray &broker, const QByteArray &room, const ChatRow &row);
    /// Answered by loaded(): at most `count` messages before `position` (of an earlier page, or newest).
    void load(const QByteArray &broker, const QByteArray &room, qint64 position, int count);
    /// 0 keeps nothing. The oldest go first.
    void setLimit(qint64 messages);
    /// Everything, and wipes it from the disk.
    void forget();

Q_SIGNALS:
    void loaded(const avocet::ChatPage &page);
    /// The history is not kept from now on; in the words of the system.
    void failed(const QString &detail);

private:
    void flush();
    template <class Call>
    void ask(Call call);

    QThread m_thread;
    ChatHistoryWriter *m_writer; ///< lives on m_thread, deleted there
    QTimer m_flush;
    std::vector<ChatRecord> m_waiting;
};

} // namespace avocet
