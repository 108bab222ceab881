// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace avocet {

/// A room as the chat pane lists it.
struct ChatRoomEntry
{
    enum class Kind : quint8 { Lobby, Room, Direct };

    QByteArray topic;
    Kind kind = Kind::Room;
    QString title; ///< safe to look at: `# ops`, or the name of the other one
    int unread = 0;
    bool hasMention = false;
    bool isMuted = false;
    bool isJoined = true;
    bool operator==(const ChatRoomEntry &) const = default;
};

/// Somebody in the present room.
struct ChatPersonEntry
{
    QString name;  ///< as sent
    QString title; ///< safe to look at
    bool isHere = false;
    bool isUs = false;
    qint64 lastSeen = 0; ///< milliseconds since 1970, UTC; 0: unknown
    bool operator==(const ChatPersonEntry &) const = default;
};

} // namespace avocet
