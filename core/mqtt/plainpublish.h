// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/asciiscan.h"
#include "mqtt/packetdecoder.h"

#include <QtCore/QtEndian>

namespace mqtt {

/// Whether raw properties of a PUBLISH are one Subscription Identifier and nothing else, as on every message
/// of a broker of 5.0; then `identifier` is its value.
inline bool isOneSubscriptionIdentifier(QByteArrayView properties, quint32 &identifier)
{
    if (properties.size() < 2 || properties.size() > 3 ||
        properties[0] != char(PropertyId::SubscriptionIdentifier))
        return false;
    const quint8 low = quint8(properties[1]);
    const quint8 high = properties.size() == 3 ? quint8(properties[2]) : quint8(0);
    if ((low < 0x80) != (properties.size() == 2) || low == 0 || high >= 0x80 ||
        (properties.size() == 3 && high == 0))
        return false;
    identifier = quint32(low & 0x7F) | quint32(high) << 7;
    return true;
}

/// decodePublish() for the packet that nearly every PUBLISH is, inlined: ASCII Topic Name, no property but a
/// Subscription Identifier. True: `view` is what decodePublish() gives. False: nothing is said; ask that.
inline bool decodePlainPublish(const Frame &frame, ProtocolVersion version, PublishView &view)
{
    const quint8 flags = frame.flags();
    const quint8 qos = (flags >> 1) & 0x03;
    const char *at = frame.body.data();
    qsizetype left = frame.body.size();
    if (qos == 3 || (qos == 0 && (flags & 0x08) != 0) || left < 2)
        return false;
    const qsizetype topicSize = qFromBigEndian<quint16>(at);
    left -= 2 + topicSize + (qos == 0 ? 0 : 2);
    if (left < 0 || topicSize == 0)
        return false;
    view.topic = QByteArrayView(at + 2, topicSize);
    if (!isAsciiWithout<'\0', '+', '#'>(view.topic))
        return false;
    at += 2 + topicSize;
    view.packetId = 0;
    if (qos != 0) {
        view.packetId = qFromBigEndian<quint16>(at);
        at += 2;
        if (view.packetId == 0)
            return false;
    }
    view.properties = {};
    if (version == ProtocolVersion::V5_0) {
        const qsizetype size = left > 0 ? quint8(*at) : 0xFF;
        if (size + 1 > left)
            return false;
        view.properties = QByteArrayView(at + 1, size);
        quint32 identifier = 0;
        if (size != 0 && !isOneSubscriptionIdentifier(view.properties, identifier))
            return false;
        at += 1 + size;
        left -= 1 + size;
    }
    view.payload = QByteArrayView(at, left);
    view.topicAlias = 0;
    view.qos = QoS(qos);
    view.retain = (flags & 0x01) != 0;
    view.dup = (flags & 0x08) != 0;
    return true;
}

} // namespace mqtt
