// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/outbox.h"

#include "mqtt/packetencoder.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace mqtt {

using Outcome = Settlement::Outcome;
using Why = Settlement::Why;

namespace {

Settlement outcome(Outcome outcome, Why why = Why::None)
{
    Settlement settlement;
    settlement.outcome = outcome;
    settlement.why = why;
    return settlement;
}

template <typename Answer>
Settlement outcome(Outcome outcome, const Answer &answer)
{
    Settlement settlement;
    settlement.outcome = outcome;
    settlement.reason = answer.reason;
    settlement.properties = answer.properties;
    return settlement;
}

} // namespace

Outbox::Outbox(PacketIds &ids, PublishWriter &writer, const SessionOptions &options)
    : m_ids(ids)
    , m_writer(writer)
    , m_maximumMessages(options.outboxMessages)
    , m_maximumBytes(options.outboxBytes)
    , m_republishes(options.republishesAfterLoss)
{
}

bool Outbox::hasRoom(qint64 bytes) const
{
    return m_store.count() < m_maximumMessages && bytes <= m_maximumBytes - m_bytes;
}

void Outbox::append(Publish message, Token token, qint64 size)
{
    if (message.qos == QoS::AtMostOnce)
        ++m_queuedQoS0;
    ++m_revision;
    m_bytes += size;
    m_store.append(m_queue, m_store.take(std::move(message), token, size));
}

PacketIdentifier Outbox::publish(Publish message, Token token, qint64 size, Effects &effects)
{
    append(std::move(message), token, size);
    const quint32 slot = m_queue.last;
    send(effects);
    if (m_queue.last == slot) {
        Publish &publish = m_store[slot].publish;
        if (publish.topic.isEmpty())
            m_writer.detach(publish); // the alias may mean something else when it goes out
        reserveId(publish);
    }
    return m_store[slot].publish.packetId; // of an empty one if it is settled already
}

void Outbox::reserveId(Publish &publish)
{
    publish.packetId = publish.qos == QoS::AtMostOnce ? 0 : m_ids.next();
    if (publish.packetId != 0)
        m_ids.take(publish.packetId);
}

void Outbox::releaseReservedIds()
{
    for (quint32 slot = m_queue.first; slot != none; slot = m_store[slot].next) {
        if (const PacketIdentifier id = std::exchange(m_store[slot].publish.packetId, 0))
            m_ids.release(id);
    }
}

void Outbox::connectionLost()
{
    m_repeatNext = none;
    for (quint32 slot = m_flight.first; slot != none; slot = m_store[slot].next)
        m_store[slot].inFlight = false;
    m_inFlightNow = 0;
    m_openHandshakes = 0;
}

void Outbox::resumeSession(Effects &effects)
{
    const std::vector<quint32> released = releasedInOrder();
    for (const quint32 slot : released)
        takeQuota(slot);
    size_t next = 0;
    for (quint32 slot = m_flight.first; slot != none;) {
        const quint32 following = m_store[slot].next;
        if (m_store[slot].releaseOrder != 0)
            encodeAnswer(PacketType::Pubrel, m_store[released[next++]].publish.packetId, effects.output);
        else if (m_repeatNext == none && hasQuota(slot))
            sendAgain(slot, effects);
        else if (m_repeatNext == none)
            m_repeatNext = slot;
        slot = following;
    }
}

/// 4.6.0-4: PUBREL goes out in the order in which PUBREC came.
std::vector<quint32> Outbox::releasedInOrder() const
{
    std::vector<quint32> slots;
    for (quint32 slot = m_flight.first; slot != none; slot = m_store[slot].next) {
        if (m_store[slot].releaseOrder != 0)
            slots.push_back(slot);
    }
    std::sort(slots.begin(), slots.end(),
              [this](quint32 a, quint32 b) { return m_store[a].releaseOrder < m_store[b].releaseOrder; });
    return slots;
}

