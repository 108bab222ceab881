// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatarrival.h"
#include "chat/chatmessage.h"
#include "chat/copygate.h"
#include "chat/redeliverywindow.h"

#include <QtCore/QSet>

#include <deque>

namespace avocet {

/// Tells, for one room, what is said from what merely arrives once more: copies for overlapping
/// subscriptions, redeliveries, and what the broker repeats because we subscribed. A chat id settles it;
/// messages without one are judged by what the broker does with those that have one.
class ArrivalFilter
{
public:
    enum class Verdict {
        New,
        Copy,
        Replay, ///< retained, sent because we subscribed: no news if it is known already
    };

    Verdict judge(const ChatArrival &arrival, const ChatMessage *message);
    /// How often the broker sends everything, as far as is known.
    int copies() const { return m_copies.copies(); }

    /// A message of our own has come back for the first time: count its copies.
    void watchCopies(QByteArrayView payload, qint64 time);
    /// It is known from elsewhere; true if it was not known here.
    bool remember(const ChatMessage &message);

    void connectionLost();
    /// We subscribe: retained messages may come.
    void expectReplays(qint64 now);
    /// Granted subscriptions that match the topic, and whether their copies are told apart below us (3.3.4).
    void setMatchingSubscriptions(int count, bool areResolved, qint64 now);

private:
    CopyGate m_copies;
    RedeliveryWindow m_redelivery;
    QSet<size_t> m_known;
    std::deque<size_t> m_knownOrder;
    qint64 m_replaysUntil = 0;
    int m_replays = 0;
    int m_matching = 1;
    bool m_areResolved = true;
};

} // namespace avocet
