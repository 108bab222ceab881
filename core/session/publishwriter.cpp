// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/publishwriter.h"

#include "mqtt/packetencoder.h"

namespace mqtt {

namespace {

std::optional<quint32> topicAlias(const Publish &message)
{
    return message.properties.isEmpty() ? std::nullopt : message.properties.number(PropertyId::TopicAlias);
}

} // namespace

void PublishWriter::connectionOpened(ProtocolVersion version, const ServerLimits &limits)
{
    m_version = version;
    m_limits = limits;
    m_aliases.reset(limits.topicAliasMaximum);
}

Settlement::Why PublishWriter::check(const Publish &message) const
{
    using Why = Settlement::Why;
    if (message.qos > m_limits.maximumQoS) // 3.2.2-11
        return Why::QoSNotSupported;
    if (message.retain && !m_limits.retainAvailable) // 3.2.2-14
        return Why::RetainNotSupported;
    if (m_version != ProtocolVersion::V5_0)
        return Why::None;
    if (const auto alias = topicAlias(message)) {
        if (!m_aliases.isAllowed(*alias)) // 3.2.2-17
            return Why::TopicAliasInvalid;
        if (message.topic.isEmpty() && m_aliases.topic(*alias).isEmpty())
            return Why::TopicAliasInvalid;
    }
    return Why::None;
}

Settlement::Why PublishWriter::write(const Publish &message, QByteArray &out)
{
    const Settlement::Why why = check(message);
    if (why != Settlement::Why::None)
        return why;
    const qsizetype before = out.size();
    encodePublish(message, m_version, out);
    if (out.size() - before > qsizetype(m_limits.maximumPacketSize)) { // 3.2.2-15
        out.resize(before);
        return Settlement::Why::TooLarge;
    }
    if (m_version == ProtocolVersion::V5_0 && !message.topic.isEmpty()) {
        if (const auto alias = topicAlias(message))
            m_aliases.set(quint16(*alias), message.topic);
    }
    return Settlement::Why::None;
}

void PublishWriter::detach(Publish &message) const
{
    const auto alias = topicAlias(message);
    if (!alias)
        return;
    if (message.topic.isEmpty())
        message.topic = m_aliases.topic(*alias);
    message.properties.remove(PropertyId::TopicAlias);
}

} // namespace mqtt
