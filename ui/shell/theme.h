// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/uistate.h"

#include <QtCore/QObject>

class QApplication;

namespace avocet {

/// Dresses the application: style, palette and interface font, light or dark. One for each process, made
/// before the first window, since it reads the system's own palette.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &application);

    /// Takes effect at once, in all windows.
    void setChoice(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }
    bool isDark() const;

private:
    void apply();

    QApplication &m_application;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_isSystemDark;
};

} // namespace avocet
