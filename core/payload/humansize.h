// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLocale>
#include <QtCore/QString>

namespace avocet {

/// "0 B", "999 B", "1.2 kB", "12 kB", "256 MB": powers of 1000 as the SI has them, at most one decimal,
/// rounded, with the locale's decimal point.
QString humanSize(qint64 bytes, const QLocale &locale = QLocale());

} // namespace avocet
