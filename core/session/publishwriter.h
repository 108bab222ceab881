// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"
#include "session/serverlimits.h"
#include "session/topicaliases.h"

namespace mqtt {

/// Writes PUBLISH packets as the server of the present Network Connection wants them, or says why it cannot.
class PublishWriter
{
public:
    void connectionOpened(ProtocolVersion version, const ServerLimits &limits);

    ProtocolVersion version() const { return m_version; }
    const ServerLimits &limits() const { return m_limits; }

    /// Everything but the size, which is known only when it is written.
    Settlement::Why check(const Publish &message) const;
    /// Appends it to `out`, or leaves that as it was.
    Settlement::Why write(const Publish &message, QByteArray &out);
    /// Makes the message independent of this Network Connection: its full Topic Name and no Topic Alias.
    void detach(Publish &message) const;

private:
    TopicAliases m_aliases; ///< ours, by the server's Topic Alias Maximum
    ServerLimits m_limits;
    ProtocolVersion m_version = ProtocolVersion::V5_0;
};

} // namespace mqtt
