// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/arrivalfilter.h"

#include <algorithm>

namespace avocet {

namespace {
constexpr qint64 replayTime = 10 * oneSecond;
constexpr size_t maximumKnown = 20'000;
} // namespace

ArrivalFilter::Verdict ArrivalFilter::judge(const ChatArrival &arrival, const ChatMessage *message)
{
    const PayloadKey key(arrival.payload);
    if (m_redelivery.isRepeat(arrival.packetId, arrival.dup, key))
        return Verdict::Copy;
    if (message && !message->id.isEmpty() && !remember(*message)) {
        m_copies.takes(key, arrival.time); // it may be the watched one
        return Verdict::Copy;
    }
    if (arrival.retain && m_replays > 0 && arrival.time <= m_replaysUntil) {
        --m_replays;
        return Verdict::Replay;
    }
    const bool isNew = (message && !message->id.isEmpty()) || m_copies.takes(key, arrival.time);
    return isNew ? Verdict::New : Verdict::Copy;
}

void ArrivalFilter::watchCopies(QByteArrayView payload, qint64 time)
{
    if (!m_areResolved)
        m_copies.watch(PayloadKey(payload), time);
}

bool ArrivalFilter::remember(const ChatMessage &message)
{
    const size_t key = qHashMulti(QHashSeed::globalSeed(), message.id, message.user, message.say);
    if (m_known.contains(key))
        return false;
    if (m_knownOrder.size() >= maximumKnown) {
        m_known.remove(m_knownOrder.front());
        m_knownOrder.pop_front();
    }
    m_known.insert(key);
    m_knownOrder.push_back(key);
    return true;
}

void ArrivalFilter::connectionLost()
{
    m_redelivery.connectionLost();
    m_copies.stopWatching();
}

void ArrivalFilter::expectReplays(qint64 now)
{
    m_replays = m_matching;
    m_replaysUntil = now + replayTime;
}

void ArrivalFilter::setMatchingSubscriptions(int count, bool areResolved, qint64 now)
{
    const bool isMore = count > m_matching;
    m_matching = std::max(1, count);
    m_areResolved = areResolved;
    if (isMore)
        expectReplays(now);
    m_copies.setMatchingSubscriptions(m_areResolved ? 1 : m_matching);
}

} // namespace avocet
