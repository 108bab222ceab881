// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session_p.h"
#include "session/sessionsnapshot.h"

#include <algorithm>

// What outlives the program.
namespace mqtt {

SessionSnapshot Session::snapshot() const
{
    SessionSnapshot snapshot;
    snapshot.lastPacketId = d->ids.last();
    snapshot.inbound = d->inboundQoS2.waiting();
    d->outbox.appendTo(snapshot);
    return snapshot;
}

void Session::restore(SessionSnapshot snapshot)
{
    d->inboundQoS2.restore(snapshot.inbound);
    d->outbox.restore(snapshot);
    d->ids.setLast(snapshot.lastPacketId);
    d->hasState = true;
}

quint64 Session::revision() const
{
    return d->outbox.revision() + d->inboundQoS2.revision();
}

void Outbox::appendTo(SessionSnapshot &snapshot) const
{
    // Releases are counted anew: only their order matters.
    const std::vector<quint32> released = releasedInOrder();
    std::vector<quint32> order(m_store.slotCount(), 0);
    for (size_t i = 0; i < released.size(); ++i)
        order[released[i]] = quint32(i + 1);
    for (quint32 slot = m_flight.first; slot != none; slot = m_store[slot].next)
        snapshot.inFlight.push_back({m_store[slot].publish, order[slot]});
    for (quint32 slot = m_queue.first; slot != none; slot = m_store[slot].next) {
        snapshot.queue.push_back(m_store[slot].publish);
        snapshot.queue.back().packetId = 0;
        m_writer.detach(snapshot.queue.back());
    }
}

void Outbox::restore(SessionSnapshot &snapshot)
{
    for (SessionSnapshot::InFlight &message : snapshot.inFlight) {
        const PacketIdentifier id = message.publish.packetId;
        const qint64 size = message.releaseOrder == 0 ? byteSize(message.publish) : 0;
        const quint32 slot = m_store.take(std::move(message.publish), 0, size);
        m_store[slot].releaseOrder = message.releaseOrder;
        m_releases = std::max(m_releases, quint64(message.releaseOrder));
        m_store.append(m_flight, slot);
        m_ids.take(id);
        remember(id, slot);
        m_bytes += size;
    }
    for (Publish &publish : snapshot.queue) {
        const qint64 size = byteSize(publish);
        append(std::move(publish), 0, size);
    }
}

} // namespace mqtt
