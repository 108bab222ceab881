// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a child, prints the numbers of the child and of its watcher, and stays until it is killed.
#include "broker/childlifetime.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QProcess child;
    avocet::tieToOwnLifetime(child);
    auto *watcher = child.findChild<QProcess *>();
    QObject::connect(watcher, &QProcess::started, &application, [&child, watcher] {
        std::printf("%lld %lld\n", static_cast<long long>(child.processId()),
                    static_cast<long long>(watcher->processId()));
        std::fflush(stdout);
    });
    child.start(QStringLiteral("sleep"), {QStringLiteral("120")});
    return QCoreApplication::exec();
}
