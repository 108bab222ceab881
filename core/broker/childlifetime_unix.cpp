// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/childlifetime.h"

#include <QtCore/QProcess>

namespace avocet {

namespace {
// It reads from a pipe that only this program holds the other end of. When the program is gone, however it
// went, the pipe is at its end.
const QString waitThenKill = QStringLiteral("trap '' HUP INT TERM; read line; kill -KILL \"$0\"");
constexpr int patience = 1'000; // milliseconds
} // namespace

void tieToOwnLifetime(QProcess &child)
{
    auto *watcher = new QProcess(&child);
    watcher->setStandardOutputFile(QProcess::nullDevice());
    watcher->setStandardErrorFile(QProcess::nullDevice());
    QObject::connect(&child, &QProcess::started, watcher, [&child, watcher] {
        watcher->start(QStringLiteral("/bin/sh"),
                       {QStringLiteral("-c"), waitThenKill, QString::number(child.processId())});
    });
    // Its number may soon belong to another process.
    QObject::connect(&child, &QProcess::finished, watcher, [watcher] {
        watcher->kill();
        watcher->waitForFinished(patience);
    });
}

void askToEnd(QProcess &child)
{
    child.terminate();
}

} // namespace avocet
