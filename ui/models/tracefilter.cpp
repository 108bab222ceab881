// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracefilter.h"

#include "mqtt/topicfilter.h"

#include <algorithm>

namespace avocet {

bool TraceFilter::takes(const mqtt::TraceEntry &entry) const
{
    if ((types >> quint8(entry.packet.type()) & 1) == 0 || (packetId != 0 && entry.packetId != packetId))
        return false;
    if (topic.isEmpty())
        return true;
    const QByteArray filter = topic.toUtf8();
    const bool hasWildcard = mqtt::hasWildcard(filter);
    return std::ranges::any_of(entry.topics, [&](const QByteArray &candidate) {
        return hasWildcard ? candidate == filter || mqtt::matches(filter, candidate)
                           : QString::fromUtf8(candidate).contains(topic, Qt::CaseInsensitive);
    });
}

} // namespace avocet
