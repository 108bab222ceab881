// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace avocet {

/// With the locale's separators; from ten million on shortened ("36.0M").
QString countInWords(quint64 count);
/// "12/s", "1.2k/s"; empty below one in two seconds.
QString rateInWords(double perSecond);
/// A distance in time: "+350 µs", "+12 ms", "+1.234 s", "+2 min 3 s", "+5 h 1 min".
QString intervalInWords(qint64 microseconds);
/// The same without a sign, and with three digits below a second: "350 µs", "1.25 ms", "12.4 ms".
QString latencyInWords(qint64 microseconds);

} // namespace avocet
