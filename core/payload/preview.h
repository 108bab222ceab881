// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace avocet {

/// What a payload's one-line preview is made of. Core has no words of its own: see PreviewWords.
struct Preview
{
    enum class Kind : quint8 { Empty, Text, Binary };
    Kind kind = Kind::Empty;
    QString text;       ///< of Text: one line; of Binary: the first bytes in hex, "89 50 4E 47"
    qsizetype size = 0; ///< of the whole payload, in bytes
};

struct PreviewWords
{
    QString empty;  ///< for example "(empty)"
    QString binary; ///< for example "‹binary, %1›"; %1 is the size
};

/// Looks at the first few hundred bytes only, however large the payload is. Text becomes a singleLine(), JSON
/// loses the white space between its tokens, and what was cut ends with "…". `maxChars` counts UTF-16 units
/// and includes the "…".
Preview preview(QByteArrayView payload, qsizetype maxChars = 120);

/// The same as one line for a list.
QString previewLine(QByteArrayView payload, const PreviewWords &words, qsizetype maxChars = 120);

} // namespace avocet
