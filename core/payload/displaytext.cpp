// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/displaytext.h"

#include "payload/utf8.h"

#include <QtCore/QStringDecoder>

namespace avocet {

namespace {
constexpr char16_t controlPictures = 0x2400;
constexpr char16_t pictureOfDelete = 0x2421;
constexpr char16_t pictureOfNewLine = 0x2424;

void normaliseLineEnds(QString &text)
{
    if (!text.contains(u'\r'))
        return;
    text.replace(QLatin1StringView("\r\n"), QLatin1StringView("\n"));
    text.replace(u'\r', u'\n');
}

/// What a text document would swallow or take for its own marks gets a visible stand-in.
QChar visible(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < 0x20 && unit != u'\t' && unit != u'\n')
        return QChar(char16_t(controlPictures + unit));
    if (unit == 0x7F)
        return QChar(pictureOfDelete);
    if (unit == QChar::ParagraphSeparator || unit == QChar::LineSeparator)
        return QChar(pictureOfNewLine);
    if ((unit >= 0x80 && unit < 0xA0) || unit == QChar::ByteOrderMark ||
        unit == QChar::ObjectReplacementCharacter || (unit >= 0xFDD0 && unit <= 0xFDEF))
        return QChar(QChar::ReplacementCharacter);
    return c;
}
} // namespace

DisplayText toDisplayText(QByteArrayView bytes)
{
    DisplayText made;
    made.text.reserve(bytes.size());
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    while (!bytes.isEmpty()) {
        const qsizetype good = wellFormedUtf8Prefix(bytes);
        made.text += decoder(bytes.first(good));
        bytes = bytes.sliced(good);
        if (bytes.isEmpty())
            break;
        made.text += QChar(QChar::ReplacementCharacter);
        ++made.replacements;
        bytes = bytes.sliced(illFormedUtf8Length(bytes));
    }
    normaliseLineEnds(made.text);
    for (QChar &c : made.text)
        c = visible(c);
    return made;
}

} // namespace avocet
