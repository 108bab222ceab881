// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chathistory.h"

#include <QtSql/QSqlDatabase>

namespace avocet {

/// The side of ChatHistory that touches the disk; on its own thread, all of it.
class ChatHistoryWriter : public QObject
{
    Q_OBJECT

public:
    explicit ChatHistoryWriter(QString path);
    ~ChatHistoryWriter() override;

    void open();
    void append(const std::vector<ChatRecord> &records);
    void load(const QByteArray &broker, const QByteArray &room, qint64 position, int count);
    void setLimit(qint64 messages);
    void forget();

Q_SIGNALS:
    void loaded(const avocet::ChatPage &page);
    void failed(const QString &detail);

private:
    bool openFile();
    bool run(const QString &statement);
    void trim();
    void close();
    void giveUp(const QString &detail);

    QString m_path;
    QString m_name; ///< of the database connection
    QSqlDatabase m_database;
    qint64 m_limit = ChatHistory::defaultLimit;
};

} // namespace avocet
