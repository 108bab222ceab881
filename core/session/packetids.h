// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <array>

namespace mqtt {

/// The Packet Identifiers of one Session (2.2.1): given out from 1 upwards, ids in use are skipped, after
/// 65,535 comes 1 again. One bit for each.
class PacketIds
{
public:
    PacketIds() { reset(); }

    /// The one that would be given out now; 0 if all are in use.
    PacketIdentifier next() const;
    /// `id` must come from next().
    void take(PacketIdentifier id);
    /// The one that was given out last; with take() for the ids of an earlier run (they need not come from
    /// next() then).
    PacketIdentifier last() const { return m_last; }
    void setLast(PacketIdentifier id) { m_last = id; }
    void release(PacketIdentifier id);
    bool isUsed(PacketIdentifier id) const { return m_words[id / 64] >> (id % 64) & 1; }
    quint32 used() const { return m_used; }
    /// None in use, and the next one is 1.
    void reset();

private:
    std::array<quint64, 1024> m_words;
    quint32 m_used = 0;
    PacketIdentifier m_last = 0;
};

} // namespace mqtt