void Outbox::loseSession(Effects &effects)
{
    for (quint32 slot = m_flight.first; slot != none;) {
        const quint32 following = m_store[slot].next;
        OutboxMessage &message = m_store[slot];
        if (message.releaseOrder != 0) {
            settleInFlight(slot, outcome(Outcome::Acknowledged), effects);
        } else if (message.publish.qos == QoS::ExactlyOnce || !m_republishes) {
            settleInFlight(slot, outcome(Outcome::SessionLost), effects);
        } else {
            forget(message.publish.packetId);
            releaseQuota(slot);
            message.publish.packetId = 0;
            message.publish.dup = false;
            ++m_revision;
        }
        slot = following;
    }
    m_repeatNext = none;
    releaseReservedIds();
    m_store.prepend(m_queue, m_flight);
}

void Outbox::discard(Effects &effects)
{
    while (m_flight.first != none) {
        const bool owned = m_store[m_flight.first].releaseOrder != 0;
        settleInFlight(m_flight.first, outcome(owned ? Outcome::Acknowledged : Outcome::SessionLost),
                       effects);
    }
    while (m_queue.first != none)
        settleQueued(m_queue.first, outcome(Outcome::Discarded), effects);
}

void Outbox::leave(Effects &effects)
{
    while (m_flight.first != none)
        settleInFlight(m_flight.first, outcome(Outcome::Kept), effects);
    while (m_queue.first != none)
        settleQueued(m_queue.first, outcome(Outcome::Kept), effects);
}

void Outbox::send(Effects &effects)
{
    sendWaitingRepetitions(effects);
    bool blocked = m_repeatNext != none;
    for (quint32 slot = m_queue.first; slot != none;) {
        if (blocked && m_queuedQoS0 == 0)
            break;
        const quint32 following = m_store[slot].next;
        if (m_store[slot].publish.qos == QoS::AtMostOnce)
            sendQoS0(slot, effects);
        else if (!blocked)
            blocked = !sendFirst(slot, effects);
        slot = following;
    }
}

void Outbox::sendWaitingRepetitions(Effects &effects)
{
    while (m_repeatNext != none && hasQuota(m_repeatNext)) {
        const quint32 slot = m_repeatNext;
        m_repeatNext = m_store[slot].next;
        if (m_store[slot].releaseOrder == 0)
            sendAgain(slot, effects);
    }
}

bool Outbox::sendFirst(quint32 slot, Effects &effects)
{
    Publish &publish = m_store[slot].publish;
    if (!hasQuota(slot))
        return false;
    const bool isReserved = publish.packetId != 0;
    if (!isReserved)
        publish.packetId = m_ids.next();
    if (publish.packetId == 0)
        return false;
    const Why why = m_writer.write(publish, effects.output);
    if (why != Why::None) {
        if (!isReserved)
            publish.packetId = 0;
        settleQueued(slot, outcome(Outcome::Rejected, why), effects);
        return true;
    }
    m_writer.detach(publish);
    if (!isReserved)
        m_ids.take(publish.packetId);
    remember(publish.packetId, slot);
    m_store.remove(m_queue, slot);
    m_store.append(m_flight, slot);
    takeQuota(slot);
    ++m_revision;
    effects.storeFirst |= publish.qos == QoS::ExactlyOnce;
    return true;
}

void Outbox::sendQoS0(quint32 slot, Effects &effects)
{
    const Why why = m_writer.write(m_store[slot].publish, effects.output);
    settleQueued(slot, outcome(why == Why::None ? Outcome::Written : Outcome::Rejected, why), effects);
}

void Outbox::sendAgain(quint32 slot, Effects &effects)
{
    Publish &publish = m_store[slot].publish;
    publish.dup = true; // 3.3.1-1
    const Why why = m_writer.write(publish, effects.output);
    if (why == Why::None) {
        takeQuota(slot);
        return;
    }
    // The first sending may have arrived, or not.
    const bool once = publish.qos == QoS::ExactlyOnce;
    settleInFlight(slot, outcome(once ? Outcome::SessionLost : Outcome::Rejected, why), effects);
}

bool Outbox::puback(const Puback &packet, Effects &effects)
{
    const quint32 slot = find(packet.packetId);
    if (slot == none)
        return true;
    if (m_store[slot].publish.qos != QoS::AtLeastOnce)
        return false;
    settleInFlight(slot, outcome(isFailure(packet.reason) ? Outcome::Refused : Outcome::Acknowledged, packet),
                   effects);
    return true;
}

