// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/connectiondriver.h"
#include "probe/line.h"

namespace avocet::probe {

// What is told of a connection; `conn=` comes first in each.
Line connackLine(int connection, const mqtt::Connack &connack);
Line messageLine(int connection, const mqtt::PublishView &message);
/// done, refused, or error if nobody knows what became of it.
Line settlementLine(int connection, QByteArrayView tag, const mqtt::Settlement &settlement);
Line answerLine(const char *verb, int connection, QByteArrayView tag, mqtt::PacketIdentifier packetId,
                const std::vector<quint8> &codes, const mqtt::PropertyList &properties);
Line reasonLine(const char *verb, int connection, mqtt::ReasonCode reason,
                const mqtt::PropertyList &properties);
Line closedLine(int connection, const ConnectionEnd &end);
Line refusedLine(int connection, QByteArrayView tag, QByteArrayView why);
Line errorLine(const char *kind, QByteArrayView text);

QByteArray whyOf(mqtt::Settlement::Why why);
QByteArray whyOf(mqtt::RequestResult::Refusal refusal);

} // namespace avocet::probe
