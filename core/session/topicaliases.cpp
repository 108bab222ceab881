// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/topicaliases.h"

namespace mqtt {

void TopicAliases::reset(quint16 maximum)
{
    m_topics.clear();
    m_maximum = maximum;
}

void TopicAliases::set(quint16 alias, QByteArrayView topic)
{
    QByteArray &known = at(alias);
    if (known != topic)
        known = topic.toByteArray();
}

void TopicAliases::set(quint16 alias, const QByteArray &topic)
{
    at(alias) = topic;
}

const QByteArray &TopicAliases::topic(quint32 alias) const
{
    return alias >= 1 && alias <= m_topics.size() ? m_topics[alias - 1] : m_none;
}

QByteArray &TopicAliases::at(quint16 alias)
{
    Q_ASSERT(isAllowed(alias));
    if (alias > m_topics.size())
        m_topics.resize(alias);
    return m_topics[alias - 1u];
}

} // namespace mqtt
