// SPDX-License-Identifier: GPL-3.0-or-later
#include "malformedpackets.h"

using namespace mqtt;

namespace {

using Versions = std::vector<ProtocolVersion>;
const Versions before5{ProtocolVersion::V3_1, ProtocolVersion::V3_1_1};
const Versions only311{ProtocolVersion::V3_1_1};
const Versions only5{ProtocolVersion::V5_0};
const Versions from311{ProtocolVersion::V3_1_1, ProtocolVersion::V5_0};
const Versions every{ProtocolVersion::V3_1, ProtocolVersion::V3_1_1, ProtocolVersion::V5_0};

constexpr ReasonCode protocolError = ReasonCode::ProtocolError;
constexpr ReasonCode topicNameInvalid = ReasonCode::TopicNameInvalid;
constexpr ReasonCode topicFilterInvalid = ReasonCode::TopicFilterInvalid;
constexpr ReasonCode unsupportedVersion = ReasonCode::UnsupportedProtocolVersion;

const std::vector<Malformed> connects = {
    {"CONNECT empty", every, "10 00"},
    {"CONNECT with another protocol name", every, "10 0C 0004 4D515458 04 02 003C 0000", unsupportedVersion},
    {"CONNECT with name in lower case", every, "10 0C 0004 6D717474 04 02 003C 0000", unsupportedVersion},
    {"CONNECT 3.1 with name MQTT", every, "10 0C 0004 4D515454 03 02 003C 0000", unsupportedVersion},
    {"CONNECT 3.1.1 with name MQIsdp", every, "10 0E 0006 4D5149736470 04 02 003C 0000", unsupportedVersion},
    {"CONNECT version 6", every, "10 0C 0004 4D515454 06 02 003C 0000", unsupportedVersion},
    {"CONNECT with reserved flag", every, "10 0C 0004 4D515454 04 03 003C 0000"},
    {"CONNECT with Will QoS 3", every, "10 12 0004 4D515454 04 1E 003C 0000 0001 77 0001 78"},
    {"CONNECT with Will QoS but no will", every, "10 0C 0004 4D515454 04 0A 003C 0000"},
    {"CONNECT with Will Retain but no will", every, "10 0C 0004 4D515454 04 22 003C 0000"},
    {"CONNECT 3.1.1 with password but no user name", every, "10 0F 0004 4D515454 04 42 003C 0000 0001 70"},
    {"CONNECT without the will it announces", every, "10 0C 0004 4D515454 04 06 003C 0000"},
    {"CONNECT with wildcard in Will Topic", every, "10 12 0004 4D515454 04 06 003C 0000 0001 2B 0001 78",
     topicNameInvalid},
    {"CONNECT with empty Will Topic", every, "10 11 0004 4D515454 04 06 003C 0000 0000 0001 78",
     topicNameInvalid},
    {"CONNECT with Client Identifier not UTF-8", every, "10 0D 0004 4D515454 04 02 003C 0001 FF"},
    {"CONNECT with U+0000 in user name", every, "10 0F 0004 4D515454 04 82 003C 0000 0001 00"},
    {"CONNECT 5.0 with PUBLISH property", every, "10 0F 0004 4D515454 05 02 003C 02 01 01 0000"},
    {"CONNECT 5.0 with CONNECT property in will", every,
     "10 18 0004 4D515454 05 06 003C 00 0000 05 11 00000001 0001 77 0000"},
    {"CONNECT 5.0 with Authentication Data alone", every, "10 11 0004 4D515454 05 02 003C 04 16 0001 78 0000",
     protocolError},
    {"CONNECT 5.0 with Receive Maximum 0", every, "10 10 0004 4D515454 05 02 003C 03 21 0000 0000",
     protocolError},
    {"CONNECT 5.0 with Request Problem Information 2", every, "10 0F 0004 4D515454 05 02 003C 02 17 02 0000",
     protocolError},
};

const std::vector<Malformed> connacks = {
    {"CONNACK empty", every, "20 00"},
    {"CONNACK of one byte", every, "20 01 00"},
    {"CONNACK too long", before5, "20 03 00 00 00"},
    {"CONNACK without properties", only5, "20 02 00 00"},
    {"CONNACK with reserved flag", only311, "20 02 02 00"},
    {"CONNACK with reserved flag 7 [m5 3.2.2-1]", only5, "20 03 80 00 00"},
    {"CONNACK with undefined return code", before5, "20 02 00 06"},
    {"CONNACK with undefined Reason Code [m5 3.2.2-8]", only5, "20 03 00 01 00", protocolError},
    {"CONNACK refuses a session present [m5 3.2.2-6; m3 3.2.2-4 3.2.2-6]", only311, "20 02 01 05",
     protocolError},
    {"CONNACK refuses a session present [m5 3.2.2-6; m3 3.2.2-4 3.2.2-6]", only5, "20 03 01 87 00",
     protocolError},
    {"CONNACK with Receive Maximum 0", only5, "20 06 00 00 03 21 0000", protocolError},
    {"CONNACK with Maximum Packet Size 0", only5, "20 08 00 00 05 27 00000000", protocolError},
    {"CONNACK with Maximum QoS 2", only5, "20 05 00 00 02 24 02", protocolError},
    {"CONNACK with Retain Available 2", only5, "20 05 00 00 02 25 02", protocolError},
    {"CONNACK with Wildcard Available 255", only5, "20 05 00 00 02 28 FF", protocolError},
    {"CONNACK with Subscription Identifiers 2", only5, "20 05 00 00 02 29 02", protocolError},
    {"CONNACK with Shared Available 2", only5, "20 05 00 00 02 2A 02", protocolError},
    {"CONNACK with Server Keep Alive twice", only5, "20 09 00 00 06 13 0001 13 0001", protocolError},
    {"CONNACK with unknown property", only5, "20 05 00 00 02 7E 00"},
    {"CONNACK with property identifier of two bytes", only5, "20 06 00 00 03 A6 01 00"},
    {"CONNACK with Topic Alias", only5, "20 06 00 00 03 23 0001"},
    {"CONNACK with Will Delay Interval", only5, "20 08 00 00 05 18 00000001"},
    {"CONNACK with properties beyond its end", only5, "20 06 00 00 04 21 0001"},
    {"CONNACK with bytes behind properties", only5, "20 07 00 00 03 21 0001 00"},
    {"CONNACK with value beyond properties", only5, "20 07 00 00 02 21 0001 00"},
    {"CONNACK with Property Length not minimal", only5, "20 07 00 00 83 00 21 0001"},
    {"CONNACK with string beyond properties", only5, "20 07 00 00 04 1F 0005 61"},
    {"CONNACK with Reason String not UTF-8", only5, "20 07 00 00 04 1F 0001 C0"},
    {"CONNACK with half a User Property", only5, "20 07 00 00 04 26 0001 61"},
};

const std::vector<Malformed> publishes = {
    {"PUBLISH empty", every, "30 00"},
    {"PUBLISH with QoS 3 [m5 3.3.1-4; m3 3.3.1-4]", every, "36 06 0001 61 0001 00"},
    {"PUBLISH with DUP at QoS 0 [m5 3.3.1-2; m3 3.3.1-2]", every, "38 04 0001 61 00"},
    {"PUBLISH with half a topic length", every, "30 01 00"},
    {"PUBLISH with topic beyond its end", every, "30 04 0005 6161"},
    {"PUBLISH with topic of 65535 bytes missing", every, "30 03 FFFF 61"},
    {"PUBLISH without topic", before5, "30 03 0000 78"},
    {"PUBLISH without topic and alias [m5 4.7.3-1]", only5, "30 03 0000 00", protocolError},
    {"PUBLISH with + in topic [m5 3.3.2-2; m3 3.3.2-2]", every, "30 06 0003 612F2B 00", topicNameInvalid},
    {"PUBLISH with # in topic", every, "30 04 0001 23 00", topicNameInvalid},
    {"PUBLISH with wildcard in long topic", every, "30 0F 000C 6161616161616161232B6161 00",
     topicNameInvalid},
    {"PUBLISH with U+0000 in topic [m5 1.5.4-2; m3 1.5.3-2]", every, "30 06 0003 610061 00"},
    {"PUBLISH with overlong topic", every, "30 05 0002 C080 00"},
    {"PUBLISH with surrogate in topic [m5 3.3.2-1; m3 3.3.2-1]", every, "30 06 0003 EDA080 00"},
    {"PUBLISH above U+10FFFF in topic", every, "30 07 0004 F4908080 00"},
    {"PUBLISH with topic cut in a character", every, "30 05 0002 61C3 00"},
    {"PUBLISH with Packet Identifier 0 [m5 2.2.1-4; m3 2.3.1-4]", before5, "32 05 0001 61 0000",
     protocolError},
    {"PUBLISH with Packet Identifier 0 [m5 2.2.1-4; m3 2.3.1-4]", only5, "34 06 0001 61 0000 00",
     protocolError},
    {"PUBLISH without Packet Identifier", every, "32 03 0001 61"},
    {"PUBLISH with half a Packet Identifier", every, "32 04 0001 61 00"},
    {"PUBLISH without Property Length", only5, "30 03 0001 61"},
    {"PUBLISH with properties beyond its end", only5, "30 05 0001 61 02 01"},
    {"PUBLISH with huge Property Length", only5, "30 07 0001 61 FFFFFF7F"},
    {"PUBLISH with Property Length of five bytes", only5, "30 08 0001 61 FFFFFFFF7F"},
    {"PUBLISH with Property Length not minimal [m5 1.5.5-1]", only5, "30 05 0001 61 80 00"},
    {"PUBLISH with unknown property", only5, "30 06 0001 61 02 04 00"},
    {"PUBLISH with property 0", only5, "30 05 0001 61 01 00"},
    {"PUBLISH with CONNACK property", only5, "30 07 0001 61 03 21 0001"},
    {"PUBLISH with Will Delay Interval", only5, "30 09 0001 61 05 18 00000001"},
    {"PUBLISH with Payload Format 2", only5, "30 06 0001 61 02 01 02", protocolError},
    {"PUBLISH with Payload Format twice", only5, "30 08 0001 61 04 01 01 01 01", protocolError},
    {"PUBLISH with Topic Alias 0 [m5 3.3.2-8]", only5, "30 07 0001 61 03 23 0000",
     ReasonCode::TopicAliasInvalid},
    {"PUBLISH with Topic Alias twice", only5, "30 0A 0001 61 06 23 0001 23 0001", protocolError},
    {"PUBLISH with Subscription Identifier 0", only5, "30 06 0001 61 02 0B 00", protocolError},
    {"PUBLISH with Subscription Identifier not minimal", only5, "30 07 0001 61 03 0B 81 00"},
    {"PUBLISH with Subscription Identifier of five bytes", only5, "30 0A 0001 61 06 0B FFFFFFFF 01"},
    {"PUBLISH with + in Response Topic [m5 3.3.2-14]", only5, "30 08 0001 61 04 08 0001 2B",
     topicNameInvalid},
    {"PUBLISH with Content Type not UTF-8 [m5 3.3.2-19]", only5, "30 08 0001 61 04 03 0001 80"},
    {"PUBLISH with Correlation Data beyond properties", only5, "30 08 0001 61 04 09 0002 80"},
    {"PUBLISH with U+0000 in User Property [m5 1.5.7-1]", only5, "30 0B 0001 61 07 26 0001 61 0001 00"},
};

const std::vector<Malformed> answers = {
    {"PUBACK empty", every, "40 00"},
    {"PUBACK of one byte", every, "40 01 01"},
    {"PUBACK with Packet Identifier 0", every, "40 02 0000", protocolError},
    {"PUBREC with Packet Identifier 0", every, "50 02 0000", protocolError},
    {"PUBREL with Packet Identifier 0", every, "62 02 0000", protocolError},
    {"PUBCOMP with Packet Identifier 0", every, "70 02 0000", protocolError},
    {"PUBACK too long", before5, "40 03 0001 00"},
    {"PUBREC too long", before5, "50 04 0001 00 00"},
    {"PUBREL too long", before5, "62 03 0001 00"},
    {"PUBCOMP too long", before5, "70 03 0001 00"},
    {"PUBREL without its flags [m5 3.6.1-1; m3 3.6.1-1]", every, "60 02 0001"},
    {"PUBACK with flags", every, "42 02 0001"},
    {"PUBACK with Reason Code of PUBREL", only5, "40 03 0001 92", protocolError},
    {"PUBREL with Reason Code of PUBACK", only5, "62 03 0001 10", protocolError},
    {"PUBACK with properties beyond its end", only5, "40 04 0001 00 01"},
    {"PUBACK with bytes behind properties", only5, "40 05 0001 00 00 00"},
    {"PUBACK with Reason String twice", only5, "40 0A 0001 00 06 1F 0000 1F 0000", protocolError},
    {"PUBCOMP with Server Reference", only5, "70 07 0001 00 03 1C 0000"},
};

const std::vector<Malformed> subscriptions = {
    {"SUBSCRIBE without flags", every, "80 06 0001 0001 61 00"},
    {"SUBSCRIBE with Packet Identifier 0", before5, "82 06 0000 0001 61 00", protocolError},
    {"SUBSCRIBE with Packet Identifier 0", only5, "82 07 0000 00 0001 61 00", protocolError},
    {"SUBSCRIBE without filter", before5, "82 02 0001", protocolError},
    {"SUBSCRIBE without filter", only5, "82 03 0001 00", protocolError},
    {"SUBSCRIBE without options", before5, "82 05 0001 0001 61"},
    {"SUBSCRIBE with empty filter", before5, "82 05 0001 0000 00", topicFilterInvalid},
    {"SUBSCRIBE with misplaced wildcard", before5, "82 07 0001 0002 6123 00", topicFilterInvalid},
    {"SUBSCRIBE with filter not UTF-8", before5, "82 06 0001 0001 FF 00"},
    {"SUBSCRIBE with QoS 3", before5, "82 06 0001 0001 61 03"},
    {"SUBSCRIBE with QoS 3", only5, "82 07 0001 00 0001 61 03", protocolError},
    {"SUBSCRIBE with No Local", before5, "82 06 0001 0001 61 04"},
    {"SUBSCRIBE with reserved option 6", only5, "82 07 0001 00 0001 61 40"},
    {"SUBSCRIBE with reserved option 7", only5, "82 07 0001 00 0001 61 80"},
    {"SUBSCRIBE with Retain Handling 3", only5, "82 07 0001 00 0001 61 30", protocolError},
    {"SUBSCRIBE with No Local on shared", only5, "82 10 0001 00 000A 2473686172652F672F61 04", protocolError},
    {"SUBSCRIBE with Subscription Identifier twice", only5, "82 0B 0001 04 0B01 0B01 0001 61 00",
     protocolError},
    {"SUBSCRIBE with Subscription Identifier 0", only5, "82 09 0001 02 0B00 0001 61 00", protocolError},
    {"SUBSCRIBE with second filter cut", before5, "82 08 0001 0001 61 00 0001"},
    {"SUBACK with flags", every, "92 04 0001 00 00"},
    {"SUBACK with Packet Identifier 0", before5, "90 03 0000 00", protocolError},
    {"SUBACK without code", before5, "90 02 0001", protocolError},
    {"SUBACK without code", only5, "90 03 0001 00", protocolError},
    {"SUBACK with QoS 3", before5, "90 03 0001 03"},
    {"SUBACK with 0x87 [m3 3.9.3-2]", before5, "90 03 0001 87"},
    {"SUBACK with undefined code [m5 3.9.3-2]", only5, "90 05 0001 00 00 03", protocolError},
    {"SUBACK without Property Length", only5, "90 02 0001"},
    {"UNSUBSCRIBE without flags", every, "A0 05 0001 0001 61"},
    {"UNSUBSCRIBE without filter", before5, "A2 02 0001", protocolError},
    {"UNSUBSCRIBE without filter", only5, "A2 03 0001 00", protocolError},
    {"UNSUBSCRIBE with Packet Identifier 0", before5, "A2 05 0000 0001 61", protocolError},
    {"UNSUBSCRIBE with misplaced wildcard", before5, "A2 06 0001 0002 2B61", topicFilterInvalid},
    {"UNSUBSCRIBE with Subscription Identifier", only5, "A2 08 0001 02 0B01 0001 61"},
    {"UNSUBACK with codes", before5, "B0 03 0001 00"},
    {"UNSUBACK with Packet Identifier 0", before5, "B0 02 0000", protocolError},
    {"UNSUBACK without code", only5, "B0 03 0001 00", protocolError},
    {"UNSUBACK with undefined code [m5 3.11.3-2]", only5, "B0 04 0001 00 01", protocolError},
};

const std::vector<Malformed> others = {
    {"PINGREQ with body", every, "C0 01 00"},
    {"PINGREQ with flags", every, "C1 00"},
    {"PINGRESP with body", every, "D0 01 00"},
    {"PINGRESP with flags", every, "D8 00"},
    {"DISCONNECT with body", before5, "E0 01 00"},
    {"DISCONNECT with flags [m5 3.14.1-1; m3 3.14.1-1]", every, "E2 00"},
    {"DISCONNECT with undefined Reason Code", only5, "E0 01 01", protocolError},
    {"DISCONNECT with properties beyond its end", only5, "E0 03 00 05 1F"},
    {"DISCONNECT with Authentication Method", only5, "E0 06 00 04 15 0001 61"},
    {"AUTH", before5, "F0 00"},
    {"AUTH with flags [m5 3.15.1-1]", from311, "F2 00"},
    {"AUTH without Property Length", only5, "F0 01 18"},
    {"AUTH without Authentication Method", only5, "F0 02 18 00", protocolError},
    {"AUTH with undefined Reason Code", only5, "F0 06 01 04 15 0001 6D", protocolError},
    {"AUTH with Session Expiry Interval", only5, "F0 07 18 05 11 00000001"},
};

} // namespace

std::vector<Malformed> malformedPackets()
{
    std::vector<Malformed> all;
    for (const auto &group : {connects, connacks, publishes, answers, subscriptions, others})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}
