// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/packets.h"
#include "session/connectionstate.h"

#include <QtCore/QByteArrayView>

#include <vector>

namespace mqtt {

/// The Topic Filters that are wanted, across reconnects, and what the server said to each. In 5.0 each one
/// gets a Subscription Identifier of its own, so that of the copies which a broker may send for overlapping
/// subscriptions (3.3.4) exactly one is taken.
class SubscriptionSet
{
public:
    struct Entry
    {
        SubscriptionState state;
        quint32 identifier = 0; ///< Subscription Identifier, from 1; never reused
    };

    /// Adds, or replaces the options of the same filter (3.8.4-3). True if anything changed.
    bool add(const Subscription &subscription);
    bool remove(QByteArrayView filter);
    const std::vector<Entry> &entries() const { return m_entries; }
    const Entry *find(QByteArrayView filter) const;
    bool isEmpty() const { return m_entries.empty(); }

    void answered(QByteArrayView filter, quint8 code, QByteArray reasonText);
    /// A new connection: all are pending again.
    void setAllPending();

    /// Of the entries that match the Topic Name and were not refused, the one whose copy is taken; 0 if none
    /// matches. It must be one whose copy surely comes: granted before pending; then one that withholds
    /// nothing (No Local, Retain Handling, $share) before one that does; then the highest granted QoS; among
    /// equals the latest granted, or the first pending.
    quint32 primaryIdentifier(QByteArrayView topicName) const;

private:
    std::vector<Entry> m_entries;
    quint32 m_lastIdentifier = 0;
};

} // namespace mqtt
