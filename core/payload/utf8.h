// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

namespace avocet {

/// The size of the well-formed sequence that the bytes start with, 1 to 4; 0 if they start with none.
qsizetype utf8SequenceSize(QByteArrayView bytes);

/// How many bytes from the start are well-formed UTF-8 (Unicode 15, table 3-7). The whole size, if all are.
qsizetype wellFormedUtf8Prefix(QByteArrayView bytes);

/// How many bytes from the start belong together as one ill-formed sequence, to be shown as one U+FFFD
/// (Unicode 15, 3.9 "substitution of maximal subparts"). `bytes` is not empty and does not start well-formed.
qsizetype illFormedUtf8Length(QByteArrayView bytes);

/// The longest start of at most `size` bytes that does not cut a UTF-8 sequence in two.
QByteArrayView utf8Head(QByteArrayView bytes, qsizetype size);

/// Well-formed UTF-8 without control characters other than tab, line feed and carriage return.
bool isPlainText(QByteArrayView bytes);

} // namespace avocet
