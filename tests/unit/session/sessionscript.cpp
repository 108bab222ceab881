// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionscript.h"

#include "base/overloaded.h"
#include "mqtt/packetencoder.h"

namespace mqtt {

namespace {

QString hex(quint8 code)
{
    return "0x" + QString::number(code, 16).rightJustified(2, u'0');
}

QString answer(const char *name, PacketIdentifier id, ReasonCode reason)
{
    const QString text = QStringLiteral("%1 #%2").arg(QLatin1String(name)).arg(id);
    return reason == ReasonCode::Success ? text : text + ' ' + hex(quint8(reason));
}

QString describePublish(const Publish &p)
{
    QString text = "PUBLISH q" + QString::number(int(p.qos));
    if (p.packetId != 0)
        text += " #" + QString::number(p.packetId);
    if (p.dup)
        text += " dup";
    if (p.retain)
        text += " retain";
    if (const auto alias = p.properties.number(PropertyId::TopicAlias))
        text += " alias" + QString::number(*alias);
    return text + ' ' + QString::fromUtf8(p.topic);
}

QString describeSettlement(const Settlement &s)
{
    static const char *const outcomes[] = {"Written",  "Acknowledged", "Refused",
                                           "Rejected", "SessionLost",  "Discarded",    "Kept"};
    static const char *const reasons[] = {
        "None",     "InvalidTopic",      "QoSNotSupported", "RetainNotSupported",
        "TooLarge", "TopicAliasInvalid", "Offline",         "QueueFull",
        "PropertyNotAllowed"};
    QString text = QStringLiteral("settled %1 %2").arg(s.token).arg(QLatin1String(outcomes[int(s.outcome)]));
    if (s.why != Settlement::Why::None)
        text += ' ' + QLatin1String(reasons[int(s.why)]);
    if (s.reason != ReasonCode::Success)
        text += ' ' + hex(quint8(s.reason));
    return text;
}

QString describeCodes(const char *name, Token token, const std::vector<quint8> &codes)
{
    QString text = QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(token);
    for (const quint8 code : codes)
        text += ' ' + hex(code);
    return text;
}

QString describeFailure(const SessionFailed &f)
{
    switch (f.cause) {
    case ConnectionCause::TimedOut:
        return "timed out";
    case ConnectionCause::KeepAliveTimeout:
        return "keep alive timeout";
    case ConnectionCause::ProtocolViolation:
        return "violation " + hex(quint8(f.reason));
    case ConnectionCause::PacketTooLarge:
        return "too large " + hex(quint8(f.reason));
    case ConnectionCause::AuthenticationFailed:
        return "authentication failed " + QString::number(int(f.problem->what));
    default:
        return "failed";
    }
}

} // namespace

QString describe(const Packet &packet)
{
    return std::visit(
        Overloaded{
            [](const Connect &p) {
                return QStringLiteral("CONNECT %1%2")
                    .arg(p.cleanStart ? "clean " : "", QString::fromUtf8(p.clientId));
            },
            [](const Publish &p) { return describePublish(p); },
            [](const Puback &p) { return answer("PUBACK", p.packetId, p.reason); },
            [](const Pubrec &p) { return answer("PUBREC", p.packetId, p.reason); },
            [](const Pubrel &p) { return answer("PUBREL", p.packetId, p.reason); },
            [](const Pubcomp &p) { return answer("PUBCOMP", p.packetId, p.reason); },
            [](const Subscribe &p) {
                QString text = "SUBSCRIBE #" + QString::number(p.packetId);
                for (const Subscription &s : p.subscriptions)
                    text += ' ' + QString::fromUtf8(s.filter);
                return text;
            },
            [](const Unsubscribe &p) {
                QString text = "UNSUBSCRIBE #" + QString::number(p.packetId);
                for (const QByteArray &filter : p.filters)
                    text += ' ' + QString::fromUtf8(filter);
                return text;
            },
            [](const Disconnect &p) { return "DISCONNECT " + hex(quint8(p.reason)); },
            [](const Auth &p) { return "AUTH " + hex(quint8(p.reason)); },
            [](const auto &p) { return QString::fromLatin1(packetName(packetType(Packet(p)))); },
        },
        packet);
}

QString describe(const SessionEvent &event)
{
    return std::visit(
        Overloaded{
            [](const SessionConnected &e) { return QString(e.resumed ? "resumed" : "connected"); },
            [](const SessionRefused &e) { return "refused " + hex(e.connack.code); },
            [](const Settlement &e) { return describeSettlement(e); },
            [](const SubscribeAnswered &e) { return describeCodes("subscribed", e.token, e.codes); },
            [](const UnsubscribeAnswered &e) { return describeCodes("unsubscribed", e.token, e.codes); },
            [](const PingAnswered &e) { return QStringLiteral("pong %1 ms").arg(e.roundTrip.count()); },
            [](const ServerDisconnected &e) { return "disconnected " + hex(quint8(e.disconnect.reason)); },
            [](const Reauthenticated &) { return QStringLiteral("reauthenticated"); },
            [](const AuthReceived &e) { return "auth " + hex(quint8(e.auth.reason)); },
            [](const SessionFailed &e) { return describeFailure(e); },
        },
        event);
}

SessionOptions SessionScript::optionsFor(ProtocolVersion version)
{
    SessionOptions options;
    options.connect.version = version;
    options.connect.cleanStart = false;
    options.connect.clientId = "me";
    options.connect.keepAlive = 60;
    if (version == ProtocolVersion::V5_0) // the Session outlives its connections
        options.connect.properties.add(PropertyId::SessionExpiryInterval, 3600u);
    return options;
}

SessionScript::SessionScript(ProtocolVersion v)
    : SessionScript(optionsFor(v))
{
}

SessionScript::SessionScript(SessionOptions o)
    : session(o)
    , options(o)
    , version(o.connect.version)
{
}

void SessionScript::open()
{
    session.connectionOpened(now, effects);
    absorb();
}

void SessionScript::connack(bool sessionPresent, PropertyList limits, quint8 code)
{
    receive(Connack{sessionPresent, code, std::move(limits)});
}

void SessionScript::connect(bool sessionPresent, PropertyList limits)
{
    open();
    connack(sessionPresent, std::move(limits));
    sent();
    said();
}

void SessionScript::reconnect(bool sessionPresent, PropertyList limits)
{
    drop();
    open();
    sent();
    connack(sessionPresent, std::move(limits));
}

void SessionScript::setCleanStart(bool clean)
{
    options.connect.cleanStart = clean;
    session.setConnect(options.connect);
}

void SessionScript::receive(const Packet &packet)
{
    session.receive(packet, now, effects);
    absorb();
}

bool SessionScript::deliver(const Publish &publish)
{
    PacketFramer framer;
    QByteArray bytes;
    encodePublish(publish, version, bytes);
    framer.append(bytes);
    Frame frame;
    if (framer.next(frame) != PacketFramer::Status::Frame)
        return false;
    auto view = decodePublish(frame, version);
    return view && deliverView(*view);
}

bool SessionScript::deliverView(PublishView view)
{
    const bool taken = session.accept(view, now, effects);
    deliveredTopic = view.topic.toByteArray();
    absorb();
    return taken;
}

PacketIdentifier SessionScript::publish(QoS qos, Token token, QByteArray topic, QByteArray payload,
                                        PropertyList properties)
{
    Publish message;
    message.topic = std::move(topic);
    message.payload = std::move(payload);
    message.qos = qos;
    message.properties = std::move(properties);
    return publish(std::move(message), token);
}

PacketIdentifier SessionScript::publish(Publish message, Token token)
{
    const PacketIdentifier id = session.publish(std::move(message), token, now, effects);
    absorb();
    return id;
}

PacketIdentifier SessionScript::subscribe(std::vector<Subscription> subscriptions, Token token)
{
    const PacketIdentifier id = session.subscribe(std::move(subscriptions), {}, token, now, effects).packetId;
    absorb();
    return id;
}

PacketIdentifier SessionScript::unsubscribe(std::vector<QByteArray> filters, Token token)
{
    const PacketIdentifier id = session.unsubscribe(std::move(filters), {}, token, now, effects).packetId;
    absorb();
    return id;
}

void SessionScript::passTime(milliseconds time)
{
    now += time;
    session.tick(now, effects);
    absorb();
}

void SessionScript::liveFor(milliseconds time)
{
    const Instant end = now + time;
    while (const auto deadline = session.deadline()) {
        if (*deadline > end)
            break;
        passTime(std::chrono::ceil<milliseconds>(std::max(*deadline, now) - now));
    }
    now = end;
}

void SessionScript::absorb()
{
    m_written += effects.output;
    if (!effects.output.isEmpty())
        session.written(now);
    for (SessionEvent &event : effects.events) {
        m_said += describe(event);
        events.push_back(std::move(event));
    }
    if (effects.close)
        m_said += "close";
    storeFirst |= effects.storeFirst;
    effects.clear();
}

std::vector<Packet> SessionScript::sentPackets()
{
    std::vector<Packet> packets;
    PacketFramer framer;
    framer.append(std::exchange(m_written, {}));
    Frame frame;
    while (framer.next(frame) == PacketFramer::Status::Frame) {
        auto packet = decode(frame, version);
        if (!packet)
            return {};
        packets.push_back(*packet);
    }
    return packets;
}

QStringList SessionScript::sent()
{
    QStringList lines;
    PacketFramer framer;
    framer.append(std::exchange(m_written, {}));
    Frame frame;
    while (framer.next(frame) == PacketFramer::Status::Frame) {
        const auto packet = decode(frame, version);
        lines += packet ? describe(*packet) : QStringLiteral("garbage");
    }
    if (framer.pending() != 0)
        lines += "garbage";
    return lines;
}

QStringList SessionScript::said()
{
    events.clear();
    return std::exchange(m_said, {});
}

} // namespace mqtt