bool Outbox::pubrec(const Pubrec &packet, Effects &effects)
{
    const quint32 slot = find(packet.packetId);
    if (slot == none) {
        encode(Pubrel{packet.packetId, ReasonCode::PacketIdentifierNotFound, {}}, m_writer.version(),
               effects.output);
        return true;
    }
    if (m_store[slot].publish.qos != QoS::ExactlyOnce)
        return false;
    if (isFailure(packet.reason)) // 4.4.0-2
        settleInFlight(slot, outcome(Outcome::Refused, packet), effects);
    else
        release(slot, effects);
    return true;
}

bool Outbox::pubcomp(const Pubcomp &packet, Effects &effects)
{
    const quint32 slot = find(packet.packetId);
    if (slot == none)
        return true;
    if (m_store[slot].releaseOrder == 0)
        return false;
    settleInFlight(slot, outcome(Outcome::Acknowledged, packet), effects);
    return true;
}

/// The server owns it now: only the Packet Identifier is still needed (4.3.3-6).
void Outbox::release(quint32 slot, Effects &effects)
{
    OutboxMessage &message = m_store[slot];
    if (message.releaseOrder == 0) {
        message.releaseOrder = ++m_releases;
        ++m_revision;
        effects.storeFirst = true;
        m_bytes -= message.size;
        message.size = 0;
        message.publish = Publish{.qos = QoS::ExactlyOnce, .packetId = message.publish.packetId};
        takeQuota(slot); // until PUBCOMP, even if it was not sent again on this connection yet
    }
    encodeAnswer(PacketType::Pubrel, message.publish.packetId, effects.output);
}

void Outbox::remember(PacketIdentifier id, quint32 slot)
{
    if (id >= m_slotOfId.size())
        m_slotOfId.resize(std::bit_ceil(size_t(id) + 1), none);
    m_slotOfId[id] = slot;
}

void Outbox::forget(PacketIdentifier id)
{
    m_slotOfId[id] = none;
    m_ids.release(id);
}

bool Outbox::hasQuota(quint32 slot) const
{
    const ServerLimits &limits = m_writer.limits();
    return m_inFlightNow < limits.receiveMaximum &&
           (m_store[slot].publish.qos != QoS::ExactlyOnce || m_openHandshakes < limits.openHandshakes);
}

void Outbox::takeQuota(quint32 slot)
{
    OutboxMessage &message = m_store[slot];
    if (std::exchange(message.inFlight, true))
        return;
    ++m_inFlightNow;
    m_openHandshakes += message.publish.qos == QoS::ExactlyOnce;
}

void Outbox::releaseQuota(quint32 slot)
{
    OutboxMessage &message = m_store[slot];
    if (!std::exchange(message.inFlight, false))
        return;
    --m_inFlightNow;
    m_openHandshakes -= message.publish.qos == QoS::ExactlyOnce;
}

void Outbox::settle(quint32 slot, Settlement outcome, Effects &effects)
{
    const OutboxMessage &message = m_store[slot];
    outcome.token = message.token;
    outcome.packetId = message.publish.packetId;
    effects.events.emplace_back(std::move(outcome));
    ++m_revision;
    m_bytes -= message.size;
    m_store.free(slot);
}

void Outbox::settleQueued(quint32 slot, Settlement outcome, Effects &effects)
{
    if (m_store[slot].publish.qos == QoS::AtMostOnce)
        --m_queuedQoS0;
    if (m_store[slot].publish.packetId != 0)
        m_ids.release(m_store[slot].publish.packetId);
    m_store.remove(m_queue, slot);
    settle(slot, std::move(outcome), effects);
}

void Outbox::settleInFlight(quint32 slot, Settlement outcome, Effects &effects)
{
    if (m_repeatNext == slot)
        m_repeatNext = m_store[slot].next;
    forget(m_store[slot].publish.packetId);
    releaseQuota(slot);
    m_store.remove(m_flight, slot);
    settle(slot, std::move(outcome), effects);
}

} // namespace mqtt
