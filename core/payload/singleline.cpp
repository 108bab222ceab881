// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/singleline.h"

namespace avocet {

namespace {
bool isTroublesome(QChar c)
{
    const char16_t unit = c.unicode();
    return unit < 0x20 || (unit >= 0x7F && unit < 0xA0)             // control characters
           || unit == 0x200E || unit == 0x200F || unit == 0x061C    // direction marks
           || (unit >= 0x202A && unit <= 0x202E)                    // embeddings and overrides
           || (unit >= 0x2066 && unit <= 0x2069) || unit == 0xFEFF; // isolates, byte order mark
}
} // namespace

QChar harmless(QChar c)
{
    constexpr char16_t controlPictures = 0x2400;
    if (c.unicode() < 0x20)
        return QChar(char16_t(controlPictures + c.unicode()));
    if (c.unicode() == 0x7F)
        return QChar(0x2421);
    return isTroublesome(c) ? QChar(QChar::ReplacementCharacter) : c;
}

QString singleLine(QStringView text)
{
    QString line;
    line.reserve(text.size());
    bool afterSpace = false;
    for (const QChar c : text) {
        const bool isSpace = c.isSpace() && c.unicode() != 0x85;
        if (isSpace && afterSpace)
            continue;
        afterSpace = isSpace;
        line += isSpace ? QChar(u' ') : harmless(c);
    }
    return line;
}

} // namespace avocet
