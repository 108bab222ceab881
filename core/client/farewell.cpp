// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/farewell.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

#include <utility>
#include <vector>

namespace mqtt {

namespace {

constexpr unsigned long patience = 2'500; // milliseconds; longer than a Client takes for its last words

std::vector<QPointer<QThread>> leaving;

void waitForAll()
{
    for (const QPointer<QThread> &thread : std::exchange(leaving, {})) {
        if (!thread)
            continue;
        if (!thread->wait(patience)) {
            thread->quit();
            thread->wait();
        }
        delete thread;
    }
}

} // namespace

void leaveToItself(std::unique_ptr<QThread> thread)
{
    std::erase_if(leaving, [](const QPointer<QThread> &left) { return left.isNull(); });
    if (leaving.empty()) {
        qRemovePostRoutine(waitForAll);
        qAddPostRoutine(waitForAll);
    }
    QObject::connect(thread.get(), &QThread::finished, thread.get(), &QObject::deleteLater);
    if (thread->isFinished()) // before that connection
        thread->deleteLater();
    leaving.emplace_back(thread.release());
}

} // namespace mqtt
