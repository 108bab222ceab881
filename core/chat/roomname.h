// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace avocet {

inline constexpr QByteArrayView lobbyTopic = "chat";
inline constexpr QByteArrayView presencePrefix = "chat/presence/";
inline constexpr qsizetype maximumRoomName = 64; ///< characters, decoded

/// What the topic of a room says. The lobby is `chat`; a room is `chat/NAME`; people talk to each other in
/// `chat/@NAME,NAME`, names in order. In a NAME everything that a Topic Name cannot hold or that has a
/// meaning here is percent-encoded.
struct RoomName
{
    enum class Kind : quint8 { None, Lobby, Room, Direct };

    Kind kind = Kind::None;
    QString name;  ///< of a Room, or the first of the two; untrusted
    QString other; ///< of a Direct one: the second of the two
    bool operator==(const RoomName &) const = default;

    /// Of a Direct one: who is not `name`; null if `name` is neither.
    QString partnerOf(const QString &name) const;
};

/// Kind::None for topics that are no room, presence included, and for names that are too long.
RoomName roomNameOf(QByteArrayView topic);
/// Empty if the name is blank or too long. A leading `#` is taken off; `chat` is the lobby.
QByteArray roomTopic(const QString &name);
QByteArray directTopic(const QString &one, const QString &other);

} // namespace avocet
