// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "mqtt/packetencoder.h"
#include "session/sessionsnapshot.h"
#include "sessionoracle.h"

using namespace mqtt;

namespace {

/// A user, a server and a clock that do as the input says.
class Play
{
public:
    explicit Play(Input input)
        : m_input(input)
        , m_options(chooseOptions())
        , m_session(m_options)
        , m_oracle(m_options)
    {
    }

    void run()
    {
        while (!m_input.isSpent())
            act();
        m_session.discard(m_effects);
        m_oracle.discarded();
        finish();
        m_oracle.judgeEnd();
    }

private:
    static constexpr const char *topics[] = {"t", "a/b", "", "$x", "+", "longer/than/the/others"};

    SessionOptions chooseOptions();
    Connect chooseConnect(ProtocolVersion version);
    PropertyList chooseLimits();
    QByteArray chooseTopic() { return topics[m_input.pick(std::size(topics))]; }
    PacketIdentifier chooseId() { return PacketIdentifier(m_input.pick(12)); }
    ReasonCode chooseReason() { return ReasonCode(m_input.byte()); }
    PropertyList chooseDetails();

    void act();
    void open();
    void request();
    void publish();
    void passTime();
    void keep();
    Packet chooseAnswer();
    Packet choosePacket();
    void arrive(QByteArrayView bytes);
    void arrive(const Packet &packet);
    void take(const Frame &frame);
    void takePublish(const Frame &frame);
    void finish();

