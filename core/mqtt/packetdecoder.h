// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mqtt/decodeerror.h"
#include "mqtt/packetframer.h"
#include "mqtt/packets.h"

#include <QtCore/QByteArrayView>

namespace mqtt {

/// A PUBLISH in place, for the hot path: nothing is copied or allocated. Fully validated, properties
/// included. The views live as long as the frame.
struct PublishView
{
    QByteArrayView topic; ///< empty only in 5.0 with a Topic Alias
    QByteArrayView payload;
    QByteArrayView properties; ///< the raw property bytes without their length; see decodeProperties
    PacketIdentifier packetId = 0;
    quint16 topicAlias = 0; ///< 0: none
    QoS qos = QoS::AtMostOnce;
    bool retain = false;
    bool dup = false;
};

/// Decodes every packet of every version, in both directions. Pure; keeps no state; reads nothing beyond
/// `frame`. A CONNECT names its version itself, so for it `version` does not count.
Result<Packet, DecodeError> decode(const Frame &frame, ProtocolVersion version);
Result<PublishView, DecodeError> decodePublish(const Frame &frame, ProtocolVersion version);
/// `bytes` without the leading Property Length.
Result<PropertyList, DecodeError> decodeProperties(QByteArrayView bytes, PropertyPlace place);

} // namespace mqtt
