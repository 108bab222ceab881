// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QThread>

#include <memory>

namespace mqtt {

/// Lets a thread that was told to end do so in its own time, which is a matter of seconds at most, and
/// deletes it then. The last of them are waited for when the QCoreApplication goes. From its thread only.
void leaveToItself(std::unique_ptr<QThread> thread);

} // namespace mqtt
