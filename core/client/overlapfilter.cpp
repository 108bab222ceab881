// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/overlapfilter.h"

#include "mqtt/propertyreader.h"

namespace mqtt {

namespace {
constexpr quint32 unknown = 0xFFFFFFFFu;
}

bool OverlapFilter::takes(TopicId topic, QByteArrayView topicName, QByteArrayView properties,
                          const SubscriptionSet &subscriptions)
{
    if (properties.isEmpty() || subscriptions.entries().size() < 2)
        return true;
    quint32 primary = unknown;
    PropertyReader reader(properties, PropertyPlace::Publish);
    PropertyView property;
    while (reader.next(property)) {
        if (property.id != PropertyId::SubscriptionIdentifier)
            continue;
        if (primary == unknown)
            primary = primaryOf(topic, topicName, subscriptions);
        if (primary == 0 || primary == property.number)
            return true;
    }
    return primary == unknown;
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
