// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quitsignals.h"

namespace avocet {

// Elsewhere the system closes the window, which is good order already.
void quitOnTerminationSignals(QObject *) {}

} // namespace avocet
