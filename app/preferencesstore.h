// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/preferencesdialog.h"

class QSettings;

namespace avocet {

/// What is missing or out of range there is as it is at first.
Preferences readPreferences(const QSettings &settings);
void writePreferences(QSettings &settings, const Preferences &preferences);

} // namespace avocet
