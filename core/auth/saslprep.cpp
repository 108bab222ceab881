// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/saslprep.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringDecoder>

#include <algorithm>

namespace mqtt {

namespace {

/// RFC 3454, B.1.
bool isMappedToNothing(char32_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x1806 || (c >= 0x180B && c <= 0x180D) ||
           (c >= 0x200B && c <= 0x200D) || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/// RFC 3454, C.1.2.
bool isOtherSpace(char32_t c)
{
    return c != U' ' && QChar::category(c) == QChar::Separator_Space;
}

/// What stands in none of the categories of isProhibited(): RFC 3454, C.2.2, C.6 and C.7.
bool isProhibitedByName(char32_t c)
{
    return c == 0x06DD || c == 0x070F || c == 0x180E || (c >= 0x2028 && c <= 0x2029) ||
           (c >= 0x2061 && c <= 0x2063) || (c >= 0xFFF9 && c <= 0xFFFD) || (c >= 0x2FF0 && c <= 0x2FFB) ||
           c == 0x0340 || c == 0x0341;
}

/// RFC 4013, 2.3. Unicode's categories cover C.2 to C.5, C.8 and C.9.
bool isProhibited(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_Surrogate:
        return true;
    default:
        return QChar::isNonCharacter(c) || isOtherSpace(c) || isProhibitedByName(c);
    }
}

/// RFC 4013, 2.5.
bool isUnassigned(char32_t c)
{
    return QChar::category(c) == QChar::Other_NotAssigned || QChar::unicodeVersion(c) > QChar::Unicode_3_2;
}

bool isRightToLeft(char32_t c)
{
    const QChar::Direction direction = QChar::direction(c);
    return direction == QChar::DirR || direction == QChar::DirAL;
}

/// RFC 3454, 6.
bool hasOneDirection(const QList<uint> &text)
{
    if (std::ranges::none_of(text, isRightToLeft))
        return true;
    const auto isLeftToRight = [](uint c) { return QChar::direction(c) == QChar::DirL; };
    return std::ranges::none_of(text, isLeftToRight) && isRightToLeft(text.first()) &&
           isRightToLeft(text.last());
}

} // namespace

std::optional<QByteArray> saslPrep(QByteArrayView utf8, SaslPrepUse use)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(utf8);
    if (decoder.hasError())
        return std::nullopt;
    QString mapped;
    for (const uint c : text.toUcs4()) {
        if (isOtherSpace(c))
            mapped += u' ';
        else if (!isMappedToNothing(c))
            mapped += QChar::fromUcs4(c);
    }
    const QString normalized = mapped.normalized(QString::NormalizationForm_KC, QChar::Unicode_3_2);
    const QList<uint> result = normalized.toUcs4();
    if (std::ranges::any_of(result, isProhibited) || !hasOneDirection(result))
        return std::nullopt;
    if (use == SaslPrepUse::Stored && std::ranges::any_of(result, isUnassigned))
        return std::nullopt;
    return normalized.toUtf8();
}

} // namespace mqtt
