// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace avocet {

/// A payload in one line: text as it is, JSON without white space, bytes that are no text in hex. Only the
/// first bytes are looked at, whatever the size. Nothing in it can break the line or turn its direction.
QString valuePreview(QByteArrayView payload);

/// Bytes from outside, well-formed UTF-8 or not, for one line: control characters replaced.
QString oneLine(QByteArrayView utf8);

} // namespace avocet
