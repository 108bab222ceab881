// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QtCore/QByteArrayView>

namespace avocet {

/// An Application Message that has arrived on any topic; the bytes are only borrowed.
struct ChatArrival
{
    QByteArrayView topic{};
    QByteArrayView payload{};
    qint64 time = 0; ///< microseconds since 1970, UTC
    mqtt::PacketIdentifier packetId = 0;
    bool retain = false;
    bool dup = false;
};

} // namespace avocet
