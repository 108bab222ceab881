// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace avocet {

/// One line of the chat: the JSON object `{"user": "Ann", "say": "hi"}`.
struct ChatMessage
{
    QString user;
    QString say;
    bool operator==(const ChatMessage &) const = default;
};

/// Why a payload is no chat message.
enum class ChatParseError : quint8 {
    NotJson,
    NotAnObject,
    NoUser,
    UserNotText,
    NoSay,
    SayNotText,
    TooLarge, ///< over maximumChatPayload; not looked into
    NotUtf8,
};

inline constexpr qsizetype maximumChatPayload = 64 * 1024; ///< bytes
inline constexpr qsizetype maximumChatText = 16 * 1024;    ///< bytes of UTF-8 that may be sent as one message
inline constexpr qsizetype maximumChatName = 64;           ///< characters of a name of our own

/// Exactly the keys user and say, in that order and in the spacing of Python's json.dumps. What is not ASCII
/// is raw UTF-8, and a lone surrogate becomes U+FFFD.
QByteArray encodeChatMessage(const QString &user, const QString &say);
/// Reads what Python's json.loads reads: escapes and raw UTF-8 alike, further keys passed over, of equal keys
/// the last. Lone surrogates become U+FFFD. The cost is bounded by maximumChatPayload.
mqtt::Result<ChatMessage, ChatParseError> parseChatMessage(QByteArrayView payload);

} // namespace avocet
