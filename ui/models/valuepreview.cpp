// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/valuepreview.h"

#include "models/numberwords.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace avocet {

namespace {
constexpr qsizetype textHead = 400;
constexpr qsizetype binaryHead = 24;
constexpr char16_t controlPictures = 0x2400;

/// Not in the middle of a character.
QByteArrayView cutAtCharacter(QByteArrayView bytes, qsizetype size)
{
    if (bytes.size() <= size)
        return bytes;
    for (int back = 0; back < 4 && (uchar(bytes[size]) & 0xC0) == 0x80; ++back)
        --size;
    return bytes.first(size);
}

bool isControl(char c)
{
    return uchar(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1b';
}

bool isText(QByteArrayView head)
{
    if (head.contains('\0') || !head.isValidUtf8())
        return false;
    return std::count_if(head.begin(), head.end(), isControl) * 10 <= head.size();
}

bool isSpace(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r') || c == QChar::LineSeparator ||
           c == QChar::ParagraphSeparator;
}

/// Marks that turn the direction of what follows (UAX #9) or cannot be seen.
bool isDirectionMark(QChar c)
{
    return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069)) ||
           c == QChar(0x200E) || c == QChar(0x200F);
}

QChar harmless(QChar c)
{
    if (c.unicode() < 0x20)
        return QChar(char16_t(controlPictures + c.unicode()));
    if (c.unicode() == 0x7F)
        return QChar(0x2421);
    return isDirectionMark(c) || c.category() == QChar::Other_Control ? QChar(QChar::ReplacementCharacter)
                                                                      : c;
}

QString withoutBreaks(const QString &text)
{
    QString line;
    line.reserve(text.size());
    bool wasSpace = true;
    for (const QChar c : text) {
        const bool space = isSpace(c);
        if (!space)
            line += harmless(c);
        else if (!wasSpace)
            line += u' ';
        wasSpace = space;
    }
    return line;
}

QString compactJson(const QString &text)
{
    QString line;
    line.reserve(text.size());
    bool isInString = false;
    bool isEscaped = false;
    for (const QChar c : text) {
        if (!isInString && isSpace(c))
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

QString binaryPreview(QByteArrayView payload)
{
    const QByteArrayView head = payload.first(std::min(payload.size(), binaryHead));
    const QString hex = QString::fromLatin1(head.toByteArray().toHex(' ').toUpper());
    const QString tail = head.size() < payload.size() ? QStringLiteral(" …") : QString();
    return QCoreApplication::translate("ValuePreview", "‹binary, %1› %2")
        .arg(sizeInWords(quint64(payload.size())), hex + tail);
}
} // namespace

QString oneLine(QByteArrayView utf8)
{
    QString text = QString::fromUtf8(utf8);
    std::transform(text.begin(), text.end(), text.begin(), harmless);
    return text;
}

QString valuePreview(QByteArrayView payload)
{
    if (payload.isEmpty())
        return QCoreApplication::translate("ValuePreview", "(empty)");
    const QByteArrayView head = cutAtCharacter(payload, textHead);
    if (!isText(head))
        return binaryPreview(payload);
    const QString text = QString::fromUtf8(head);
    const qsizetype first = std::find_if_not(text.begin(), text.end(), isSpace) - text.begin();
    const bool isJson = first < text.size() && (text[first] == u'{' || text[first] == u'[');
    QString line = isJson ? compactJson(text) : withoutBreaks(text);
    if (head.size() < payload.size())
        line += u'…';
    return line;
}

} // namespace avocet
