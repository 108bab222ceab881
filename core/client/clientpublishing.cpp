// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/client.h"

#include "base/handover.h"

#include <limits>

// From the window's requests to the Session.
namespace mqtt {

namespace {
/// Published in one go; then bytes that have arrived get their turn.
constexpr size_t crowdSize = 512;
} // namespace

void Client::publish(const Publish &message, Token token)
{
    take({message, token});
    apply();
    postCounters();
}

void Client::publishCrowd(const std::shared_ptr<PublishQueue> &queue)
{
    const bool isMore = queue->take(crowdSize, std::numeric_limits<Token>::max(), m_crowd);
    takeCrowd();
    if (isMore)
        QMetaObject::invokeMethod(this, HandedOver([this, queue] { publishCrowd(queue); }),
                                  Qt::QueuedConnection);
}

void Client::publishUpTo(PublishQueue &queue, Token last)
{
    while (queue.take(crowdSize, last, m_crowd) && !m_crowd.empty())
        takeCrowd();
    takeCrowd();
}

void Client::takeCrowd()
{
    if (m_crowd.empty())
        return;
    for (PublishQueue::Request &request : m_crowd)
        take(std::move(request));
    apply();
    postCounters();
    m_crowd.clear();
}

void Client::take(PublishQueue::Request request)
{
    const auto reject = [&](Settlement::Why why) {
        m_inbox->post(
            Settlement{.token = request.token, .outcome = Settlement::Outcome::Rejected, .why = why});
    };
    if (!m_session)
        reject(Settlement::Why::Offline);
    else if (m_session->isConnected() && !hasRoomFor(request.message))
        reject(Settlement::Why::QueueFull);
    else
        m_session->publish(std::move(request.message), request.token, m_now, m_effects);
}

/// The Outbox does not count QoS 0, which is settled once it is written: what a peer that does not read has
/// not taken yet is held by the Transport.
bool Client::hasRoomFor(const Publish &message) const
{
    return message.qos != QoS::AtMostOnce ||
           unsentBytes() + m_effects.output.size() + message.topic.size() + message.payload.size() <=
               m_settings.outboxBytes;
}

} // namespace mqtt
