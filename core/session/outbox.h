// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/outboxstore.h"
#include "session/packetids.h"
#include "session/publishwriter.h"
#include "session/session.h"

#include <vector>

namespace mqtt {

/// The messages that we publish with QoS 1 and 2, and those of QoS 0 without a connection: a queue of those
/// never sent, then those in flight, in the order in which they were first sent (4.6). Keeps the send quota
/// (4.9). Bounded in messages and bytes. Every step costs the same however many there are.
class Outbox
{
public:
    Outbox(PacketIds &ids, PublishWriter &writer, const SessionOptions &options);

    bool hasRoom(qint64 bytes) const;
    quint32 messages() const { return m_store.count(); }
    qint64 bytes() const { return m_bytes; }

    /// Queues a message; send() sends it.
    void append(Publish message, Token token, qint64 size);
    /// Sends it after those that wait already, or lets it wait. Its Packet Identifier, which it keeps while
    /// it waits; 0 with QoS 0, if it was rejected, and if all are in use.
    PacketIdentifier publish(Publish message, Token token, qint64 size, Effects &effects);

    void connectionLost();
    /// The server has the Session: sends again what is unacknowledged (4.4.0-1).
    void resumeSession(Effects &effects);
    /// The server has no Session: QoS 1 is queued again as new, if so wanted; QoS 2 is settled, since sending
    /// it once more could double it.
    void loseSession(Effects &effects);
    /// Sends what the quota allows.
    void send(Effects &effects);
    void discard(Effects &effects);
    /// Settles everything as Kept.
    void leave(Effects &effects);

    // See SessionSnapshot.
    void appendTo(SessionSnapshot &snapshot) const;
    void restore(SessionSnapshot &snapshot);
    quint64 revision() const { return m_revision; }

    // What the server answers. False if it is against the standard; unknown Packet Identifiers are not.
    bool puback(const Puback &packet, Effects &effects);
    bool pubrec(const Pubrec &packet, Effects &effects);
    bool pubcomp(const Pubcomp &packet, Effects &effects);

private:
    using List = OutboxStore::List;
    static constexpr quint32 none = OutboxStore::none;

    quint32 find(PacketIdentifier id) const { return id < m_slotOfId.size() ? m_slotOfId[id] : none; }
    void remember(PacketIdentifier id, quint32 slot);
    void forget(PacketIdentifier id);
    bool hasQuota(quint32 slot) const;
    void takeQuota(quint32 slot);
    void releaseQuota(quint32 slot);
    void reserveId(Publish &publish);
    void releaseReservedIds();
    bool sendFirst(quint32 slot, Effects &effects);
    void sendQoS0(quint32 slot, Effects &effects);
    void sendAgain(quint32 slot, Effects &effects);
    void sendWaitingRepetitions(Effects &effects);
    std::vector<quint32> releasedInOrder() const;
    void release(quint32 slot, Effects &effects);
    void settle(quint32 slot, Settlement outcome, Effects &effects);
    void settleQueued(quint32 slot, Settlement outcome, Effects &effects);
    void settleInFlight(quint32 slot, Settlement outcome, Effects &effects);

    PacketIds &m_ids;
    PublishWriter &m_writer;
    OutboxStore m_store;
    List m_queue;
    List m_flight;
    std::vector<quint32> m_slotOfId; ///< as long as the highest id so far
    quint32 m_repeatNext = none; ///< of m_flight: from here on nothing was sent again on this connection yet
    quint32 m_queuedQoS0 = 0;
    quint32 m_inFlightNow = 0;    ///< on this Network Connection
    quint32 m_openHandshakes = 0; ///< those of them with QoS 2
    quint64 m_releases = 0;
    quint64 m_revision = 0; ///< counts what a snapshot would show
    qint64 m_bytes = 0;
    quint32 m_maximumMessages;
    qint64 m_maximumBytes;
    bool m_republishes;
};

} // namespace mqtt
