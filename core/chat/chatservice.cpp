// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatservice.h"

#include <algorithm>

// Coming and going, and rooms. Own lines are in chatsending.cpp, those of others in chatarrivals.cpp.
namespace avocet {

namespace {
constexpr qsizetype maximumRooms = 500;          ///< that we are in
constexpr quint32 presenceHolds = 300;           ///< seconds, without a Will
constexpr quint32 farewellHolds = 7 * 24 * 3600; ///< seconds
} // namespace

ChatService::ChatService(ChatPort port, QObject *parent)
    : QObject(parent)
    , m_port(std::move(port))
    , m_sender(randomChatWord(chatSenderSize))
{
    add(topic());
}

const QList<QByteArray> &ChatService::filters()
{
    static const QList<QByteArray> list{topic(), "chat/+", presencePrefix.toByteArray() + '+'};
    return list;
}

void ChatService::setSender(const QByteArray &sender)
{
    if (m_connected || !isChatId(sender + ".aaaaaaaaaaaa"))
        return;
    m_sender = sender;
    if (m_joined)
        registerWill();
}

bool ChatService::join(const QString &name, bool showsPresence)
{
    const QString wanted = name.trimmed().left(maximumChatName);
    if (wanted.isEmpty())
        return false;
    if (m_joined && wanted == m_name)
        return true;
    m_name = wanted;
    if (m_joined) {
        note(topic(), ChatEvent::Renamed, m_name);
        if (m_connected)
            greet();
        publishPresence(Presence::State::Here);
        Q_EMIT joinedChanged(true);
        return true;
    }
    m_joined = true;
    m_showsPresence = showsPresence;
    m_hasBeenConnected = false;
    for (const auto &room : m_rooms)
        room->beginStay();
    Q_EMIT joinedChanged(true);
    if (!registerWill() && m_connected)
        enter();
    return true;
}

void ChatService::leave()
{
    if (!m_joined)
        return;
    publishPresence(Presence::State::Left);
    m_joined = false;
    m_port.setWill(std::nullopt);
    for (const QByteArray &filter : filters())
        m_port.unsubscribe(filter);
    for (const auto &room : m_rooms)
        m_port.unsubscribe(room->topic);
    m_people.clear();
    note(topic(), ChatEvent::Left, m_name);
    Q_EMIT peopleChanged();
    Q_EMIT joinedChanged(false);
}

/// True if a connection with the Will follows.
bool ChatService::registerWill()
{
    return m_showsPresence && m_port.setWill(presenceMessage(Presence::State::Gone));
}

void ChatService::enter()
{
    note(topic(), m_hasBeenConnected ? ChatEvent::Reconnected : ChatEvent::Joined, m_name);
    m_hasBeenConnected = true;
    for (const auto &room : m_rooms)
        room->filter.expectReplays(m_port.now());
    for (const QByteArray &filter : filters())
        m_port.subscribe(filter, mqtt::QoS::AtLeastOnce);
    greet();
    publishPresence(Presence::State::Here);
    handOverAll();
}

void ChatService::connected(bool overlapsAreResolved, bool hasWill)
{
    m_connected = true;
    m_hasWill = hasWill;
    m_overlapsAreResolved = overlapsAreResolved;
    for (const auto &room : m_rooms)
        updateMatching(*room);
    changeHandedOver(ChatState::Queued, ChatState::Sending);
    if (m_joined)
        enter();
}

void ChatService::disconnected()
{
    if (!m_connected)
        return;
    m_connected = false;
    for (const auto &room : m_rooms)
        room->filter.connectionLost();
    changeHandedOver(ChatState::Sending, ChatState::Queued);
    if (m_joined && m_hasBeenConnected)
        note(topic(), ChatEvent::ConnectionLost, m_name);
}

void ChatService::setMatchingSubscriptions(std::function<int(const QByteArray &topic)> count)
{
    m_matching = std::move(count);
    for (const auto &room : m_rooms)
        updateMatching(*room);
}

void ChatService::setRoomsOneByOne(bool areOneByOne)
{
    if (std::exchange(m_areOneByOne, areOneByOne) || !areOneByOne || !m_joined)
        return;
    for (const auto &room : m_rooms)
        m_port.subscribe(room->topic, mqtt::QoS::AtLeastOnce);
}

void ChatService::updateMatching(Conversation &room)
{
    room.filter.setMatchingSubscriptions(m_matching ? m_matching(room.topic) : 1, m_overlapsAreResolved,
                                         m_port.now());
}

ChatPublication ChatService::presenceMessage(Presence::State state) const
{
    const qint64 now = m_port.now() / oneSecond;
    const bool mustRepeat = state == Presence::State::Here && !m_hasWill;
    Presence presence{.user = m_name, .state = state, .seen = now};
    presence.until = mustRepeat ? now + presenceHolds : 0;
    for (const auto &room : m_rooms) {
        if (room->name.kind != RoomName::Kind::Direct)
            presence.rooms << room->topic;
    }
    return {.topic = presencePrefix.toByteArray() + m_sender,
            .payload = encodePresence(presence),
            .retain = true,
            .expiry = mustRepeat                       ? presenceHolds
                      : state == Presence::State::Here ? 0
                                                       : farewellHolds};
}

void ChatService::publishPresence(Presence::State state)
{
    if (m_joined && m_connected && m_showsPresence)
        m_port.publish(presenceMessage(state));
}

void ChatService::refreshPresence()
{
    if (!m_hasWill)
        publishPresence(Presence::State::Here);
}

Conversation *ChatService::find(const QByteArray &wanted) const
{
    const auto found = std::ranges::find_if(m_rooms, [&](const auto &room) { return room->topic == wanted; });
    return found != m_rooms.end() ? found->get() : nullptr;
}

Conversation *ChatService::add(const QByteArray &newTopic)
{
    m_rooms.push_back(std::make_unique<Conversation>(newTopic));
    updateMatching(*m_rooms.back());
    return m_rooms.back().get();
}

bool ChatService::isOurs(const RoomName &name) const
{
    return name.kind == RoomName::Kind::Room || !name.partnerOf(m_name).isNull();
}

Conversation *ChatService::joinRoom(const QByteArray &wanted)
{
    if (Conversation *room = find(wanted))
        return room;
    if (!isOurs(roomNameOf(wanted)) || m_rooms.size() >= maximumRooms)
        return nullptr;
    Conversation *room = add(wanted);
    m_heardRooms.removeOne(wanted);
    if (m_areOneByOne && m_joined)
        m_port.subscribe(wanted, mqtt::QoS::AtLeastOnce);
    publishPresence(Presence::State::Here);
    Q_EMIT roomsChanged();
    return room;
}

void ChatService::leaveRoom(const QByteArray &unwanted)
{
    if (unwanted == lobbyTopic ||
        std::erase_if(m_rooms, [&](const auto &room) { return room->topic == unwanted; }) == 0)
        return;
    for (const UnsentLine &line : m_lines.kept()) {
        if (line.topic == unwanted && line.hasFailed())
            m_lines.take(line.id);
    }
    if (m_areOneByOne)
        m_port.unsubscribe(unwanted);
    if (roomNameOf(unwanted).kind == RoomName::Kind::Room)
        learnRoom(unwanted);
    publishPresence(Presence::State::Here);
    Q_EMIT roomsChanged();
}

QList<QByteArray> ChatService::otherRooms() const
{
    QList<QByteArray> others = m_heardRooms;
    for (const QByteArray &room : m_people.rooms()) {
        if (!others.contains(room) && others.size() < maximumRooms)
            others << room;
    }
    others.removeIf([this](const QByteArray &room) {
        return find(room) || roomNameOf(room).kind != RoomName::Kind::Room;
    });
    std::ranges::sort(others);
    return others;
}

void ChatService::setMuted(const QByteArray &room, bool isMuted)
{
    if (Conversation *found = find(room); found && std::exchange(found->isMuted, isMuted) != isMuted)
        Q_EMIT roomsChanged();
}

void ChatService::setReading(const QByteArray &room)
{
    m_reading = room;
    Conversation *found = find(room);
    if (!found || found->unread == 0)
        return;
    found->unread = 0;
    found->hasMention = false;
    Q_EMIT roomsChanged();
}

int ChatService::unread() const
{
    int sum = 0;
    for (const auto &room : m_rooms)
        sum += room->isMuted ? 0 : room->unread;
    return sum;
}

void ChatService::note(const QByteArray &where, ChatEvent event, const QString &words)
{
    if (Conversation *room = find(where))
        room->note({.time = m_port.now(), .user = m_name, .say = words, .event = event});
}

} // namespace avocet
