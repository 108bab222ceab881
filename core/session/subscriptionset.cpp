// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/subscriptionset.h"

#include "mqtt/topicfilter.h"

#include <algorithm>
#include <tuple>

namespace mqtt {

namespace {

using Entry = SubscriptionSet::Entry;
using Phase = SubscriptionState::Phase;

/// Whether the server sends everything that matches: No Local, Retain Handling and the other members of a
/// shared subscription (4.8.2) all withhold some.
bool isComplete(const Subscription &subscription)
{
    return !subscription.noLocal && subscription.retainHandling == RetainHandling::SendAlways &&
           !subscription.filter.startsWith("$share/");
}

/// The greater one's copy is preferred.
auto rank(const Entry &entry)
{
    const bool granted = entry.state.phase == Phase::Granted;
    return std::tuple(granted, isComplete(entry.state.subscription), granted ? int(entry.state.code) : 0);
}

template <typename Entries>
auto findFilter(Entries &entries, QByteArrayView filter)
{
    return std::find_if(entries.begin(), entries.end(),
                        [filter](const Entry &entry) { return entry.state.subscription.filter == filter; });
}

} // namespace

bool SubscriptionSet::add(const Subscription &subscription)
{
    const auto known = findFilter(m_entries, subscription.filter);
    if (known == m_entries.end()) {
        m_entries.push_back({SubscriptionState{subscription, Phase::Pending, 0, {}}, ++m_lastIdentifier});
        return true;
    }
    if (known->state.subscription == subscription)
        return false;
    known->state = SubscriptionState{subscription, Phase::Pending, 0, {}};
    return true;
}

bool SubscriptionSet::remove(QByteArrayView filter)
{
    const auto known = findFilter(m_entries, filter);
    if (known == m_entries.end())
        return false;
    m_entries.erase(known);
    return true;
}

const SubscriptionSet::Entry *SubscriptionSet::find(QByteArrayView filter) const
{
    const auto known = findFilter(m_entries, filter);
    return known == m_entries.end() ? nullptr : &*known;
}

void SubscriptionSet::answered(QByteArrayView filter, quint8 code, QByteArray reasonText)
{
    const auto known = findFilter(m_entries, filter);
    if (known == m_entries.end())
        return;
    known->state.phase = code < 0x80 ? Phase::Granted : Phase::Refused;
    known->state.code = code;
    known->state.reasonText = std::move(reasonText);
}

void SubscriptionSet::setAllPending()
{
    for (Entry &entry : m_entries)
        entry.state = SubscriptionState{entry.state.subscription, Phase::Pending, 0, {}};
}

quint32 SubscriptionSet::primaryIdentifier(QByteArrayView topicName) const
{
    const Entry *best = nullptr;
    for (const Entry &entry : m_entries) {
        if (entry.state.phase == Phase::Refused || !matches(entry.state.subscription.filter, topicName))
            continue;
        // Of pending ones the first asked for is the first to be there; of granted ones the latest wins a
        // tie.
        const bool laterWins = entry.state.phase == Phase::Granted;
        if (!best || rank(entry) > rank(*best) || (laterWins && rank(entry) == rank(*best)))
            best = &entry;
    }
    return best ? best->identifier : 0;
}

} // namespace mqtt
