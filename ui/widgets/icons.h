// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>

namespace avocet {

/// The icon of `resources/icons/<name>.svg`, in the colour of the application's palette at the moment of
/// painting, so that it follows the theme and the disabled state.
QIcon icon(const QString &name);

} // namespace avocet
