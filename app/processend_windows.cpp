// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/processend.h"

#include <QtCore/qt_windows.h>

#include <cstdio>

namespace avocet {

/// ExitProcess() ends threads of the system's libraries wherever they are, and then has every library clean up:
/// MinGW's C++ library waits there for a lock that one of them held.
void endProcess(int exitCode)
{
    std::fflush(nullptr);
    ::TerminateProcess(::GetCurrentProcess(), UINT(exitCode));
    for (;;) {
    }
}

} // namespace avocet
