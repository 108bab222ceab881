// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batchpool.h"

namespace mqtt {

MessageBatch BatchPool::take()
{
    const std::lock_guard lock(m_mutex);
    if (m_spare.empty())
        return {};
    MessageBatch batch = std::move(m_spare.back());
    m_spare.pop_back();
    return batch;
}

std::shared_ptr<MessageBatch> BatchPool::share(MessageBatch &&batch)
{
    return {new MessageBatch(std::move(batch)), [pool = weak_from_this()](MessageBatch *done) {
                if (const auto home = pool.lock())
                    home->give(std::move(*done));
                delete done;
            }};
}

void BatchPool::give(MessageBatch &&batch)
{
    if (batch.byteSize() < smallestSpare || batch.byteSize() > largestSpare)
        return;
    batch.clear();
    const std::lock_guard lock(m_mutex);
    if (m_spare.size() < mostSpare)
        m_spare.push_back(std::move(batch));
}

size_t BatchPool::spareCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_spare.size();
}

} // namespace mqtt
