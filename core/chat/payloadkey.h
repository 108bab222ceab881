// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QHash>

namespace avocet {

/// Stands for the bytes of a payload when it is asked whether two are the same.
struct PayloadKey
{
    size_t hash = 0;
    qsizetype size = 0;

    PayloadKey() = default;
    explicit PayloadKey(QByteArrayView payload)
        : hash(qHash(payload, QHashSeed::globalSeed()))
        , size(payload.size())
    {
    }
    bool operator==(const PayloadKey &) const = default;
    friend size_t qHash(const PayloadKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.hash, key.size);
    }
};

inline constexpr qint64 oneSecond = 1'000'000; ///< in microseconds, as all times of the chat

} // namespace avocet
