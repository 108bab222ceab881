// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/mosquittosystem.h"

#include <QtCore/QDir>

namespace avocet {

QStringList mosquittoFolders()
{
    // Its installer does not add it to PATH.
    QStringList folders;
    for (const char *variable : {"ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"}) {
        const QString root = qEnvironmentVariable(variable);
        if (!root.isEmpty())
            folders.append(QDir(root).filePath(QStringLiteral("mosquitto")));
    }
    return folders;
}

QStringList mosquittoUserLines()
{
    return {};
}

} // namespace avocet
