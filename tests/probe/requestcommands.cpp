// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/requestcommands.h"

#include "probe/fields.h"

using namespace mqtt;

namespace avocet::probe {

namespace {

template <class Command>
Result<Command, QByteArray> resultOf(const Fields &fields, Command command)
{
    if (fields.hasFailed())
        return fields.error();
    return command;
}

void readOption(Subscription &subscription, const QByteArray &option, Fields &fields)
{
    if (option == "nl")
        subscription.noLocal = true;
    else if (option == "rap")
        subscription.retainAsPublished = true;
    else if (option == "rh1")
        subscription.retainHandling = RetainHandling::SendIfNew;
    else if (option == "rh2")
        subscription.retainHandling = RetainHandling::DoNotSend;
    else if (option != "rh0")
        fields.fail("unknown subscription option " + option);
}

/// `topic,qos[,option]…`
Subscription readSubscription(const QByteArrayList &pieces, Fields &fields, bool &hasQoS)
{
    Subscription subscription;
    subscription.filter = pieces.first();
    bool isNumber = false;
    const int qos = pieces.value(1).toInt(&isNumber);
    if (!isNumber)
        fields.fail("a filter needs its QoS");
    else if (qos < 0 || qos > 2)
        hasQoS = false;
    else
        subscription.qos = QoS(qos);
    for (const QByteArray &option : pieces.mid(2))
        readOption(subscription, option, fields);
    return subscription;
}

} // namespace

Result<PublishCommand, QByteArray> parsePublish(const Line &line)
{
    Fields fields(line, {"tag", "topic", "payload", "qos", "retain", "prop"});
    fields.require({"tag", "topic"});
    PublishCommand command;
    command.tag = fields.bytes("tag");
    command.message.topic = fields.bytes("topic");
    command.message.payload = fields.bytes("payload");
    const quint32 qos = fields.number("qos", 255, 0);
    command.hasQoS = qos <= 2;
    command.message.qos = QoS(command.hasQoS ? qos : 0);
    command.message.retain = fields.flag("retain", false);
    command.message.properties = fields.properties();
    return resultOf(fields, std::move(command));
}

Result<SubscribeCommand, QByteArray> parseSubscribe(const Line &line)
{
    Fields fields(line, {"tag", "filter", "prop"});
    fields.require({"tag"});
    SubscribeCommand command;
    command.tag = fields.bytes("tag");
    for (const QByteArrayList &pieces : fields.lists("filter"))
        command.subscriptions.push_back(readSubscription(pieces, fields, command.hasQoS));
    command.properties = fields.properties();
    return resultOf(fields, std::move(command));
}

Result<UnsubscribeCommand, QByteArray> parseUnsubscribe(const Line &line)
{
    Fields fields(line, {"tag", "filter", "prop"});
    fields.require({"tag"});
    UnsubscribeCommand command;
    command.tag = fields.bytes("tag");
    for (const QByteArrayList &pieces : fields.lists("filter"))
        command.filters.push_back(pieces.first());
    command.properties = fields.properties();
    return resultOf(fields, std::move(command));
}

Result<Auth, QByteArray> parseAuth(const Line &line)
{
    Fields fields(line, {"rc", "prop"});
    fields.require({"rc"});
    return resultOf(fields, Auth{ReasonCode(fields.number("rc", 255, 0)), fields.properties()});
}

Result<Disconnect, QByteArray> parseDisconnect(const Line &line)
{
    Fields fields(line, {"rc", "prop"});
    return resultOf(fields, Disconnect{ReasonCode(fields.number("rc", 255, 0)), fields.properties()});
}

} // namespace avocet::probe
