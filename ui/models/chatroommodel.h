// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatroom.h"

#include <QtCore/QAbstractListModel>

namespace avocet {

/// The rows of a ChatRoom. Everything it hands out is made safe to look at (chattext.h).
class ChatRoomModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ChatRoomRole {
        IdRole = Qt::UserRole, ///< quint64
        KindRole,              ///< int(ChatRowKind)
        TimeRole,              ///< qint64, milliseconds since 1970, UTC
        AuthorRole,            ///< QString, the name as shown; empty for system rows
        AuthorKeyRole,         ///< QString, the name as sent: tells authors apart
        TextRole,              ///< QString; of a system row our own words
        NoteRole,      ///< QString: why a raw row is raw, why sending failed, or that a message is older
        StateRole,     ///< int(ChatState)
        OwnRole,       ///< bool
        ActionRole,      ///< bool: the text says what the author does
        MentionRole,     ///< bool: of us
        DoubtfulRole,    ///< bool: somebody else goes by the author's name
        FirstUnreadRole, ///< bool
        ClipboardRole, ///< QString, `user:say`; null if there is nothing to copy
    };

    explicit ChatRoomModel(ChatRoom *room, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is one line of text for assistive technology.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    /// One `user:say` a row, in the order of the room.
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    /// Above this row of the room, what is new begins; 0: nowhere.
    void setFirstUnread(quint64 id);

    /// How many different people spoke in the hour before the newest message.
    int recentAuthors() const;

private:
    QString text(const ChatRow &row) const;
    QString note(const ChatRow &row) const;
    QString eventText(const ChatRow &row) const;
    QString rawNote(const ChatRow &row) const;
    QString failureNote(const ChatRow &row) const;
    QString description(const ChatRow &row) const;
    static QString clipboardText(const ChatRow &row);

    ChatRoom *m_room;
    quint64 m_firstUnread = 0;
};

} // namespace avocet
