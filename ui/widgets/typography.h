// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QFont>

namespace avocet {

/// The interface font in another size. `pixels` is meant beside the 13 px base and grows with it, when the
/// application's font is larger.
QFont interfaceFont(double pixels, QFont::Weight weight = QFont::Normal);

/// The system's fixed font at 12.5 px beside the 13 px base: for payloads and other bytes.
QFont payloadFont();

} // namespace avocet
