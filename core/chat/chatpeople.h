// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>
#include <vector>

namespace avocet {

/// What one program says about who sits in front of it, retained under `chat/presence/SENDER`:
/// `{"user": "Ann", "state": "here", "rooms": ["chat"], "seen": 1700000000, "until": 0}`.
struct Presence
{
    enum class State : quint8 {
        Here,
        Gone, ///< the connection was lost: said by the Will Message
        Left,
    };

    QString user; ///< untrusted
    State state = State::Here;
    QList<QByteArray> rooms{}; ///< topics
    qint64 seen = 0;           ///< when that was so, seconds since 1970, UTC
    qint64 until = 0;          ///< it holds until then; 0: until something else is said
    bool operator==(const Presence &) const = default;
};

QByteArray encodePresence(const Presence &presence);
/// std::nullopt if it is none, or larger than 4 KiB.
std::optional<Presence> parsePresence(QByteArrayView payload);

struct Person
{
    QByteArray sender; ///< empty: somebody who only speaks, as plain scripts do
    QString name;      ///< untrusted
    bool isHere = false;
    qint64 lastSeen = 0; ///< microseconds since 1970, UTC; 0: unknown
    bool operator==(const Person &) const = default;
};

/// Who is there: those who say so, and those who have spoken. Bounded. Times are microseconds since 1970.
class ChatPeople
{
public:
    static constexpr qsizetype maximumPeople = 2000;

    /// `isLive`: said just now; otherwise it was kept by the broker. An empty payload forgets the sender.
    /// True if that changes anything.
    bool heard(const QByteArray &sender, QByteArrayView payload, qint64 time, bool isLive);
    bool spoke(const QByteArray &sender, const QString &name, const QByteArray &room, qint64 time);
    void clear();

    /// Those who are here first, then by name. Who only speaks is here for ten minutes.
    std::vector<Person> in(const QByteArray &room, qint64 now) const;
    /// Rooms that somebody is in.
    QList<QByteArray> rooms() const;

private:
    struct Entry
    {
        Presence presence;
        qint64 lastSeen = 0;
        bool speaksOnly = false;
    };

    QHash<QByteArray, Entry> m_entries; ///< by sender, or by '/' and the name
};

} // namespace avocet
