// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/roomname.h"

#include <algorithm>

namespace avocet {

namespace {

constexpr QByteArrayView roomPrefix = "chat/";
constexpr qsizetype maximumLevel = 1200; ///< bytes: two names of 64 characters, encoded

bool isEncoded(char c)
{
    const auto code = uchar(c);
    return code <= 0x20 || code == 0x7F || QByteArrayView("+#/%,@$").contains(c);
}

QByteArray encoded(const QString &name)
{
    static constexpr char hexDigits[] = "0123456789ABCDEF";
    QByteArray level;
    const QByteArray utf8 = name.toUtf8();
    for (const char c : utf8) {
        if (isEncoded(c)) {
            level += '%';
            level += hexDigits[uchar(c) >> 4];
            level += hexDigits[uchar(c) & 0x0F];
        } else {
            level += c;
        }
    }
    return level;
}

QString decoded(QByteArrayView level)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(level.toByteArray()));
}

bool isFit(const QString &name)
{
    return !name.trimmed().isEmpty() && name.size() <= maximumRoomName;
}

} // namespace

QString RoomName::partnerOf(const QString &wanted) const
{
    return name == wanted ? other : other == wanted ? name : QString();
}

RoomName roomNameOf(QByteArrayView topic)
{
    if (topic == lobbyTopic)
        return {.kind = RoomName::Kind::Lobby};
    if (!topic.startsWith(roomPrefix))
        return {};
    const QByteArrayView level = topic.sliced(roomPrefix.size());
    if (level.isEmpty() || level.size() > maximumLevel || level.contains('/') || level == "presence")
        return {};
    if (level.front() != '@') {
        RoomName room{.kind = RoomName::Kind::Room, .name = decoded(level)};
        return isFit(room.name) ? room : RoomName();
    }
    const qsizetype comma = level.indexOf(',');
    if (comma < 0)
        return {};
    RoomName room{.kind = RoomName::Kind::Direct,
                  .name = decoded(level.sliced(1, comma - 1)),
                  .other = decoded(level.sliced(comma + 1))};
    return isFit(room.name) && isFit(room.other) ? room : RoomName();
}

QByteArray roomTopic(const QString &name)
{
    QString wanted = name.trimmed();
    if (wanted.startsWith(u'#'))
        wanted = wanted.mid(1).trimmed();
    if (wanted == QLatin1StringView("chat"))
        return lobbyTopic.toByteArray();
    if (!isFit(wanted) || wanted == QLatin1StringView("presence"))
        return {};
    return roomPrefix.toByteArray() + encoded(wanted);
}

QByteArray directTopic(const QString &one, const QString &other)
{
    if (!isFit(one) || !isFit(other))
        return {};
    QByteArray first = encoded(one);
    QByteArray second = encoded(other);
    if (second < first)
        std::swap(first, second);
    return roomPrefix.toByteArray() + '@' + first + ',' + second;
}

} // namespace avocet
