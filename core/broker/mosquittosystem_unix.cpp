// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/mosquittosystem.h"

#include <unistd.h>

namespace avocet {

QStringList mosquittoFolders()
{
    // Debian and Fedora; Homebrew on Apple silicon; Homebrew on Intel, and what was built by hand; MacPorts.
    // A program started from the Dock or a desktop has none of them in its PATH.
    return {QStringLiteral("/usr/sbin"), QStringLiteral("/opt/homebrew/sbin"),
            QStringLiteral("/usr/local/sbin"), QStringLiteral("/opt/local/sbin")};
}

QStringList mosquittoUserLines()
{
    return ::geteuid() == 0 ? QStringList{QStringLiteral("user root")} : QStringList();
}

} // namespace avocet
