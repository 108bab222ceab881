// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/system.h"

#include <QtCore/QFile>

#include <csignal>
#include <sys/socket.h>

namespace avocet::test {

bool isAlive(qint64 processId)
{
    if (::kill(pid_t(processId), 0) != 0)
        return false;
    QFile file(QStringLiteral("/proc/%1/stat").arg(processId));
    if (!file.open(QIODevice::ReadOnly))
        return !QFile::exists(QStringLiteral("/proc/self/stat"));
    const QByteArray stat = file.readAll();
    return stat.mid(stat.lastIndexOf(')') + 2, 1) != "Z";
}

void killProcess(qint64 processId)
{
    ::kill(pid_t(processId), SIGKILL);
}

void endSending(qintptr socket)
{
    ::shutdown(int(socket), SHUT_WR);
}

} // namespace avocet::test
