// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"

#include <vector>

namespace mqtt {

/// A message on its way out.
struct OutboxMessage
{
    Publish publish; ///< packetId is 0 until it is sent, unless one is reserved for it
    Token token = 0;
    qint64 size = 0;          ///< bytes, for the bound of the Outbox
    quint64 releaseOrder = 0; ///< when PUBREC came, counted from 1; 0: it has not come
    bool inFlight = false;    ///< takes part of the send quota of this Network Connection (4.9)
    quint32 previous = 0;
    quint32 next = 0;
};

/// Messages in reused slots, by number, and the lists that they stand in. A slot stands in one list at a
/// time.
class OutboxStore
{
public:
    static constexpr quint32 none = 0xFFFFFFFFu;
    struct List
    {
        quint32 first = none;
        quint32 last = none;
    };

    OutboxMessage &operator[](quint32 slot) { return m_messages[slot]; }
    const OutboxMessage &operator[](quint32 slot) const { return m_messages[slot]; }

    quint32 take(Publish publish, Token token, qint64 size);
    /// The slot must stand in no list.
    void free(quint32 slot);
    quint32 count() const { return m_count; }
    /// Slots are numbers below this.
    size_t slotCount() const { return m_messages.size(); }

    void append(List &list, quint32 slot);
    void remove(List &list, quint32 slot);
    /// Puts all of `front` before `list`; `front` is empty then.
    void prepend(List &list, List &front);

private:
    std::vector<OutboxMessage> m_messages;
    std::vector<quint32> m_free;
    quint32 m_count = 0;
};

} // namespace mqtt
