// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatpeople.h"

#include "chat/chatmessage.h"
#include "chat/payloadkey.h"
#include "chat/roomname.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>

#include <algorithm>
#include <array>

namespace avocet {

namespace {
constexpr qsizetype maximumPayload = 4096;
constexpr qsizetype maximumRooms = 32;
constexpr qint64 speakersStay = 600 * oneSecond;
constexpr std::array<const char *, 3> stateWords{"here", "gone", "left"};
} // namespace

QByteArray encodePresence(const Presence &presence)
{
    QByteArray json = "{\"user\": ";
    appendJsonString(json, presence.user);
    json += QByteArray(", \"state\": \"") + stateWords[size_t(presence.state)] + "\", \"rooms\": [";
    for (qsizetype i = 0; i < std::min(presence.rooms.size(), maximumRooms); ++i) {
        json += i == 0 ? "" : ", ";
        appendJsonString(json, QString::fromUtf8(presence.rooms.at(i)));
    }
    json += "], \"seen\": " + QByteArray::number(presence.seen) +
            ", \"until\": " + QByteArray::number(presence.until) + '}';
    return json;
}

std::optional<Presence> parsePresence(QByteArrayView payload)
{
    if (payload.size() > maximumPayload)
        return std::nullopt;
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(payload.data(), payload.size()));
    const QJsonObject object = document.object();
    const QString state = object.value(QLatin1StringView("state")).toString();
    const auto word = std::ranges::find_if(
        stateWords, [&](const char *known) { return state == QLatin1StringView(known); });
    if (!object.value(QLatin1StringView("user")).isString() || word == stateWords.end())
        return std::nullopt;
    Presence presence{.user = object.value(QLatin1StringView("user")).toString().left(maximumChatName),
                      .state = Presence::State(word - stateWords.begin())};
    const QJsonArray rooms = object.value(QLatin1StringView("rooms")).toArray();
    for (const QJsonValue &room : rooms) {
        const QByteArray topic = room.toString().toUtf8();
        if (presence.rooms.size() < maximumRooms && roomNameOf(topic).kind != RoomName::Kind::None)
            presence.rooms << topic;
    }
    const auto seconds = [&](const char *key) {
        constexpr double latest = 1e11;
        return qint64(std::clamp(object.value(QLatin1StringView(key)).toDouble(), 0.0, latest));
    };
    presence.seen = seconds("seen");
    presence.until = seconds("until");
    return presence;
}

bool ChatPeople::heard(const QByteArray &sender, QByteArrayView payload, qint64 time, bool isLive)
{
    if (payload.isEmpty())
        return m_entries.remove(sender) > 0;
    auto presence = parsePresence(payload);
    auto known = m_entries.find(sender);
    if (!presence || (known == m_entries.end() && m_entries.size() >= maximumPeople))
        return false;
    if (known == m_entries.end())
        known = m_entries.insert(sender, {});
    // The Will was written when its connection began: name and rooms may have changed since.
    if (presence->state == Presence::State::Gone && !known->presence.user.isEmpty()) {
        presence->user = known->presence.user;
        presence->rooms = known->presence.rooms;
    }
    // With Retain As Published a live one carries the flag too.
    const bool justWent = known->presence.state == Presence::State::Here && !known->presence.user.isEmpty() &&
                          presence->state != Presence::State::Here;
    known->speaksOnly = false;
    known->lastSeen = isLive || justWent ? time : std::max(known->lastSeen, presence->seen * oneSecond);
    known->presence = std::move(*presence);
    return true;
}

bool ChatPeople::spoke(const QByteArray &sender, const QString &name, const QByteArray &room, qint64 time)
{
    const QByteArray key = sender.isEmpty() ? '/' + name.left(maximumChatName).toUtf8() : sender;
    auto known = m_entries.find(key);
    if (known == m_entries.end()) {
        if (m_entries.size() >= maximumPeople)
            return false;
        known = m_entries.insert(key, {.speaksOnly = true});
    }
    known->lastSeen = std::max(known->lastSeen, time);
    if (!known->speaksOnly)
        return false;
    known->presence.user = name.left(maximumChatName);
    if (!known->presence.rooms.contains(room) && known->presence.rooms.size() < maximumRooms)
        known->presence.rooms << room;
    return true;
}

void ChatPeople::clear()
{
    m_entries.clear();
}

std::vector<Person> ChatPeople::in(const QByteArray &room, qint64 now) const
{
    std::vector<Person> people;
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        const Presence &presence = entry->presence;
        if (!presence.rooms.contains(room))
            continue;
        const bool holds = entry->speaksOnly ? now - entry->lastSeen < speakersStay
                                             : presence.until == 0 || now < presence.until * oneSecond;
        people.push_back(
            {.sender = entry->speaksOnly && entry.key().startsWith('/') ? QByteArray() : entry.key(),
             .name = presence.user,
             .isHere = presence.state == Presence::State::Here && holds,
             .lastSeen = entry->lastSeen});
    }
    std::ranges::sort(people, [](const Person &a, const Person &b) {
        if (a.isHere != b.isHere)
            return a.isHere;
        const int order = QString::compare(a.name, b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.sender < b.sender;
    });
    return people;
}

QList<QByteArray> ChatPeople::rooms() const
{
    QSet<QByteArray> rooms;
    for (const Entry &entry : m_entries) {
        for (const QByteArray &room : entry.presence.rooms)
            rooms.insert(room);
    }
    return rooms.values();
}

} // namespace avocet
