// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chathistorywriter.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <algorithm>

namespace avocet {

namespace {
constexpr int largestPage = 1000;
} // namespace

ChatHistoryWriter::ChatHistoryWriter(QString path)
    : m_path(std::move(path))
    , m_name(QStringLiteral("chat history %1").arg(quintptr(this), 0, 16))
{
}

ChatHistoryWriter::~ChatHistoryWriter()
{
    close();
}

void ChatHistoryWriter::open()
{
    QDir().mkpath(QFileInfo(m_path).path());
    if (openFile())
        return;
    const QString detail = m_database.lastError().text();
    close();
    if (!QFileInfo::exists(m_path) || !QFile::rename(m_path, m_path + QStringLiteral(".damaged")) ||
        !openFile())
        giveUp(detail);
}

bool ChatHistoryWriter::openFile()
{
    if (!QFileInfo::exists(m_path)) {
        QFile file(m_path); // so that nobody else can read it at any time
        if (!file.open(QIODevice::WriteOnly) ||
            !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return false;
    }
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_database.setDatabaseName(m_path);
    return m_database.open() && run(QStringLiteral("PRAGMA secure_delete = ON")) &&
           run(QStringLiteral("PRAGMA synchronous = NORMAL")) &&
           run(QStringLiteral(
               "CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY AUTOINCREMENT, "
               "broker BLOB NOT NULL, room BLOB NOT NULL, time INTEGER NOT NULL, "
               "user TEXT NOT NULL, say TEXT NOT NULL, message BLOB, own INTEGER NOT NULL)")) &&
           run(QStringLiteral("CREATE INDEX IF NOT EXISTS places ON messages (broker, room, id)"));
}

bool ChatHistoryWriter::run(const QString &statement)
{
    QSqlQuery query(m_database);
    return query.exec(statement);
}

void ChatHistoryWriter::append(const std::vector<ChatRecord> &records)
{
    if (!m_database.isOpen() || m_limit == 0)
        return;
    m_database.transaction();
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("INSERT INTO messages (broker, room, time, user, say, message, own) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)"));
    bool isWritten = true;
    for (const ChatRecord &record : records) {
        const ChatRow &row = record.row;
        // A null string is NULL in the database.
        const auto text = [](const QString &words) { return words.isNull() ? QStringLiteral("") : words; };
        query.bindValue(0, record.broker);
        query.bindValue(1, record.room);
        query.bindValue(2, row.time);
        query.bindValue(3, text(row.user));
        query.bindValue(4, text(row.say));
        query.bindValue(5, row.messageId);
        query.bindValue(6, row.own);
        isWritten = isWritten && query.exec();
    }
    if (!isWritten || !m_database.commit()) {
        giveUp(query.lastError().text());
        return;
    }
    trim();
}

void ChatHistoryWriter::trim()
{
    QSqlQuery query(m_database);
    query.prepare(
        QStringLiteral("DELETE FROM messages WHERE id IN (SELECT id FROM messages ORDER BY id LIMIT "
                       "MAX(0, (SELECT COUNT(*) FROM messages) - ?))"));
    query.bindValue(0, m_limit);
    if (!query.exec())
        giveUp(query.lastError().text());
}

void ChatHistoryWriter::load(const QByteArray &broker, const QByteArray &room, qint64 position, int count)
{
    ChatPage page{.broker = broker, .room = room, .position = position, .isOldest = true};
    if (m_database.isOpen()) {
        const int wanted = std::clamp(count, 1, largestPage);
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        query.prepare(
            QStringLiteral("SELECT id, time, user, say, message, own FROM messages WHERE broker = ? "
                           "AND room = ? AND (? = 0 OR id < ?) ORDER BY id DESC LIMIT ?"));
        query.bindValue(0, broker);
        query.bindValue(1, room);
        query.bindValue(2, position);
        query.bindValue(3, position);
        query.bindValue(4, wanted);
        if (!query.exec())
            giveUp(query.lastError().text());
        while (query.next()) {
            page.position = query.value(0).toLongLong();
            const bool isOwn = query.value(5).toBool();
            page.rows.push_back({.time = query.value(1).toLongLong(),
                                 .user = query.value(2).toString(),
                                 .say = query.value(3).toString(),
                                 .messageId = query.value(4).toByteArray(),
                                 .state = isOwn ? ChatState::Seen : ChatState::Received,
                                 .own = isOwn,
                                 .older = true});
        }
        page.isOldest = int(page.rows.size()) < wanted;
        std::ranges::reverse(page.rows);
    }
    Q_EMIT loaded(page);
}

void ChatHistoryWriter::setLimit(qint64 messages)
{
    m_limit = std::max<qint64>(0, messages);
    if (m_database.isOpen())
        trim();
}

void ChatHistoryWriter::forget()
{
    if (m_database.isOpen() &&
        (!run(QStringLiteral("DELETE FROM messages")) || !run(QStringLiteral("VACUUM"))))
        giveUp(m_database.lastError().text());
}

void ChatHistoryWriter::close()
{
    m_database = {};
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
}

void ChatHistoryWriter::giveUp(const QString &detail)
{
    close();
    Q_EMIT failed(detail);
}

} // namespace avocet
