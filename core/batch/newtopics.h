// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytearena.h"

#include <vector>

namespace mqtt {

/// A Topic Name's number: dense from 0, given in order of first appearance, stable as long as the Connection
/// object lives (across reconnects).
using TopicId = quint32;
inline constexpr TopicId noTopic = 0xFFFFFFFFu;

/// Topics that are seen for the first time: their ids are first(), first() + 1, …
class NewTopics
{
public:
    bool isEmpty() const { return m_ends.empty(); }
    size_t count() const { return m_ends.size(); }
    TopicId first() const { return m_first; }
    QByteArrayView name(size_t i) const
    {
        const qsizetype begin = i == 0 ? 0 : m_ends[i - 1];
        return m_names.view(begin, m_ends[i] - begin);
    }
    /// `id` must follow the last one.
    void add(TopicId id, QByteArrayView name)
    {
        if (m_ends.empty())
            m_first = id;
        Q_ASSERT(id == m_first + m_ends.size());
        m_names.append(name);
        m_ends.push_back(quint32(m_names.size()));
    }
    void clear()
    {
        m_names.clear();
        m_ends.clear();
    }
    qsizetype usedBytes() const { return m_names.size() + qsizetype(m_ends.size() * sizeof(quint32)); }
    /// Spare capacity included.
    qsizetype byteSize() const { return m_names.capacity() + qsizetype(m_ends.capacity() * sizeof(quint32)); }

private:
    ByteArena m_names;
    std::vector<quint32> m_ends;
    TopicId m_first = 0;
};

} // namespace mqtt
