// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>

#include <array>

namespace avocet {

/// The colours of one theme that QPalette has no role for, and those that it has. Text colours reach WCAG AA on
/// window, surface and selection.
struct ThemeTokens
{
    QColor window, surface, border;
    QColor text, secondary, muted;
    QColor accent, onAccent, accentSoft;
    QColor selection, selectionText;
    QColor ok, warning, danger;
    QColor activity; ///< drawn at 0 to 22 %
    std::array<QColor, 8> authors;
};

const ThemeTokens &lightTokens();
const ThemeTokens &darkTokens();
/// The theme that a palette was made from, told by its window colour: widgets need no global state.
const ThemeTokens &themeTokens(const QPalette &palette);
QPalette paletteFrom(const ThemeTokens &tokens);

namespace metrics {
inline constexpr int treeRowHeight = 22;
inline constexpr int controlHeight = 28;
inline constexpr int topBarHeight = 44;
inline constexpr int radius = 4;
inline constexpr int chatRadius = 8;
inline constexpr int activityFade = 600; ///< milliseconds
} // namespace metrics

} // namespace avocet
