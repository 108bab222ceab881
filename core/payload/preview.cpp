// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/preview.h"

#include "payload/humansize.h"
#include "payload/singleline.h"
#include "payload/utf8.h"

#include <algorithm>

namespace avocet {

namespace {
constexpr qsizetype bytesLookedAt = 400;
constexpr qsizetype hexBytes = 16;
constexpr QChar ellipsis = u'…';

/// Text may hold a stray control character, such as the colours of a terminal; NUL it may not.
bool isText(QByteArrayView head)
{
    const auto isControl = [](char c) {
        return uchar(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b';
    };
    return !head.contains('\0') && wellFormedUtf8Prefix(head) == head.size() &&
           std::count_if(head.begin(), head.end(), isControl) * 10 <= head.size();
}

bool looksLikeJson(QStringView text)
{
    const QStringView rest = text.trimmed();
    return rest.startsWith(u'{') || rest.startsWith(u'[');
}

/// Without the white space between its tokens.
QString compactJson(QStringView text)
{
    QString line;
    line.reserve(text.size());
    bool isInString = false;
    bool isEscaped = false;
    for (const QChar c : text) {
        if (!isInString && c.isSpace())
            continue;
        line += harmless(c);
        if (isEscaped)
            isEscaped = false;
        else if (isInString && c == u'\\')
            isEscaped = true;
        else if (c == u'"')
            isInString = !isInString;
    }
    return line;
}

QString hexOf(QByteArrayView payload, qsizetype maxChars)
{
    const qsizetype shown = std::min({payload.size(), hexBytes, std::max<qsizetype>(1, maxChars / 3)});
    QString text = QString::fromLatin1(payload.first(shown).toByteArray().toHex(' ').toUpper());
    if (shown < payload.size())
        text += QLatin1Char(' ') + ellipsis;
    return text;
}

void cutTo(QString &text, qsizetype maxChars, bool isCutAlready)
{
    if (text.size() <= maxChars && !isCutAlready)
        return;
    qsizetype end = std::min(text.size(), std::max<qsizetype>(0, maxChars - 1));
    if (end > 0 && text.at(end - 1).isHighSurrogate())
        --end;
    text.truncate(end);
    text += ellipsis;
}
} // namespace

Preview preview(QByteArrayView payload, qsizetype maxChars)
{
    if (payload.isEmpty())
        return {};
    const QByteArrayView head = utf8Head(payload, bytesLookedAt);
    if (!isText(head))
        return {Preview::Kind::Binary, hexOf(payload, maxChars), payload.size()};
    const QString decoded = QString::fromUtf8(head);
    QString text = looksLikeJson(decoded) ? compactJson(decoded) : singleLine(decoded);
    cutTo(text, maxChars, head.size() < payload.size());
    return {Preview::Kind::Text, text, payload.size()};
}

QString previewLine(QByteArrayView payload, const PreviewWords &words, qsizetype maxChars)
{
    const Preview made = preview(payload, maxChars);
    switch (made.kind) {
    case Preview::Kind::Empty:
        return words.empty;
    case Preview::Kind::Text:
        return made.text;
    case Preview::Kind::Binary:
        return words.binary.arg(humanSize(made.size)) + QLatin1Char(' ') + made.text;
    }
    Q_UNREACHABLE();
}

} // namespace avocet
