// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/childlifetime.h"

#include <QtCore/QProcess>
#include <QtCore/qt_windows.h>

namespace avocet {

namespace {

// The system closes the handle when this program ends, however it ends, and then ends what is in the job.
HANDLE makeJob()
{
    const HANDLE job = ::CreateJobObjectW(nullptr, nullptr);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (job)
        ::SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    return job;
}

} // namespace

void tieToOwnLifetime(QProcess &child)
{
    static const HANDLE job = makeJob();
    QObject::connect(&child, &QProcess::started, &child, [&child] {
        const HANDLE process =
            ::OpenProcess(PROCESS_SET_QUOTA | PROCESS_TERMINATE, FALSE, DWORD(child.processId()));
        if (!process)
            return;
        ::AssignProcessToJobObject(job, process);
        ::CloseHandle(process);
    });
}

void askToEnd(QProcess &child)
{
    child.kill(); // QProcess::terminate() reaches windows only, and mosquitto has none
}

} // namespace avocet
