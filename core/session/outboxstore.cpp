// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/outboxstore.h"

#include <utility>

namespace mqtt {

quint32 OutboxStore::take(Publish publish, Token token, qint64 size)
{
    quint32 slot;
    if (m_free.empty()) {
        slot = quint32(m_messages.size());
        m_messages.emplace_back();
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    OutboxMessage &message = m_messages[slot];
    message.publish = std::move(publish);
    message.token = token;
    message.size = size;
    ++m_count;
    return slot;
}

void OutboxStore::free(quint32 slot)
{
    m_messages[slot] = {};
    m_free.push_back(slot);
    --m_count;
}

void OutboxStore::append(List &list, quint32 slot)
{
    m_messages[slot].previous = list.last;
    m_messages[slot].next = none;
    if (list.last == none)
        list.first = slot;
    else
        m_messages[list.last].next = slot;
    list.last = slot;
}

void OutboxStore::remove(List &list, quint32 slot)
{
    const quint32 previous = m_messages[slot].previous;
    const quint32 next = m_messages[slot].next;
    if (previous == none)
        list.first = next;
    else
        m_messages[previous].next = next;
    if (next == none)
        list.last = previous;
    else
        m_messages[next].previous = previous;
}

void OutboxStore::prepend(List &list, List &front)
{
    if (front.first == none)
        return;
    if (list.first == none) {
        list = front;
    } else {
        m_messages[front.last].next = list.first;
        m_messages[list.first].previous = front.last;
        list.first = front.first;
    }
    front = {};
}

} // namespace mqtt
