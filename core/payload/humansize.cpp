// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/humansize.h"

#include <array>

namespace avocet {

QString humanSize(qint64 bytes, const QLocale &locale)
{
    static constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    size_t unit = 0;
    double number = double(bytes);
    while (number >= 999.5 && unit + 1 < units.size()) {
        number /= 1000;
        ++unit;
    }
    const bool hasDecimal = unit > 0 && number < 9.95 && qRound(number * 10) % 10 != 0;
    return locale.toString(number, 'f', hasDecimal ? 1 : 0) + QChar(QChar::Nbsp) +
           QLatin1StringView(units.at(unit));
}

} // namespace avocet
