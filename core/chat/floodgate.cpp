// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/floodgate.h"

#include "chat/payloadkey.h"

#include <algorithm>

namespace avocet {

namespace {
constexpr qsizetype maximumAuthors = 1000;
constexpr double calm = FloodGate::burst / 8.0;
} // namespace

/// Authors beyond the bound share a bucket: a flood under ever new names is a flood too.
bool FloodGate::takes(const QString &author, qint64 time)
{
    const bool isKnown = m_buckets.contains(author);
    if (!isKnown && m_buckets.size() >= maximumAuthors)
        m_buckets.removeIf(
            [time](const auto &entry) { return time - entry.value().time > burst / perSecond * oneSecond; });
    const bool hasRoom = isKnown || m_buckets.size() < maximumAuthors;
    auto found = m_buckets.find(hasRoom ? author : QString());
    if (found == m_buckets.end())
        found = m_buckets.insert(hasRoom ? author : QString(), {.time = time});
    Bucket &bucket = *found;
    const double refill = double(std::max<qint64>(0, time - bucket.time)) / oneSecond * perSecond;
    bucket.fill = std::min(double(burst), bucket.fill + refill);
    bucket.time = std::max(bucket.time, time);
    bucket.isFlooding = bucket.isFlooding ? bucket.fill < calm : bucket.fill < 1;
    bucket.fill = std::max(0.0, bucket.fill - 1);
    return !bucket.isFlooding;
}

} // namespace avocet
