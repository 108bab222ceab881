// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatmessage.h"
#include "input.h"
#include "payload/displaytext.h"
#include "payload/singleline.h"

using namespace avocet;

namespace {

void requireLine(const QString &text)
{
    const QString line = singleLine(text);
    require(line.size() <= text.size());
    for (const QChar c : line)
        require(c.isPrint() || c == QChar::ReplacementCharacter || c.isSurrogate() || harmless(c) == c);
    require(!line.contains(u'\n') && !line.contains(QChar(0x202E)) && singleLine(line) == line);
}

void requireStable(const ChatMessage &message)
{
    const QByteArray json = encodeChatMessage(message.user, message.say);
    const auto again = parseChatMessage(json);
    if (json.size() > maximumChatPayload) {
        require(!again && again.error() == ChatParseError::TooLarge);
        return;
    }
    require(again && *again == message);
    require(encodeChatMessage(again->user, again->say) == json);
}

} // namespace

/// A payload that arrives in the chat.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView payload(data, qsizetype(size));
    const DisplayText shown = toDisplayText(payload);
    for (const QChar c : shown.text)
        require(c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control);
    const auto message = parseChatMessage(payload);
    if (!message)
        return 0;
    require(message->user.size() + message->say.size() <= payload.size());
    require(message->user.isValidUtf16() && message->say.isValidUtf16());
    requireStable(*message);
    requireLine(message->user);
    requireLine(message->say);
    return 0;
}
