// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/numberwords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <cstdlib>

namespace avocet {

namespace {
QString translated(const char *text)
{
    return QCoreApplication::translate("NumberWords", text);
}

/// Three digits that matter.
QString shortened(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 2 : value < 100 ? 1 : 0);
}
} // namespace

QString countInWords(quint64 count)
{
    if (count < 10'000'000)
        return QLocale().toString(count);
    if (count < 10'000'000'000)
        return shortened(double(count) / 1e6) + u'M';
    return shortened(double(count) / 1e9) + u'G';
}

QString rateInWords(double perSecond)
{
    if (perSecond < 0.5)
        return {};
    const QLocale locale;
    QString number;
    if (perSecond < 9.95)
        number = locale.toString(perSecond, 'f', 1);
    else if (perSecond < 999.5)
        number = locale.toString(perSecond, 'f', 0);
    else if (perSecond < 999'500)
        number = locale.toString(perSecond / 1e3, 'f', perSecond < 99'500 ? 1 : 0) + u'k';
    else
        number = locale.toString(perSecond / 1e6, 'f', 1) + u'M';
    return translated(QT_TRANSLATE_NOOP("NumberWords", "%1/s")).arg(number);
}

QString intervalInWords(qint64 microseconds)
{
    const QLocale locale;
    const QString sign = microseconds < 0 ? QStringLiteral("−") : QStringLiteral("+");
    const qint64 size = std::abs(microseconds);
    if (size < 1000)
        return sign + translated(QT_TRANSLATE_NOOP("NumberWords", "%1 µs")).arg(locale.toString(size));
    if (size < 1'000'000)
        return sign + translated(QT_TRANSLATE_NOOP("NumberWords", "%1 ms")).arg(locale.toString(size / 1000));
    if (size < 60'000'000)
        return sign + translated(QT_TRANSLATE_NOOP("NumberWords", "%1 s"))
                          .arg(locale.toString(double(size) / 1e6, 'f', 3));
    const qint64 seconds = size / 1'000'000;
    if (seconds < 3600)
        return sign + translated(QT_TRANSLATE_NOOP("NumberWords", "%1 min %2 s"))
                          .arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    return sign + translated(QT_TRANSLATE_NOOP("NumberWords", "%1 h %2 min"))
                      .arg(locale.toString(seconds / 3600), locale.toString(seconds % 3600 / 60));
}

QString latencyInWords(qint64 microseconds)
{
    if (microseconds < 1000 || microseconds >= 1'000'000)
        return intervalInWords(microseconds).mid(1);
    return translated(QT_TRANSLATE_NOOP("NumberWords", "%1 ms")).arg(shortened(double(microseconds) / 1000));
}

} // namespace avocet
