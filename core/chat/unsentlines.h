// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatroom.h"

#include <deque>
#include <optional>
#include <vector>

namespace avocet {

/// A line of our own that has not arrived yet, or never will.
struct UnsentLine
{
    QByteArray topic;
    QByteArray id; ///< chat id
    QString user;
    QString say;
    qint64 time = 0;                              ///< microseconds since 1970, UTC
    ChatOutcome failure = ChatOutcome::Delivered; ///< anything else: it failed, and waits for "send again"
    quint8 failureCode = 0;
    bool isGreeting = false; ///< said on every connect anew, so that it never waits
    bool hasArrived = false; ///< it has come back; only the acknowledgement is missing
    quint64 row = 0;         ///< in its room
    quint64 token = 0;       ///< the connection has it; 0: it waits here

    bool hasFailed() const { return failure != ChatOutcome::Delivered; }
    bool operator==(const UnsentLine &) const = default;
};

/// Lines of our own from Enter to the acknowledgement, in the order in which they were typed. The chat holds
/// what no connection has taken, so that it can be kept on disk and sent exactly once. Bounded.
class UnsentLines
{
public:
    static constexpr size_t maximumLines = 5000;
    static constexpr qsizetype maximumBytes = 4 * 1024 * 1024;

    bool hasRoomFor(const QString &say) const;
    void add(UnsentLine line);

    /// nullptr if there is none; valid until the next change.
    UnsentLine *find(quint64 token);
    UnsentLine *find(const QByteArray &id);
    std::optional<UnsentLine> take(const QByteArray &id);
    /// That no connection has, oldest first; without failed ones.
    QList<QByteArray> waiting() const;
    /// That a connection has.
    QList<QByteArray> handedOver() const;
    /// What is to be kept on disk: without greetings, what has arrived, rows and tokens.
    std::vector<UnsentLine> kept() const;

private:
    template <class Is>
    UnsentLine *findIf(Is is);

    std::deque<UnsentLine> m_lines;
    qsizetype m_bytes = 0;
};

} // namespace avocet
