// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/typography.h"

#include <QtCore/QLocale>
#include <QtGui/QFontInfo>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>

namespace avocet {

namespace {
constexpr double basePixels = 13;
constexpr double payloadPixels = 12.5;

/// In points, since a QFont has whole pixels only.
QFont resized(QFont font, double pixels)
{
    const double factor = QFontInfo(QApplication::font()).pixelSize() / basePixels;
    const QScreen *screen = QGuiApplication::primaryScreen();
    const double dotsPerInch = screen ? screen->logicalDotsPerInchY() : 96;
    font.setPointSizeF(pixels * factor * 72 / dotsPerInch);
    return font;
}
} // namespace

QFont systemFont(QFontDatabase::SystemFont kind)
{
    QFont font = QFontDatabase::systemFont(kind);
    if (QLocale().script() != QLocale::SimplifiedHanScript)
        return font;
    QStringList families{QFontInfo(font).family()}; // an alias such as “Sans Serif” would lose to real names
    if (kind == QFontDatabase::FixedFont)
        families << QStringLiteral("Noto Sans Mono CJK SC");
    families << QStringLiteral("Noto Sans CJK SC") << QStringLiteral("Source Han Sans SC")
             << QStringLiteral("Microsoft YaHei UI") << QStringLiteral("PingFang SC");
    font.setFamilies(families);
    return font;
}

QFont interfaceFont(double pixels, QFont::Weight weight)
{
    QFont font = resized(QApplication::font(), pixels);
    font.setWeight(weight);
    return font;
}

QFont payloadFont()
{
    return resized(systemFont(QFontDatabase::FixedFont), payloadPixels);
}

} // namespace avocet
