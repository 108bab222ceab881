// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace avocet {

/// One line of the chat: the JSON object `{"user": "Ann", "say": "hi"}`, with an `"id"` if Avocet wrote it.
struct ChatMessage
{
    QString user;
    QString say;
    QByteArray id{}; ///< a chat id (isChatId), or empty
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
inline constexpr QLatin1StringView chatGreeting{"Hello,anyone!"};

/// A chat id names a message: `SENDER.NUMBER`, both of a-z and 2-7, 8 and 12 characters. Whoever writes ids
/// of another form means something else by them.
bool isChatId(QByteArrayView id);
inline constexpr qsizetype chatSenderSize = 8; ///< characters
/// The part that all messages of one program on one profile have in common; empty if `id` is none.
QByteArray senderOf(const QByteArray &id);
/// `count` random characters of a-z and 2-7.
QByteArray randomChatWord(qsizetype count);

/// The keys user and say, in that order and in the spacing of Python's json.dumps, then id unless it is
/// empty. What is not ASCII is raw UTF-8, and a lone surrogate becomes U+FFFD.
QByteArray encodeChatMessage(const QString &user, const QString &say, const QByteArray &id = {});
/// The text, and the message that holds it under this name, are not too large.
bool isSendable(const QString &name, const QString &text);
/// `@name` stands in the text, in capitals or not, and the word ends there.
bool mentions(const QString &text, const QString &name);
/// `"text"` as it stands in JSON.
void appendJsonString(QByteArray &json, const QString &text);
/// Reads what Python's json.loads reads: escapes and raw UTF-8 alike, further keys passed over, of equal keys
/// the last. Lone surrogates become U+FFFD. The cost is bounded by maximumChatPayload.
mqtt::Result<ChatMessage, ChatParseError> parseChatMessage(QByteArrayView payload);

} // namespace avocet
