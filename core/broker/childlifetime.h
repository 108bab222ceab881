// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QProcess;

namespace avocet {

/// Once, before start(), from the main thread: the child is killed when this program dies, however it dies.
/// On Linux the kernel sees to it; it watches the thread that starts the child, so that thread must be the
/// main one. On Windows a job object does, and on other systems a second child that waits for our end.
void tieToOwnLifetime(QProcess &child);

/// Asks it to end in good order where the system has a way to ask a program without a window, else kills it.
/// Does not wait.
void askToEnd(QProcess &child);

} // namespace avocet
