// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

namespace mqtt {

/// The Protocol Version byte of CONNECT (3.1.2.2).
enum class ProtocolVersion : quint8 { V3_1 = 3, V3_1_1 = 4, V5_0 = 5 };

/// Quality of Service (4.3).
enum class QoS : quint8 { AtMostOnce = 0, AtLeastOnce = 1, ExactlyOnce = 2 };

/// Control Packet types (2.1.2).
enum class PacketType : quint8 {
    Connect = 1,
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Pubrec = 5,
    Pubrel = 6,
    Pubcomp = 7,
    Subscribe = 8,
    Suback = 9,
    Unsubscribe = 10,
    Unsuback = 11,
    Pingreq = 12,
    Pingresp = 13,
    Disconnect = 14,
    Auth = 15,
};

/// 1 to 65535; 0 stands for "none" (2.2.1).
using PacketIdentifier = quint16;

/// The largest Variable Byte Integer (1.5.5), and so the largest Remaining Length.
inline constexpr quint32 maximumVariableByteInteger = 268'435'455;
/// Fixed header and the largest Remaining Length together.
inline constexpr quint32 maximumPacketSizeOfStandard = maximumVariableByteInteger + 5;

} // namespace mqtt
