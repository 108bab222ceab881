// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/childlifetime.h"

#include <QtCore/QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace avocet {

void tieToOwnLifetime(QProcess &child)
{
    // Runs between fork and exec: only calls that are safe there.
    child.setChildProcessModifier([parent = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) // it died before the line above
            ::_exit(1);
    });
}

void askToEnd(QProcess &child)
{
    child.terminate();
}

} // namespace avocet
