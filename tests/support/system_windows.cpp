// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/system.h"

#include <winsock2.h> // before windows.h

#include <windows.h>

namespace avocet::test {

bool isAlive(qint64 processId)
{
    const HANDLE process = ::OpenProcess(SYNCHRONIZE, FALSE, DWORD(processId));
    if (!process)
        return false;
    const bool isRunning = ::WaitForSingleObject(process, 0) == WAIT_TIMEOUT;
    ::CloseHandle(process);
    return isRunning;
}

void killProcess(qint64 processId)
{
    const HANDLE process = ::OpenProcess(PROCESS_TERMINATE, FALSE, DWORD(processId));
    if (!process)
        return;
    ::TerminateProcess(process, 1);
    ::CloseHandle(process);
}

void endSending(qintptr socket)
{
    ::shutdown(SOCKET(socket), SD_SEND);
}

} // namespace avocet::test