    Input m_input;
    SessionOptions m_options;
    Session m_session;
    SessionOracle m_oracle;
    PacketFramer m_framer;
    Effects m_effects;
    Instant m_now = Instant() + std::chrono::hours(1);
    Token m_lastToken = 0;
};

SessionOptions Play::chooseOptions()
{
    SessionOptions options;
    options.connect = chooseConnect(ProtocolVersion(3 + m_input.pick(3)));
    options.hasEarlierSession = m_input.flip();
    options.queuesWhileOffline = m_input.pick(4) != 0;
    options.republishesAfterLoss = m_input.flip();
    options.outboxMessages = 1 + m_input.pick(32);
    return options;
}

Connect Play::chooseConnect(ProtocolVersion version)
{
    Connect connect;
    connect.version = version;
    connect.cleanStart = m_input.flip();
    connect.clientId = m_input.flip() ? "me" : "";
    connect.keepAlive = m_input.byte();
    if (version != ProtocolVersion::V5_0)
        return connect;
    const quint8 has = m_input.byte();
    if (has & 1)
        connect.properties.add(PropertyId::ReceiveMaximum, 1 + m_input.pick(3));
    if (has & 2)
        connect.properties.add(PropertyId::TopicAliasMaximum, m_input.pick(4));
    if (has & 4)
        connect.properties.add(PropertyId::AuthenticationMethod, QByteArray("M"));
    if (has & 8)
        connect.properties.add(PropertyId::RequestProblemInformation, 0u);
    if (has & 16)
        connect.properties.add(PropertyId::SessionExpiryInterval, 300u);
    return connect;
}

PropertyList Play::chooseLimits()
{
    PropertyList limits;
    const quint8 has = m_input.byte();
    if (has & 1)
        limits.add(PropertyId::ReceiveMaximum, m_input.pick(5));
    if (has & 2)
        limits.add(PropertyId::TopicAliasMaximum, m_input.pick(4));
    if (has & 4)
        limits.add(PropertyId::MaximumQoS, m_input.pick(3));
    if (has & 8)
        limits.add(PropertyId::RetainAvailable, m_input.pick(2));
    if (has & 16)
        limits.add(PropertyId::MaximumPacketSize, quint32(m_input.byte()));
    if (has & 32)
        limits.add(PropertyId::ServerKeepAlive, quint32(m_input.byte()));
    if (has & 64)
        limits.add(PropertyId::AssignedClientIdentifier, QByteArray("assigned"));
    if (has & 128)
        limits.add(PropertyId::WildcardSubscriptionAvailable, m_input.pick(2));
    return limits;
}

PropertyList Play::chooseDetails()
{
    PropertyList details;
    if (m_input.pick(8) == 7)
        details.add(PropertyId::ReasonString, m_input.take(m_input.pick(16)).toByteArray());
    return details;
}

void Play::act()
{
    switch (m_input.pick(16)) {
    case 0:
        return open();
    case 1:
        m_session.connectionLost();
        return m_oracle.lost();
    case 2:
        return passTime();
    case 3:
        return arrive(m_input.take(m_input.byte()));
    case 4:
        return arrive(Connack{m_input.flip(), quint8(m_input.pick(4) == 3 ? 0x87 : 0), chooseLimits()});
    case 5:
    case 6:
    case 7:
    case 8:
        return request();
    case 9:
        return arrive(choosePacket());
    case 15:
        return keep();
    default:
        return arrive(chooseAnswer());
    }
}

void Play::open()
{
    if (m_input.pick(4) == 3)
        m_options.connect = chooseConnect(m_options.connect.version);
    m_options.connect.cleanStart = m_input.flip();
    m_session.setConnect(m_options.connect);
    m_framer.clear();
    m_session.connectionOpened(m_now, m_effects);
    m_oracle.opened(m_options.connect);
    finish();
}

void Play::passTime()
{
    const quint32 step = m_input.byte();
    m_now += step < 128 ? milliseconds(step * 50) : seconds(step);
    if (step % 3 == 0)
        m_session.setReadingPaused(m_input.flip(), m_now);
    const auto isDue = [this] { return m_session.deadline().value_or(Instant::max()) <= m_now; };
    for (int i = 0; i == 0 || (i < 4 && isDue()); ++i) {
        m_session.tick(m_now, m_effects);
        finish();
    }
    require(!isDue()); // or the timer would never rest
}

/// What would be stored for the next run of the program is what comes back there.
void Play::keep()
{
    const SessionSnapshot snapshot = m_session.snapshot();
    const auto again = decodeSnapshot(encodeSnapshot(snapshot));
    require(again && *again == snapshot);
    Session next(m_options);
    next.restore(*again);
    require(next.snapshot() == snapshot && next.outboxMessages() == m_session.outboxMessages());
}

void Play::request()
{
    switch (m_input.pick(8)) {
    case 0:
        m_session.subscribe(
            {{.filter = chooseTopic(), .qos = QoS(m_input.pick(3)), .noLocal = m_input.flip()}},
            chooseDetails(), 0, m_now, m_effects);
        break;
    case 1:
        m_session.unsubscribe({chooseTopic()}, {}, 0, m_now, m_effects);
        break;
    case 2:
        m_session.authenticate({chooseReason(), m_options.connect.properties}, m_now, m_effects);
        break;
    case 3:
        if (m_input.pick(8) == 7)
            m_session.disconnect({chooseReason(), chooseDetails()}, m_effects);
        break;
    default:
        publish();
    }
    finish();
}

void Play::publish()
{
    Publish message{.topic = chooseTopic(), .qos = QoS(m_input.pick(3)), .retain = m_input.flip()};
    if (const quint32 alias = m_input.pick(8); alias < 4)
        message.properties.add(PropertyId::TopicAlias, alias);
    message.payload = QByteArray::number(++m_lastToken).rightJustified(1 + m_input.pick(64), '0');
    const PacketIdentifier id = m_session.publish(std::move(message), m_lastToken, m_now, m_effects);
    m_oracle.published(m_lastToken, id);
}

Packet Play::chooseAnswer()
{
    const PacketIdentifier id = chooseId();
    const ReasonCode reason = m_input.pick(4) == 3 ? chooseReason() : ReasonCode::Success;
    switch (m_input.pick(6)) {
    case 0:
    case 1:
        return Puback{id, reason, chooseDetails()};
    case 2:
        return Pubrec{id, reason, chooseDetails()};
    case 3:
        return Pubcomp{id, reason, chooseDetails()};
    case 4:
        return Suback{id, {m_input.byte()}, chooseDetails()};
    default:
        return Unsuback{id, {m_input.byte()}, chooseDetails()};
    }
}

Packet Play::choosePacket()
{
    switch (m_input.pick(8)) {
    case 0:
        return Pingresp{};
    case 1:
        return Disconnect{chooseReason(), chooseDetails()};
    case 2:
        return Auth{chooseReason(), m_options.connect.properties};
    case 3:
        return Pubrel{chooseId(), ReasonCode::Success, chooseDetails()};
    default:
        break;
    }
    Publish publish{
        .topic = chooseTopic(), .payload = "x", .qos = QoS(m_input.pick(3)), .dup = m_input.flip()};
    if (publish.qos != QoS::AtMostOnce)
        publish.packetId = chooseId();
    if (const quint32 alias = m_input.pick(8); alias < 5)
        publish.properties.add(PropertyId::TopicAlias, alias);
    return publish;
}

void Play::arrive(const Packet &packet)
{
    QByteArray bytes;
    encode(packet, m_session.version(), bytes);
    arrive(bytes);
}

/// As the network thread does it.
void Play::arrive(QByteArrayView bytes)
{
    if (!m_oracle.isOpen())
        return;
    m_session.arrived(m_now);
    m_framer.append(bytes);
    Frame frame;
    PacketFramer::Status status = PacketFramer::Status::NeedMore;
    while (m_oracle.isOpen() && (status = m_framer.next(frame)) == PacketFramer::Status::Frame)
        take(frame);
    if (status == PacketFramer::Status::TooLarge || status == PacketFramer::Status::Malformed)
        m_session.fail(ConnectionCause::ProtocolViolation, {ReasonCode::MalformedPacket, "2.1.4"}, m_effects);
    finish();
}

void Play::take(const Frame &frame)
{
    if (frame.type() == PacketType::Publish)
        return takePublish(frame);
    const auto packet = decode(frame, m_session.version());
    if (packet) {
        m_session.receive(*packet, m_now, m_effects);
        m_oracle.received(*packet, m_effects);
    } else {
        m_session.fail(ConnectionCause::ProtocolViolation, packet.error(), m_effects);
    }
    finish();
}

void Play::takePublish(const Frame &frame)
{
    auto message = decodePublish(frame, m_session.version());
    if (message) {
        const PublishView arrived = *message;
        const bool isNew = m_session.accept(*message, m_now, m_effects);
        m_oracle.accepted(arrived, *message, isNew, m_effects);
    } else {
        m_session.fail(ConnectionCause::ProtocolViolation, message.error(), m_effects);
    }
    finish();
}

void Play::finish()
{
    if (!m_effects.output.isEmpty())
        m_session.written(m_now);
    m_oracle.judge(m_effects);
    m_effects.clear();
    require(m_session.isConnected() == m_oracle.isConnected());
    require(m_session.outboxMessages() == m_oracle.unsettled());
    require(m_session.outboxBytes() >= 0 &&
            (m_session.outboxMessages() != 0 || m_session.outboxBytes() == 0));
}

} // namespace

/// A sequence of requests, packets, lost connections and moments.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Play(Input(data, size)).run();
    return 0;
}
