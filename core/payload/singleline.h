// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>

namespace avocet {

/// What stands in place of a character that cannot be seen: the picture of an ASCII control character, U+FFFD
/// for others and for those that change the direction of writing; any other character as it is.
QChar harmless(QChar c);

/// Text from outside (a topic, a value) made fit for one line among others: runs of white space become one
/// space, every other character is harmless(). Not trimmed at its ends.
QString singleLine(QStringView text);

} // namespace avocet
