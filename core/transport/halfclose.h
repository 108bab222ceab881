// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace mqtt {

/// Sends what the system still holds and then FIN; reading goes on. `descriptor` is QAbstractSocket's. A failure
/// shows as the end of the connection.
void shutDownWriting(qintptr descriptor);

} // namespace mqtt
