// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/overlapfilter.h"

#include "mqtt/plainpublish.h"

#include <algorithm>

namespace mqtt {

namespace {
constexpr quint32 unknown = 0xFFFFFFFFu;
}

bool OverlapFilter::takes(TopicId topic, QByteArrayView topicName, QByteArrayView properties,
                          const SubscriptionSet &subscriptions)
{
    if (properties.isEmpty() || subscriptions.entries().size() < 2)
        return true;
    quint32 only = 0;
    if (isOneSubscriptionIdentifier(properties, only)) {
        const quint32 primary = primaryOf(topic, topicName, subscriptions);
        return primary == 0 || primary == only;
    }
    const auto list = decodeProperties(properties, PropertyPlace::Publish);
    const std::vector<quint32> identifiers =
        list ? list->numbers(PropertyId::SubscriptionIdentifier) : std::vector<quint32>();
    if (identifiers.empty())
        return true;
    const quint32 primary = primaryOf(topic, topicName, subscriptions);
    return primary == 0 || std::ranges::find(identifiers, primary) != identifiers.end();
}

quint32 OverlapFilter::primaryOf(TopicId topic, QByteArrayView topicName,
                                 const SubscriptionSet &subscriptions)
{
    if (m_primary.size() <= topic)
        m_primary.resize(size_t(topic) + 1, unknown);
    quint32 &primary = m_primary[topic];
    if (primary == unknown)
        primary = subscriptions.primaryIdentifier(topicName);
    return primary;
}

} // namespace mqtt
