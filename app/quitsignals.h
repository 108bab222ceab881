// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace avocet {

/// Ctrl+C in the terminal and the system's request to end close the program in good order: DISCONNECT is
/// sent, what is remembered is saved, the local broker ends. `parent` owns what that needs. Once for each
/// process.
void quitOnTerminationSignals(QObject *parent);

} // namespace avocet
