// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

class QSettings;

namespace avocet {

enum class ThemeChoice { System, Light, Dark };

/// What the window remembers from one start to the next. Borrows the settings, so that tests bring their own.
class UiState
{
public:
    explicit UiState(QSettings &settings);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    QByteArray docks() const;
    void setDocks(const QByteArray &docks);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// "en", "zh_CN", or empty: the system's.
    QString language() const;
    void setLanguage(const QString &language);

private:
    QSettings &m_settings;
};

} // namespace avocet
