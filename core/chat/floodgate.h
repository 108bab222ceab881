// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>

namespace avocet {

/// How much of one author is shown line by line: a burst, and then a few a second. Times are microseconds.
class FloodGate
{
public:
    static constexpr int burst = 200;
    static constexpr int perSecond = 5;

    bool takes(const QString &author, qint64 time);

private:
    struct Bucket
    {
        double fill = burst;
        qint64 time = 0;
        bool isFlooding = false; ///< until the author has been quiet for a while
    };

    QHash<QString, Bucket> m_buckets; ///< bounded
};

} // namespace avocet
