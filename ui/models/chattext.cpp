// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/chattext.h"

namespace avocet {

namespace {

constexpr int maximumNameLength = 40;
constexpr int maximumMarks = 4; ///< on one character; more would reach into other lines

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}
bool isLineEnd(char16_t c)
{
    return c == u'\n' || c == u'\v' || c == u'\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}
bool isOverride(char16_t c)
{
    return c == 0x202D || c == 0x202E;
}
/// Embeddings, isolates, and what ends them.
bool isEmbedding(char16_t c)
{
    return (c >= 0x202A && c <= 0x202C) || (c >= 0x2066 && c <= 0x2069);
}
bool isDirectionMark(char16_t c)
{
    return c == 0x200E || c == 0x200F || c == 0x061C;
}
/// That stands on top of or below the character before it.
bool isMark(QChar c)
{
    return c.category() == QChar::Mark_NonSpacing || c.category() == QChar::Mark_Enclosing;
}

} // namespace

QString displayName(const QString &name)
{
    QString shown;
    int marks = 0;
    for (const QChar character : QStringView(name).left(4 * maximumNameLength)) {
        const char16_t c = character.unicode();
        marks = isMark(character) ? marks + 1 : 0;
        if (isOverride(c) || isEmbedding(c) || isDirectionMark(c) || marks > maximumMarks)
            continue;
        shown += isControl(c) || isLineEnd(c) ? QChar(u' ') : character;
    }
    shown = shown.simplified();
    if (shown.size() <= maximumNameLength)
        return shown;
    const bool splitsPair = shown.at(maximumNameLength - 2).isHighSurrogate();
    return shown.left(maximumNameLength - (splitsPair ? 2 : 1)) + QChar(0x2026);
}

QString displayText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    int marks = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        marks = isMark(text.at(i)) ? marks + 1 : 0;
        if (marks > maximumMarks)
            continue;
        if (c == u'\r') {
            if (i + 1 == text.size() || text.at(i + 1) != u'\n')
                shown += u'\n';
        } else if (isLineEnd(c)) {
            shown += u'\n';
        } else if (isOverride(c)) {
            shown += QChar(QChar::ReplacementCharacter);
        } else if (isControl(c) && c != u'\t') {
            shown += c < 0x20    ? QChar(char16_t(0x2400 + c))
                     : c == 0x7F ? QChar(0x2421)
                                 : QChar(QChar::ReplacementCharacter);
        } else if (!isEmbedding(c)) {
            shown += text.at(i);
        }
    }
    return shown;
}

QString isolated(const QString &text)
{
    static const QChar first(0x2068);
    static const QChar pop(0x2069);
    QString lines = text;
    lines.replace(u'\n', QString(pop) + u'\n' + first);
    return first + lines + pop;
}

QString copyText(const QString &text)
{
    QString copied;
    copied.reserve(text.size());
    for (const QChar character : text) {
        const char16_t c = character.unicode();
        if (!isControl(c) || c == u'\n' || c == u'\t')
            copied += character;
    }
    return copied;
}

} // namespace avocet
