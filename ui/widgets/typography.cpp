// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/typography.h"

#include <QtGui/QFontDatabase>
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

QFont interfaceFont(double pixels, QFont::Weight weight)
{
    QFont font = resized(QApplication::font(), pixels);
    font.setWeight(weight);
    return font;
}

QFont payloadFont()
{
    return resized(QFontDatabase::systemFont(QFontDatabase::FixedFont), payloadPixels);
}

} // namespace avocet
