// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <memory>
#include <optional>
#include <vector>

namespace avocet {

/// The bytes of topic levels, appended to chunks that never move. A level is at most 65,535 bytes (1.5.4).
class LevelArena
{
public:
    /// Where the bytes are kept; nothing when the arena is full (just under 4 GiB).
    std::optional<quint32> keep(QByteArrayView level);
    QByteArrayView at(quint32 offset, quint16 size) const
    {
        return {m_chunks[offset >> chunkBits].get() + (offset & (chunkSize - 1)), size};
    }
    qsizetype byteSize() const { return qsizetype(m_chunks.size()) * chunkSize; }
    void clear();

private:
    static constexpr int chunkBits = 18;
    static constexpr quint32 chunkSize = 1u << chunkBits;

    std::vector<std::unique_ptr<char[]>> m_chunks;
    quint32 m_used = chunkSize; ///< of the last chunk
};

} // namespace avocet
