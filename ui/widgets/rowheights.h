// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <deque>
#include <vector>

namespace avocet {

/// Heights of many rows of which few have been measured; the others count with an estimate. Rows stand in
/// blocks with known sums, so that every question costs a few hundred steps at 100,000 rows.
class RowHeights
{
public:
    static constexpr int estimate = 40;

    int size() const { return m_size; }
    qint64 total() const;
    void clear();
    void insert(int row, int count);
    void remove(int row, int count);

    int height(int row) const;
    bool isMeasured(int row) const;
    void setHeight(int row, int height);
    /// The height stays as an estimate.
    void forget(int row);
    void forgetAll();

    /// Sum of the heights above the row.
    qint64 top(int row) const;
    /// The row at that distance from the top of the first one, or the last row; -1 without rows.
    int rowAt(qint64 y) const;

private:
    struct Block
    {
        std::vector<qint32> heights; ///< negative: not measured
        qint64 sum = 0;
    };
    struct Place
    {
        size_t block = 0;
        int offset = 0;
    };

    Place placeOf(int row) const;

    std::deque<Block> m_blocks;
    int m_size = 0;
};

} // namespace avocet
