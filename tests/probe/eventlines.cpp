// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/eventlines.h"

#include "probe/propertywords.h"

using namespace mqtt;

namespace avocet::probe {

namespace {

Line connectionLine(const char *verb, int connection)
{
    return Line(verb).add("conn", connection);
}

QByteArray nameOf(ConnectionEnd::By by)
{
    switch (by) {
    case ConnectionEnd::By::Client:
        return "client";
    case ConnectionEnd::By::Server:
        return "server";
    case ConnectionEnd::By::Error:
        return "error";
    }
    return {};
}

} // namespace

QByteArray whyOf(Settlement::Why why)
{
    using Why = Settlement::Why;
    switch (why) {
    case Why::InvalidTopic:
        return "topic";
    case Why::QoSNotSupported:
        return "qos";
    case Why::RetainNotSupported:
        return "retain";
    case Why::TooLarge:
        return "size";
    case Why::TopicAliasInvalid:
        return "alias";
    case Why::Offline:
        return "offline";
    case Why::None:
    case Why::QueueFull:
    case Why::PropertyNotAllowed:
        return "other";
    }
    return "other";
}

QByteArray whyOf(RequestResult::Refusal refusal)
{
    using Refusal = RequestResult::Refusal;
    switch (refusal) {
    case Refusal::Offline:
        return "offline";
    case Refusal::InvalidTopicFilter:
        return "topic";
    case Refusal::TooLarge:
        return "size";
    case Refusal::None:
    case Refusal::NotSupported:
    case Refusal::Invalid:
    case Refusal::NoPacketIdentifier:
        return "other";
    }
    return "other";
}

Line connackLine(int connection, const Connack &connack)
{
    Line line = connectionLine("connack", connection);
    line.add("rc", connack.code).add("sp", connack.sessionPresent ? 1 : 0);
    addProperties(line, connack.properties);
    return line;
}

Line messageLine(int connection, const PublishView &message)
{
    Line line = connectionLine("message", connection);
    line.add("topic", message.topic).add("payload", message.payload).add("qos", int(message.qos));
    line.add("retain", message.retain ? 1 : 0).add("dup", message.dup ? 1 : 0).add("mid", message.packetId);
    const auto properties = decodeProperties(message.properties, PropertyPlace::Publish);
    addProperties(line, properties ? *properties : PropertyList());
    return line;
}

Line settlementLine(int connection, QByteArrayView tag, const Settlement &settlement)
{
    using Outcome = Settlement::Outcome;
    switch (settlement.outcome) {
    case Outcome::Written:
    case Outcome::Acknowledged:
    case Outcome::Refused: {
        Line line = connectionLine("done", connection);
        line.add("tag", tag).add("mid", settlement.packetId).add("rc", int(settlement.reason));
        addProperties(line, settlement.properties);
        return line;
    }
    case Outcome::Rejected:
        return refusedLine(connection, tag, whyOf(settlement.why));
    case Outcome::SessionLost:
    case Outcome::Discarded:
    case Outcome::Kept:
        break;
    }
    Line line = errorLine("session-lost", "the Session is gone and with it what was not acknowledged");
    return line.add("conn", connection).add("tag", tag).add("mid", settlement.packetId);
}

Line answerLine(const char *verb, int connection, QByteArrayView tag, PacketIdentifier packetId,
                const std::vector<quint8> &codes, const PropertyList &properties)
{
    QByteArrayList numbers;
    for (const quint8 code : codes)
        numbers.append(QByteArray::number(code));
    Line line = connectionLine(verb, connection);
    line.add("tag", tag).add("mid", packetId).addRaw("rcs", numbers.join(','));
    addProperties(line, properties);
    return line;
}

Line reasonLine(const char *verb, int connection, ReasonCode reason, const PropertyList &properties)
{
    Line line = connectionLine(verb, connection);
    line.add("rc", int(reason));
    addProperties(line, properties);
    return line;
}

Line closedLine(int connection, const ConnectionEnd &end)
{
    Line line = connectionLine("closed", connection);
    line.add("by", nameOf(end.by));
    if (end.reason)
        line.add("rc", int(*end.reason));
    if (!end.why.isEmpty())
        line.add("why", end.why);
    return line;
}

Line refusedLine(int connection, QByteArrayView tag, QByteArrayView why)
{
    return connectionLine("refused", connection).add("tag", tag).add("why", why);
}

Line errorLine(const char *kind, QByteArrayView text)
{
    return Line("error").add("class", QByteArrayView(kind)).add("text", text);
}

} // namespace avocet::probe
