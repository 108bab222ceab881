// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTranslator>

class QCoreApplication;

namespace avocet {

/// The language of the interface, as long as this lives. Made before anything that speaks or chooses a font.
class Translations
{
public:
    /// `language` is "en", "zh_CN" or empty for that of the system. A named one becomes the default QLocale.
    Translations(QCoreApplication &application, const QString &language);

private:
    QTranslator m_words;
    QTranslator m_qtWords;
};

} // namespace avocet
