// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatroom.h"

#include <algorithm>
#include <iterator>

namespace avocet {

bool ChatRow::saysTheSameAs(const ChatRow &other) const
{
    return kind == other.kind && kind != ChatRowKind::System && payloadSize == other.payloadSize &&
           user == other.user && say == other.say && excerpt == other.excerpt;
}

ChatRoom::ChatRoom(int capacity, QObject *parent)
    : QObject(parent)
    , m_capacity(std::max(1, capacity))
{
}

int ChatRoom::rowOf(quint64 id) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), id,
                                        [](const ChatRow &row, quint64 wanted) { return row.id < wanted; });
    return found != m_rows.end() && found->id == id ? int(found - m_rows.begin()) : -1;
}

quint64 ChatRoom::add(ChatRow row)
{
    if (size() >= m_capacity) {
        const int count = std::max(1, m_capacity / 100);
        m_dropped += quint64(count);
        removeRows(0, count);
    }
    row.id = ++m_lastId;
    Q_EMIT rowsAboutToBeAdded(size(), size());
    m_rows.push_back(std::move(row));
    Q_EMIT rowsAdded();
    return m_lastId;
}

void ChatRoom::prepend(std::vector<ChatRow> rows)
{
    const auto room = size_t(std::max(0, m_capacity - size()));
    if (rows.size() > room)
        rows.erase(rows.begin(), rows.end() - qsizetype(room));
    if (rows.empty())
        return;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        row->id = --m_firstId;
    Q_EMIT rowsAboutToBeAdded(0, int(rows.size()) - 1);
    m_rows.insert(m_rows.begin(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    Q_EMIT rowsAdded();
}

void ChatRoom::clear()
{
    if (!m_rows.empty())
        removeRows(0, size());
}

void ChatRoom::setCount(quint64 id, quint32 count)
{
    if (const int position = rowOf(id); position >= 0) {
        m_rows[size_t(position)].count = count;
        Q_EMIT rowChanged(position);
    }
}

bool ChatRoom::setState(quint64 id, ChatState state, ChatOutcome failure, quint8 code)
{
    const int position = rowOf(id);
    if (position < 0)
        return false;
    ChatRow &row = m_rows[size_t(position)];
    row.state = state;
    row.failure = failure;
    row.failureCode = code;
    Q_EMIT rowChanged(position);
    return true;
}

void ChatRoom::remove(quint64 id)
{
    if (const int position = rowOf(id); position >= 0)
        removeRows(position, 1);
}

void ChatRoom::removeRows(int first, int count)
{
    Q_EMIT rowsAboutToBeRemoved(first, first + count - 1);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + count);
    Q_EMIT rowsRemoved();
}

} // namespace avocet
