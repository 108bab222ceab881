// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mqtt/packets.h"
#include "probe/line.h"

#include <optional>

namespace avocet::probe {

struct PublishCommand
{
    QByteArray tag;
    mqtt::Publish message;
    bool hasQoS = true; ///< false: a QoS that does not exist
};
struct SubscribeCommand
{
    QByteArray tag;
    std::vector<mqtt::Subscription> subscriptions;
    mqtt::PropertyList properties;
    bool hasQoS = true;
};
struct UnsubscribeCommand
{
    QByteArray tag;
    std::vector<QByteArray> filters;
    mqtt::PropertyList properties;
};

// The error says what is wrong with the command.
mqtt::Result<PublishCommand, QByteArray> parsePublish(const Line &line);
mqtt::Result<SubscribeCommand, QByteArray> parseSubscribe(const Line &line);
mqtt::Result<UnsubscribeCommand, QByteArray> parseUnsubscribe(const Line &line);
mqtt::Result<mqtt::Auth, QByteArray> parseAuth(const Line &line);
mqtt::Result<mqtt::Disconnect, QByteArray> parseDisconnect(const Line &line);

} // namespace avocet::probe
