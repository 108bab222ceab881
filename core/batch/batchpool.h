// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch/messagebatch.h"

#include <memory>
#include <mutex>
#include <vector>

namespace mqtt {

/// Batches that have been dealt with and are filled again: their memory has been paid for, and the system
/// need not clear new pages for every megabyte that arrives. Bounded. Thread-safe.
class BatchPool : public std::enable_shared_from_this<BatchPool>
{
public:
    static constexpr size_t mostSpare = 52;
    static constexpr qsizetype smallestSpare = 64 * 1024;      ///< bytes; a smaller batch costs little anew
    static constexpr qsizetype largestSpare = 4 * 1024 * 1024; ///< bytes; a larger batch is let go

    /// An empty batch, with capacity if one is spare.
    MessageBatch take();
    /// The batch for as many owners as like; it comes back here when the last one lets it go.
    std::shared_ptr<MessageBatch> share(MessageBatch &&batch);
    size_t spareCount() const;

private:
    void give(MessageBatch &&batch);

    mutable std::mutex m_mutex;
    std::vector<MessageBatch> m_spare;
};

} // namespace mqtt
