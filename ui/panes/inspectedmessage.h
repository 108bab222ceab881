// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"

#include <QtCore/QByteArray>

namespace avocet {

/// An Application Message as the inspector shows it.
struct InspectedMessage
{
    QByteArray topic;
    QByteArray payload;
    mqtt::PropertyList properties;
    qint64 timeMicroseconds = 0; ///< of arrival, since 1970, UTC
    quint8 qos = 0;
    bool retain = false;
    bool dup = false;
    quint64 sequence = 0; ///< its place in the history
};

} // namespace avocet
