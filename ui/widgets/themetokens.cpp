// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/themetokens.h"

namespace avocet {

const ThemeTokens &lightTokens()
{
    static const ThemeTokens tokens{
        .window = 0xF4F6F7, .surface = 0xFFFFFF, .border = 0xD5DBE0,
        .text = 0x1A2127, .secondary = 0x525E68, .muted = 0x66717B,
        .accent = 0x0A6A86, .onAccent = 0xFFFFFF, .accentSoft = 0xE1F0F4,
        .selection = 0xCDE6EE, .selectionText = 0x10222A,
        .ok = 0x1B7442, .warning = 0x8A5200, .danger = 0xB3261E,
        .activity = 0xF2A93B,
        .authors = {0xBA482C, 0x8C6521, 0x52781C, 0x1D7C4D, 0x207788, 0x3568D0, 0x864DD5, 0xC22E91},
    };
    return tokens;
}

const ThemeTokens &darkTokens()
{
    static const ThemeTokens tokens{
        .window = 0x14181B, .surface = 0x1B2024, .border = 0x353E45,
        .text = 0xE6EAED, .secondary = 0xA9B3BB, .muted = 0x8F9AA3,
        .accent = 0x5FC3DD, .onAccent = 0x06222B, .accentSoft = 0x12333D,
        .selection = 0x1E4855, .selectionText = 0xEAF6FA,
        .ok = 0x5CC689, .warning = 0xE5AA4E, .danger = 0xF3877F,
        .activity = 0xF2A93B,
        .authors = {0xE29683, 0xD4A149, 0x7FBA2C, 0x2EC278, 0x39B7D0, 0x8BA9E4, 0xBB9CE8, 0xE48BC6},
    };
    return tokens;
}

const ThemeTokens &themeTokens(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

QPalette paletteFrom(const ThemeTokens &t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.surface);
    palette.setColor(QPalette::AlternateBase, t.window);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Button, t.window);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.danger);
    palette.setColor(QPalette::Highlight, t.selection);
    palette.setColor(QPalette::HighlightedText, t.selectionText);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::ToolTipBase, t.surface);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Light, t.surface);
    palette.setColor(QPalette::Midlight, t.window);
    palette.setColor(QPalette::Mid, t.border);
    palette.setColor(QPalette::Dark, t.border);
    palette.setColor(QPalette::Shadow, t.border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor disabled = t.text;
        disabled.setAlphaF(0.45f);
        palette.setColor(QPalette::Disabled, role, disabled);
    }
    return palette;
}

} // namespace avocet
