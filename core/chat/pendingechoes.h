// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/payloadkey.h"

#include <deque>
#include <optional>

namespace avocet {

/// Messages of our own that the broker has not sent back yet. Times are in microseconds.
class PendingEchoes
{
public:
    void add(quint64 row, const PayloadKey &payload);
    /// Acknowledged: an echo comes soon, or it was lost together with a connection and never comes.
    void acknowledged(quint64 row, qint64 time);
    void remove(quint64 row);
    /// What was not acknowledged is sent once more by the next connection, so two echoes may come of it.
    void connectionLost();
    void clear() { m_entries.clear(); }

    int count(const PayloadKey &payload) const;
    /// The oldest row that this may be the echo of; it is then no longer waited for.
    std::optional<quint64> take(const PayloadKey &payload, qint64 time);

private:
    struct Entry
    {
        quint64 row = 0;
        PayloadKey payload;
        qint64 expires = 0; ///< 0: not before it is acknowledged
        bool mayRepeat = false;
        bool echoed = false;
    };

    std::deque<Entry> m_entries; ///< in the order of sending, bounded
};

} // namespace avocet
