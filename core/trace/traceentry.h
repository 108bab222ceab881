// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/tracedpacket.h"

#include <QtCore/QByteArrayList>

namespace mqtt {

/// A packet of a trace, and what its neighbours tell of it.
struct TraceEntry
{
    TracedPacket packet;
    PacketIdentifier packetId = 0; ///< 0: none
    quint64 exchange = 0;          ///< the same for a request and all its answers; 0: stands alone
    qint64 latency = -1;           ///< of an answer, from its request, in microseconds
    QByteArrayList topics; ///< the Topic Name with aliases resolved, or Topic Filters; an answer has its request's
};

} // namespace mqtt
