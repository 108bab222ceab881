// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/packets.h"

#include <type_traits>

namespace mqtt {

static_assert(std::is_same_v<std::variant_alternative_t<size_t(PacketType::Connect) - 1, Packet>, Connect>);
static_assert(std::is_same_v<std::variant_alternative_t<size_t(PacketType::Auth) - 1, Packet>, Auth>);

PacketType packetType(const Packet &packet)
{
    return PacketType(packet.index() + 1); // the alternatives stand in the order of 2.1.2
}

const char *packetName(PacketType type)
{
    switch (type) {
    case PacketType::Connect:
        return "CONNECT";
    case PacketType::Connack:
        return "CONNACK";
    case PacketType::Publish:
        return "PUBLISH";
    case PacketType::Puback:
        return "PUBACK";
    case PacketType::Pubrec:
        return "PUBREC";
    case PacketType::Pubrel:
        return "PUBREL";
    case PacketType::Pubcomp:
        return "PUBCOMP";
    case PacketType::Subscribe:
        return "SUBSCRIBE";
    case PacketType::Suback:
        return "SUBACK";
    case PacketType::Unsubscribe:
        return "UNSUBSCRIBE";
    case PacketType::Unsuback:
        return "UNSUBACK";
    case PacketType::Pingreq:
        return "PINGREQ";
    case PacketType::Pingresp:
        return "PINGRESP";
    case PacketType::Disconnect:
        return "DISCONNECT";
    case PacketType::Auth:
        return "AUTH";
    }
    return "reserved";
}

} // namespace mqtt
