// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace avocet::test {

/// A process that ended but was not yet waited for by its parent counts as gone, where the system tells.
bool isAlive(qint64 processId);
/// At once, and without a word to it.
void killProcess(qint64 processId);
/// Ends the sending half of a TCP connection (FIN); the other half stays.
void endSending(qintptr socket);

} // namespace avocet::test
