// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/uistate.h"

#include <QtCore/QSettings>

namespace avocet {

namespace {
constexpr auto geometryKey = "window/geometry";
constexpr auto docksKey = "window/docks";
constexpr auto themeKey = "window/theme";
constexpr auto languageKey = "window/language";

QString key(const char *name)
{
    return QString::fromLatin1(name);
}
} // namespace

UiState::UiState(QSettings &settings)
    : m_settings(settings)
{
}

QByteArray UiState::geometry() const
{
    return m_settings.value(key(geometryKey)).toByteArray();
}

void UiState::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(key(geometryKey), geometry);
}

QByteArray UiState::docks() const
{
    return m_settings.value(key(docksKey)).toByteArray();
}

void UiState::setDocks(const QByteArray &docks)
{
    m_settings.setValue(key(docksKey), docks);
}

ThemeChoice UiState::theme() const
{
    const QString word = m_settings.value(key(themeKey)).toString();
    if (word == u"light")
        return ThemeChoice::Light;
    return word == u"dark" ? ThemeChoice::Dark : ThemeChoice::System;
}

void UiState::setTheme(ThemeChoice choice)
{
    const char *word = choice == ThemeChoice::Light  ? "light"
                       : choice == ThemeChoice::Dark ? "dark"
                                                     : "system";
    m_settings.setValue(key(themeKey), key(word));
}

QString UiState::language() const
{
    return m_settings.value(key(languageKey)).toString();
}

void UiState::setLanguage(const QString &language)
{
    m_settings.setValue(key(languageKey), language);
}

} // namespace avocet
