// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/redeliverywindow.h"

#include <algorithm>

namespace avocet {

namespace {
constexpr size_t maximumEntries = 1024;
}

void RedeliveryWindow::connectionLost()
{
    m_previous = std::move(m_recent);
    m_recent.clear();
}

bool RedeliveryWindow::isRepeat(mqtt::PacketIdentifier packetId, bool dup, const PayloadKey &payload)
{
    if (packetId == 0)
        return false;
    const Entry entry{.packetId = packetId, .payload = payload};
    if (dup && std::find(m_recent.begin(), m_recent.end(), entry) != m_recent.end())
        return true;
    if (m_recent.size() >= maximumEntries)
        m_recent.pop_front();
    m_recent.push_back(entry);
    return dup && std::find(m_previous.begin(), m_previous.end(), entry) != m_previous.end();
}

} // namespace avocet
