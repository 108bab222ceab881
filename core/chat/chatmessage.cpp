// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatmessage.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>
#include <QtCore/QUtf8StringView>

#include <algorithm>

namespace avocet {

namespace {

QString withoutLoneSurrogates(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

void appendEscaped(QByteArray &json, char c)
{
    static constexpr char hexDigits[] = "0123456789abcdef";
    switch (c) {
    case '"':
        json += "\\\"";
        return;
    case '\\':
        json += "\\\\";
        return;
    case '\n':
        json += "\\n";
        return;
    case '\r':
        json += "\\r";
        return;
    case '\t':
        json += "\\t";
        return;
    case '\b':
        json += "\\b";
        return;
    case '\f':
        json += "\\f";
        return;
    default:
        break;
    }
    const auto code = uchar(c);
    if (code < 0x20 || code == 0x7F) {
        json += "\\u00";
        json += hexDigits[code >> 4];
        json += hexDigits[code & 0x0F];
    } else {
        json += c;
    }
}

constexpr char wordLetters[] = "abcdefghijklmnopqrstuvwxyz234567";
constexpr qsizetype numberSize = 12;

bool isWord(QByteArrayView word)
{
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'); });
}

/// QJsonDocument holds only arrays and objects; a lone `5` or `"text"` is JSON all the same.
bool isSingleJsonValue(const QByteArray &json)
{
    const auto document = QJsonDocument::fromJson('[' + json + ']');
    return document.isArray() && document.array().size() == 1;
}

} // namespace

void appendJsonString(QByteArray &json, const QString &text)
{
    json += '"';
    // At the beginning of a string readers take U+FEFF for a mark, and drop it.
    QStringView rest(text);
    for (; rest.startsWith(QChar::ByteOrderMark); rest = rest.sliced(1))
        json += "\\ufeff";
    const QByteArray utf8 = withoutLoneSurrogates(rest.toString()).toUtf8();
    for (const char c : utf8)
        appendEscaped(json, c);
    json += '"';
}

bool isChatId(QByteArrayView id)
{
    return id.size() == chatSenderSize + 1 + numberSize && id.at(chatSenderSize) == '.' &&
           isWord(id.first(chatSenderSize)) && isWord(id.last(numberSize));
}

QByteArray senderOf(const QByteArray &id)
{
    return isChatId(id) ? id.first(chatSenderSize) : QByteArray();
}

QByteArray randomChatWord(qsizetype count)
{
    QByteArray word(count, Qt::Uninitialized);
    for (char &c : word)
        c = wordLetters[QRandomGenerator::system()->bounded(32)];
    return word;
}

bool isSendable(const QString &name, const QString &text)
{
    const QByteArray id(chatSenderSize + 1 + numberSize, '-');
    return text.toUtf8().size() <= maximumChatText &&
           encodeChatMessage(name, text, id).size() <= maximumChatPayload;
}

bool mentions(const QString &text, const QString &name)
{
    const QString wanted = u'@' + name;
    for (qsizetype at = text.indexOf(wanted, 0, Qt::CaseInsensitive); !name.isEmpty() && at >= 0;
         at = text.indexOf(wanted, at + 1, Qt::CaseInsensitive)) {
        const qsizetype end = at + wanted.size();
        const bool endsWord = end == text.size() || !text.at(end).isLetterOrNumber() ||
                              text.at(end).script() != text.at(end - 1).script();
        if (endsWord)
            return true;
    }
    return false;
}

QByteArray encodeChatMessage(const QString &user, const QString &say, const QByteArray &id)
{
    QByteArray json = "{\"user\": ";
    appendJsonString(json, user);
    json += ", \"say\": ";
    appendJsonString(json, say);
    if (!id.isEmpty())
        json += ", \"id\": \"" + id + '"';
    json += '}';
    return json;
}

mqtt::Result<ChatMessage, ChatParseError> parseChatMessage(QByteArrayView payload)
{
    if (payload.size() > maximumChatPayload)
        return ChatParseError::TooLarge;
    if (!QUtf8StringView(payload.data(), payload.size()).isValidUtf8())
        return ChatParseError::NotUtf8;

    const auto bytes = QByteArray::fromRawData(payload.data(), payload.size());
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return isSingleJsonValue(bytes) ? ChatParseError::NotAnObject : ChatParseError::NotJson;
    if (!document.isObject())
        return ChatParseError::NotAnObject;

    const QJsonObject object = document.object();
    const auto user = object.constFind(QLatin1StringView("user"));
    if (user == object.constEnd())
        return ChatParseError::NoUser;
    if (!user->isString())
        return ChatParseError::UserNotText;
    const auto say = object.constFind(QLatin1StringView("say"));
    if (say == object.constEnd())
        return ChatParseError::NoSay;
    if (!say->isString())
        return ChatParseError::SayNotText;
    ChatMessage message{withoutLoneSurrogates(user->toString()), withoutLoneSurrogates(say->toString())};
    if (const QByteArray id = object.value(QLatin1StringView("id")).toString().left(64).toLatin1();
        isChatId(id))
        message.id = id;
    return message;
}

} // namespace avocet
