// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>

namespace avocet {

Translations::Translations(QCoreApplication &application, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    const QString folder = QStringLiteral(":/translations");
    // English has a catalogue too: for its plurals, and for whoever reads English first and Chinese second.
    if (m_words.load(locale, QStringLiteral("avocet"), QStringLiteral("_"), folder) ||
        m_words.load(QStringLiteral("avocet_en"), folder))
        application.installTranslator(&m_words);
    if (m_qtWords.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(&m_qtWords);
}

} // namespace avocet
