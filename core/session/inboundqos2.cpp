// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/inboundqos2.h"

namespace mqtt {

bool InboundQoS2::add(PacketIdentifier id)
{
    if (!m_inFlight.test(id)) {
        m_inFlight.set(id);
        ++m_inFlightCount;
    }
    const bool isNew = !m_waiting.test(id);
    m_waiting.set(id);
    m_revision += isNew;
    return isNew;
}

bool InboundQoS2::release(PacketIdentifier id)
{
    if (m_inFlight.test(id)) {
        m_inFlight.reset(id);
        --m_inFlightCount;
    }
    const bool waited = m_waiting.test(id);
    m_waiting.reset(id);
    m_revision += waited;
    return waited;
}

void InboundQoS2::connectionOpened()
{
    m_inFlight.reset();
    m_inFlightCount = 0;
}

void InboundQoS2::clear()
{
    connectionOpened();
    m_waiting.reset();
    ++m_revision;
}

std::vector<PacketIdentifier> InboundQoS2::waiting() const
{
    const size_t count = m_waiting.count();
    std::vector<PacketIdentifier> ids;
    ids.reserve(count);
    for (quint32 id = 1; ids.size() < count; ++id) {
        if (m_waiting.test(id))
            ids.push_back(PacketIdentifier(id));
    }
    return ids;
}

void InboundQoS2::restore(const std::vector<PacketIdentifier> &waiting)
{
    clear();
    for (const PacketIdentifier id : waiting)
        m_waiting.set(id);
}

} // namespace mqtt
