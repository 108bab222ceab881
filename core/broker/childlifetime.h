// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QProcess;

namespace avocet {

/// Call before start(), from the main thread: the child is killed when this program dies, however it dies. On
/// Linux the kernel sees to it; it watches the thread that starts the child, so that thread must be the main
/// one. On other systems nothing is done, and a child outlives a parent that was killed.
void tieToOwnLifetime(QProcess &child);

} // namespace avocet
