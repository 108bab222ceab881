// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

#include <functional>

namespace avocet::probe {

/// Calls `call` in the event loop of `context` when the system asks the program to end (SIGTERM, SIGINT).
/// Once per program.
void onTermination(QObject *context, const std::function<void()> &call);

} // namespace avocet::probe
