// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QtCore/QtGlobal>

#include <chrono>

namespace mqtt {

/// A peer that writes as fast as it is read gives a small piece to each read, and every piece costs a call of
/// the system and an acknowledgement of TCP. This says when to let more of them come together.
class ReadPacer
{
public:
    static constexpr std::chrono::milliseconds rest{1};
    static constexpr qint64 smallPiece = 64 * 1024; ///< bytes
    /// In one rest, bytes: of a peer that sends more the system would have to hold too much.
    static constexpr qint64 mostInRest = 512 * 1024;

    /// After each read: when it was, what it gave, and how many bytes have been written so far. True if the
    /// next one can wait for a `rest`: the last read was just before, this one gave little, and the peer does
    /// not wait for an answer to go on.
    bool restsAfter(Instant now, qint64 size, quint64 written)
    {
        const auto since = now - m_last;
        const bool isSoon = since < rest;
        const bool isAnswering = written != m_written;
        m_recent = size + (isSoon ? m_recent - m_recent * since / rest : 0);
        m_last = now;
        m_written = written;
        return isSoon && !isAnswering && size < smallPiece && m_recent < mostInRest;
    }

    /// So much comes that a rest would be too long.
    bool isPouring() const { return m_recent >= mostInRest; }

private:
    Instant m_last{};
    quint64 m_written = 0;
    qint64 m_recent = 0; ///< bytes that came within about a rest
};

} // namespace mqtt
