// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

// What others wrote, made safe to look at. Nothing here is markup: it is to be drawn as plain text.
namespace avocet {

/// A name in one line of at most 40 characters: controls become spaces, bidirectional formatting is taken
/// out.
QString displayName(const QString &name);
/// Lines end in '\n'; other controls get their symbols (U+2400 and up); overrides of the writing direction
/// become U+FFFD, and what could embed or close one is taken out, as are more than four marks on one character.
QString displayText(const QString &text);
/// In FIRST STRONG ISOLATE and POP, line by line: for text that stands beside other text.
QString isolated(const QString &text);
/// For the clipboard: as it was written, without controls but line ends and tabulators.
QString copyText(const QString &text);

} // namespace avocet
