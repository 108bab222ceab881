// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/halfclose.h"

#include <sys/socket.h>

namespace mqtt {

void shutDownWriting(qintptr descriptor)
{
    ::shutdown(int(descriptor), SHUT_WR);
}

} // namespace mqtt
