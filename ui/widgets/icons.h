// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>

namespace avocet {

/// `:/icons/<name>.svg`, drawn in the colour of the application's palette at the moment of painting, so that it
/// follows the theme and the disabled state. The SVG uses `currentColor` only.
QIcon icon(const QString &name);

} // namespace avocet
