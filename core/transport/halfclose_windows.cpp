// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/halfclose.h"

#include <winsock2.h>

namespace mqtt {

void shutDownWriting(qintptr descriptor)
{
    ::shutdown(SOCKET(descriptor), SD_SEND);
}

} // namespace mqtt
