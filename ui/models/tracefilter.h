// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/traceentry.h"

#include <QtCore/QString>

namespace avocet {

/// Which packets of a trace are shown. All conditions that are set have to hold.
struct TraceFilter
{
    static constexpr quint16 everyType = 0xFFFE;

    quint16 types = everyType; ///< bit n: Control Packet type n
    mqtt::PacketIdentifier packetId = 0;
    /// With + or # a Topic Filter, else any part of a topic, upper or lower case. An answer is shown with its
    /// request.
    QString topic;

    bool takes(const mqtt::TraceEntry &entry) const;
    bool isEmpty() const { return *this == TraceFilter(); }
    bool operator==(const TraceFilter &) const = default;
};

} // namespace avocet
