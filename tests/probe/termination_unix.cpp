// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/termination.h"

#include <QtCore/QSocketNotifier>

#include <csignal>
#include <unistd.h>

namespace avocet::probe {

namespace {
int pipeEnds[2] = {-1, -1};

void wake(int)
{
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}
} // namespace

void onTermination(QObject *context, const std::function<void()> &call)
{
    if (::pipe(pipeEnds) != 0)
        return;
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [notifier, call] {
        notifier->setEnabled(false);
        call();
    });
    for (const int number : {SIGTERM, SIGINT})
        std::signal(number, wake);
}

} // namespace avocet::probe
