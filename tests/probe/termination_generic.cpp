// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/termination.h"

#include <csignal>

namespace avocet::probe {

namespace {
QObject *target = nullptr;
std::function<void()> action;

/// Where there are no POSIX signals, this comes on a thread of its own.
void wake(int)
{
    QMetaObject::invokeMethod(
        target, [] { action(); }, Qt::QueuedConnection);
}
} // namespace

void onTermination(QObject *context, const std::function<void()> &call)
{
    target = context;
    action = call;
    for (const int number : {SIGTERM, SIGINT})
        std::signal(number, wake);
}

} // namespace avocet::probe
