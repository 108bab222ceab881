// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "mqtt/plainpublish.h"

#include <QtCore/QDateTime>

// From the bytes of the Transport to the messages in the Inbox.
namespace mqtt {

namespace {
/// After so many bytes the event loop gets its turn: requests and timers wait no longer than that takes.
constexpr qsizetype burstBytes = 4 * 1024 * 1024;
/// Asked of the system at a time: the more, the fewer calls; little enough to stay in a cache.
constexpr qsizetype readBytes = 512 * 1024;
/// Packets of this size on the average are not copied out of the buffer they are read into.
constexpr qint64 largePacket = 4 * 1024;
/// A batch of this size is handed over; a smaller one when nothing more arrives.
constexpr qsizetype fullBatch = 1024 * 1024;
/// While messages keep coming, a batch waits this long to become full: half a frame of the window.
constexpr milliseconds longestFilling{8};
/// What answers may wait to be written, beyond what publish() may have waiting.
constexpr qint64 unsentAnswerBytes = 1024 * 1024;
} // namespace

void Client::onReadable()
{
    if (m_restTimer.isActive())
        return;
    qint64 budget = burstBytes;
    while (isOpen() && !m_readingPaused && !m_waitsForPeer && budget > 0) {
        const qint64 size = readSome();
        if (size == 0)
            break;
        budget -= size;
        if (m_batch.usedBytes() + m_framer.kept().size() >= fullBatch) {
            handOver();
            if (m_inbox->pauseReader())
                pauseReading();
        }
        if (m_pacer.restsAfter(m_now, size, m_counters.bytesSent) && m_transport->isUnbuffered()) {
            m_restTimer.start(ReadPacer::rest);
            break;
        }
    }
    if (!isFilling())
        handOver();
    else if (!m_restTimer.isActive() && !m_fillTimer.isActive())
        m_fillTimer.start(longestFilling);
    if (isOpen() && !m_readingPaused && m_inbox->pauseReader())
        pauseReading();
    scheduleDeadline();
    if (budget <= 0)
        QMetaObject::invokeMethod(this, &Client::onReadable, Qt::QueuedConnection);
    postCounters();
}

/// More is about to come. Large packets that pour in are worth waiting for: only a buffer that is nearly full
/// is given away without being copied.
bool Client::isFilling() const
{
    const bool hasTime = m_now - m_batchBegan < longestFilling;
    return hasTime && (m_restTimer.isActive() || (m_readsInPlace && m_pacer.isPouring()));
}

/// How many bytes were read and dealt with; 0 when there are none, and when the connection is over.
qint64 Client::readSome()
{
    prepareForLargePackets();
    const PacketFramer::Room room = m_framer.writable(readBytes);
    const qint64 size = m_transport->read(room.data, room.size);
    if (size <= 0)
        return 0;
    m_arrival = QDateTime::currentMSecsSinceEpoch() * 1000;
    m_now = std::chrono::steady_clock::now();
    if (m_batch.isEmpty())
        m_batchBegan = m_now;
    m_framer.commit(size);
    m_session->arrived(m_now);
    m_counters.bytesReceived += quint64(size);
    const quint64 messages = m_counters.messagesReceived;
    if (!readBurst())
        return 0;
    m_bytesPerMessage = size / qint64(std::max<quint64>(1, m_counters.messagesReceived - messages));
    m_waitsForPeer = isPeerBehind();
    return size;
}

/// The buffer into which packets are read becomes the bytes of the batch, if they are large and not larger
/// than a read.
void Client::prepareForLargePackets()
{
    if (m_readsInPlace && m_framer.room() < readBytes)
        handOver();
    if (m_readsInPlace || !m_batch.isEmpty() || m_bytesPerMessage < largePacket ||
        m_bytesPerMessage > readBytes || m_framer.pending() > readBytes)
        return;
    m_framer.keepFrames(fullBatch + readBytes);
    m_readsInPlace = true;
}

/// Between two reads: no frame is in use.
void Client::handOver()
{
    const qsizetype kept = m_framer.kept().size();
    if (m_readsInPlace && kept >= fullBatch / 4 * 3) {
        ByteArena bytes = m_batch.takeArena();
        m_framer.exchange(bytes);
        m_batch.setBytes(std::move(bytes));
        m_readsInPlace = false;
    }
    handOverCopy();
}

/// While frames are in use, or when too little has come to give a whole buffer for it.
void Client::handOverCopy()
{
    if (std::exchange(m_readsInPlace, false)) {
        m_batch.copyBytes(m_framer.kept().data());
        m_framer.stopKeeping();
    }
    m_inbox->post(m_batch);
}

/// What arrived before the end: at most a read buffer, so it waits for nobody.
void Client::readRest()
{
    while (isOpen() && readSome() > 0) {
    }
    handOver();
    postCounters();
}

/// Everything that is whole in the framer. False when the connection is over.
bool Client::readBurst()
{
    const ProtocolVersion version = m_settings.connect.version;
    Frame frame;
    PacketFramer::Status status = PacketFramer::Status::NeedMore;
    while ((status = m_framer.next(frame)) == PacketFramer::Status::Frame) {
        Plain &plain = m_plain[m_plainCount];
        if (frame.type() == PacketType::Publish && !m_trace &&
            decodePlainPublish(frame, version, plain.message)) [[likely]] {
            plain.topicHash = m_topics.hashOf(plain.message.topic);
            m_topics.prefetchSlot(plain.topicHash);
            if (++m_plainCount == m_plain.size() && !takePlain())
                return false;
        } else if (!takePlain() || !handle(frame)) {
            return false;
        }
    }
    if (!takePlain())
        return false;
    if (!settle())
        return false;
    if (status == PacketFramer::Status::NeedMore && isStillMqtt())
        return true;
    handOverCopy();
    DecodeError error{ReasonCode::MalformedPacket, "2.1.4"};
    if (status == PacketFramer::Status::TooLarge)
        error = {ReasonCode::PacketTooLarge, "3.1.2-24"};
    else if (status == PacketFramer::Status::NeedMore)
        error = {ReasonCode::ProtocolError, "3.2.0-1"};
    m_session->fail(error.reason == ReasonCode::PacketTooLarge ? ConnectionCause::PacketTooLarge
                                                               : ConnectionCause::ProtocolViolation,
                    error, m_effects);
    apply();
    return isOpen();
}

/// A server of another protocol is recognised by its first byte, not after a packet of whatever size.
bool Client::isStillMqtt()
{
    const std::optional<PacketType> type = m_framer.pendingType();
    return m_session->isConnected() || !type || *type == PacketType::Connack || *type == PacketType::Auth;
}

/// PUBACK, PUBREC, PUBREL or PUBCOMP in the short form, which says Success (3.4.2.1).
bool Client::isPlainAnswer(const Frame &frame)
{
    const bool isAnswer = frame.type() >= PacketType::Puback && frame.type() <= PacketType::Pubcomp;
    const quint8 flags = frame.type() == PacketType::Pubrel ? 0x02 : 0x00;
    return isAnswer && frame.flags() == flags && frame.body.size() == 2 &&
           (frame.body[0] | frame.body[1]) != 0;
}

/// The messages that were put together, in order.
bool Client::takePlain()
{
    const size_t count = std::exchange(m_plainCount, 0);
    for (size_t i = 0; i < count; ++i)
        m_topics.prefetchName(m_plain[i].topicHash);
    for (size_t i = 0; i < count; ++i) {
        if (!receive(m_plain[i].message, m_plain[i].topicHash))
            return false;
    }
    return true;
}

bool Client::handle(const Frame &frame)
{
    if (m_trace) [[unlikely]]
        m_trace->received(m_traceConnection, frame, m_settings.connect.version, m_now);
    if (frame.type() == PacketType::Publish)
        return handlePublish(frame);
    if (isPlainAnswer(frame)) {
        // Settlements wait for the end of the burst, or for a message that comes behind them.
        m_session->receiveAnswer(frame.type(), qFromBigEndian<quint16>(frame.body.data()), m_now, m_effects);
        return !m_effects.close || settle();
    }
    const auto packet = decode(frame, m_settings.connect.version);
    if (packet)
        m_session->receive(*packet, m_now, m_effects);
    else
        m_session->fail(ConnectionCause::ProtocolViolation, packet.error(), m_effects);
    return (m_effects.events.empty() && !m_effects.close) || settle();
}

/// What the Session has to say. False when the connection is over.
bool Client::settle()
{
    if (m_effects.events.empty() && !m_effects.close) {
        writeOutput();
        return true;
    }
    storeFirst();
    handOverCopy(); // what was read before stands before what is said now
    apply();
    return isOpen();
}

bool Client::handlePublish(const Frame &frame)
{
    auto message = decodePublish(frame, m_settings.connect.version);
    if (message)
        return receive(*message, m_topics.hashOf(message->topic));
    m_session->fail(ConnectionCause::ProtocolViolation, message.error(), m_effects);
    return settle();
}

/// False when the connection is over.
bool Client::receive(PublishView &message, quint32 topicHash)
{
    if (!m_effects.events.empty() && !settle())
        return false;
    const bool isAliased = message.topic.isEmpty();
    if (!m_session->accept(message, m_now, m_effects))
        return (m_effects.events.empty() && !m_effects.close) || settle();
    ++m_counters.messagesReceived;
    const TopicTable::Interned topic =
        isAliased ? m_topics.intern(message.topic) : m_topics.intern(message.topic, topicHash);
    if (topic.id == noTopic) {
        ++m_counters.droppedMessages;
        return true;
    }
    if (topic.isNew)
        m_batch.addTopic(topic.id, message.topic);
    if (m_overlaps.takes(topic.id, message.topic, message.properties, m_subscriptions))
        addToBatch(message, topic.id);
    else
        ++m_counters.overlapCopies;
    return true;
}

void Client::addToBatch(const PublishView &message, TopicId topic)
{
    if (m_readsInPlace)
        m_batch.addInPlace(message, topic, m_arrival, m_framer.kept().data());
    else
        m_batch.add(message, topic, m_arrival);
}

void Client::pauseReading()
{
    m_readingPaused = true;
    m_pausedAt = std::chrono::steady_clock::now();
    m_counters.readingPaused = true;
    m_session->setReadingPaused(true, m_pausedAt);
    scheduleDeadline();
}

void Client::resumeReading()
{
    if (!m_readingPaused || m_inbox->pauseReader())
        return;
    m_readingPaused = false;
    const Instant now = std::chrono::steady_clock::now();
    m_counters.readingPaused = false;
    m_counters.heldBackMicroseconds +=
        std::chrono::duration_cast<std::chrono::microseconds>(now - m_pausedAt).count();
    m_session->setReadingPaused(false, now);
    scheduleDeadline();
    onReadable();
}

/// It does not read, yet wants answers: then we do not read either.
bool Client::isPeerBehind() const
{
    return unsentBytes() > m_settings.outboxBytes + unsentAnswerBytes;
}

void Client::onDrained()
{
    if (m_waitsForPeer && !isPeerBehind()) {
        m_waitsForPeer = false;
        onReadable();
    } else {
        postCounters();
    }
}

} // namespace mqtt
