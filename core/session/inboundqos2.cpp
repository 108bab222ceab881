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
}

} // namespace mqtt
