// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/unsentlines.h"

#include <QtCore/QHash>

namespace avocet {

/// What the chat remembers of one broker profile from one start to the next.
struct ChatMemory
{
    QByteArray sender; ///< who we are to others
    std::vector<UnsentLine> unsent;
    QHash<QByteArray, QString> drafts; ///< by topic of the room
    QList<QByteArray> rooms;           ///< that we are in, without the lobby
    QList<QByteArray> muted;
    bool operator==(const ChatMemory &) const = default;
};

inline constexpr qint64 maximumChatMemory = 16 * 1024 * 1024; ///< bytes of the file

/// Nothing if there is no file. A damaged one is put aside under another name, never overwritten.
ChatMemory readChatMemory(const QString &path);
/// Whole or not at all; only its owner may read it. False if the disk does not take it.
bool writeChatMemory(const QString &path, const ChatMemory &memory);

} // namespace avocet
