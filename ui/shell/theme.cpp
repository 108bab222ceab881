// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/theme.h"

#include "shell/avocetstyle.h"
#include "widgets/themetokens.h"
#include "widgets/typography.h"

#include <QtGui/QFontInfo>
#include <QtGui/QStyleHints>
#include <QtWidgets/QApplication>

namespace avocet {

namespace {
constexpr int basePixelSize = 13;
constexpr int enlargedFrom = 16; ///< a system font of this size was enlarged on purpose

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QFont baseFont()
{
    QFont font = systemFont(QFontDatabase::GeneralFont);
    const int systemSize = QFontInfo(font).pixelSize();
    font.setPixelSize(systemSize >= enlargedFrom ? systemSize : basePixelSize);
    return font;
}

QPalette headerPalette(const ThemeTokens &tokens)
{
    QPalette palette = paletteFrom(tokens);
    palette.setColor(QPalette::ButtonText, tokens.secondary);
    return palette;
}
} // namespace

Theme::Theme(QApplication &application)
    : m_application(application)
    , m_isSystemDark(isDarkPalette(QGuiApplication::palette()))
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QStyleHints *hints = QGuiApplication::styleHints();
    if (hints->colorScheme() != Qt::ColorScheme::Unknown)
        m_isSystemDark = hints->colorScheme() == Qt::ColorScheme::Dark;
    connect(hints, &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme scheme) {
        m_isSystemDark = scheme == Qt::ColorScheme::Dark;
        apply();
    });
#endif
    m_application.setStyle(new AvocetStyle);
    m_application.setFont(baseFont());
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

bool Theme::isDark() const
{
    return m_choice == ThemeChoice::System ? m_isSystemDark : m_choice == ThemeChoice::Dark;
}

void Theme::apply()
{
    const ThemeTokens &tokens = isDark() ? darkTokens() : lightTokens();
    m_application.setPalette(paletteFrom(tokens));
    m_application.setPalette(headerPalette(tokens), "QHeaderView");
}

} // namespace avocet
