// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/pendingechoes.h"

#include <algorithm>

namespace avocet {

namespace {
constexpr size_t maximumEntries = 20'000;
constexpr qint64 echoWait = 60 * oneSecond;
constexpr qint64 repeatWait = 10 * oneSecond;
} // namespace

void PendingEchoes::add(quint64 row, const PayloadKey &payload)
{
    if (m_entries.size() >= maximumEntries)
        m_entries.pop_front();
    m_entries.push_back({.row = row, .payload = payload});
}

void PendingEchoes::acknowledged(quint64 row, qint64 time)
{
    for (Entry &entry : m_entries) {
        if (entry.row == row && !entry.echoed)
            entry.expires = time + echoWait;
    }
}

void PendingEchoes::remove(quint64 row)
{
    std::erase_if(m_entries, [row](const Entry &entry) { return entry.row == row; });
}

void PendingEchoes::connectionLost()
{
    for (Entry &entry : m_entries)
        entry.mayRepeat = entry.mayRepeat || entry.expires == 0;
}

int PendingEchoes::count(const PayloadKey &payload) const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(),
                             [&](const Entry &entry) { return entry.payload == payload && !entry.echoed; }));
}

std::optional<quint64> PendingEchoes::take(const PayloadKey &payload, qint64 time)
{
    std::erase_if(m_entries,
                  [time](const Entry &entry) { return entry.expires != 0 && entry.expires < time; });
    const auto oldest = [&](bool echoed) {
        return std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
            return entry.payload == payload && entry.echoed == echoed;
        });
    };
    auto found = oldest(false);
    if (found == m_entries.end())
        found = oldest(true);
    if (found == m_entries.end())
        return std::nullopt;

    const quint64 row = found->row;
    if (found->mayRepeat && !found->echoed) {
        found->echoed = true;
        found->expires = time + repeatWait;
    } else {
        m_entries.erase(found);
    }
    return row;
}

} // namespace avocet
