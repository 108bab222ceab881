// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <cstdlib>
#include <cstring>
#include <memory>

namespace mqtt {

/// Bytes one behind the other in one block that grows by an eighth: what is added is copied once, and little
/// is spare. Its capacity stays when it is cleared.
class ByteArena
{
public:
    ByteArena() = default;
    ByteArena(ByteArena &&other) noexcept
        : m_data(std::move(other.m_data))
        , m_size(std::exchange(other.m_size, 0))
        , m_capacity(std::exchange(other.m_capacity, 0))
    {
    }
    ByteArena &operator=(ByteArena &&other) noexcept
    {
        m_data = std::move(other.m_data);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
        return *this;
    }
    ~ByteArena() = default;

    qsizetype size() const { return m_size; }
    qsizetype capacity() const { return m_capacity; }
    QByteArrayView view() const { return {m_data.get(), m_size}; }
    QByteArrayView view(qsizetype offset, qsizetype size) const
    {
        Q_ASSERT(offset >= 0 && size >= 0 && offset + size <= m_size);
        return {m_data.get() + offset, size};
    }
    void append(QByteArrayView bytes)
    {
        if (m_capacity - m_size < bytes.size())
            grow(bytes.size());
        if (!bytes.isEmpty())
            std::memcpy(m_data.get() + m_size, bytes.data(), size_t(bytes.size()));
        m_size += bytes.size();
    }
    void clear() { m_size = 0; }
    /// To write into from outside: room for `capacity` bytes in all, and how many of them have been written.
    char *data() { return m_data.get(); }
    const char *data() const { return m_data.get(); }
    void reserve(qsizetype capacity)
    {
        if (capacity > m_capacity)
            setCapacity(capacity);
    }
    void setSize(qsizetype size)
    {
        Q_ASSERT(size >= 0 && size <= m_capacity);
        m_size = size;
    }
    /// Gives back what is spare.
    void squeeze();

private:
    struct Free
    {
        void operator()(char *data) const { std::free(data); }
    };
    void grow(qsizetype more);
    void setCapacity(qsizetype capacity);

    std::unique_ptr<char[], Free> m_data;
    qsizetype m_size = 0;
    qsizetype m_capacity = 0;
};

} // namespace mqtt
