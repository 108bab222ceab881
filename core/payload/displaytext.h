// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace avocet {

struct DisplayText
{
    QString text;
    qsizetype replacements = 0; ///< ill-formed sequences, each shown as one U+FFFD
};

/// Bytes as text that a text view can hold: line ends become "\n", other control characters their picture (␀
/// to ␟ and ␡, U+FFFD for those from U+0080), Unicode's line and paragraph separators "␤", and what a text
/// document keeps for itself U+FFFD.
DisplayText toDisplayText(QByteArrayView bytes);

} // namespace avocet
