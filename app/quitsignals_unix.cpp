// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quitsignals.h"

#include <QtCore/QSocketNotifier>
#include <QtWidgets/QApplication>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace avocet {

namespace {
int wakeEnd = -1; // a signal handler can reach nothing else

void onSignal(int number)
{
    const char byte = char(number);
    [[maybe_unused]] const auto written = ::write(wakeEnd, &byte, 1);
}
} // namespace

void quitOnTerminationSignals(QObject *parent)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return;
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    wakeEnd = ends[1];
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, parent);
    QObject::connect(notifier, &QSocketNotifier::activated, parent, [notifier] {
        notifier->setEnabled(false);
        QApplication::closeAllWindows();
        QCoreApplication::quit();
    });
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action = {};
        action.sa_handler = onSignal;
        action.sa_flags = int(SA_RESETHAND); // a second one ends at once
        ::sigaction(number, &action, nullptr);
    }
}

} // namespace avocet
