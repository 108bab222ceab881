// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/messagebatch.h"
#include "session/subscriptionset.h"

#include <QtCore/QByteArrayView>

#include <vector>

namespace mqtt {

/// Takes one of the copies that a server may send when several Topic Filters match (3.3.4). A copy names the
/// subscriptions it was sent for by their Subscription Identifiers; of the granted ones that match the topic,
/// one is primary, and the copy that names it is taken. Without identifiers everything is taken.
class OverlapFilter
{
public:
    /// The set of subscriptions has changed.
    void reset() { m_primary.clear(); }
    bool takes(TopicId topic, QByteArrayView topicName, QByteArrayView properties,
               const SubscriptionSet &subscriptions);

private:
    quint32 primaryOf(TopicId topic, QByteArrayView topicName, const SubscriptionSet &subscriptions);

    std::vector<quint32> m_primary; ///< by TopicId
};

} // namespace mqtt
