// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QFont>
#include <QtGui/QFontDatabase>

namespace avocet {

/// The system's font. In a Chinese interface (the default QLocale tells) it takes what it lacks from a font
/// with the Simplified Chinese forms; left alone, a system in another language falls back to the Japanese
/// ones.
QFont systemFont(QFontDatabase::SystemFont kind);

/// The interface font in another size. `pixels` is meant beside the 13 px base and grows with it, when the
/// application's font is larger.
QFont interfaceFont(double pixels, QFont::Weight weight = QFont::Normal);

/// The system's fixed font at 12.5 px beside the 13 px base: for payloads and other bytes.
QFont payloadFont();

} // namespace avocet
