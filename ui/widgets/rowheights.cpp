// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rowheights.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace avocet {

namespace {
constexpr size_t blockSize = 256;
}

qint64 RowHeights::total() const
{
    qint64 sum = 0;
    for (const Block &block : m_blocks)
        sum += block.sum;
    return sum;
}

void RowHeights::clear()
{
    m_blocks.clear();
    m_size = 0;
}

RowHeights::Place RowHeights::placeOf(int row) const
{
    Place place{.block = 0, .offset = row};
    while (place.block < m_blocks.size() && place.offset >= int(m_blocks[place.block].heights.size()))
        place.offset -= int(m_blocks[place.block++].heights.size());
    return place;
}

void RowHeights::insert(int row, int count)
{
    for (int i = 0; i < count; ++i) {
        Place place = placeOf(row + i);
        if (place.block == m_blocks.size() && place.block > 0 && place.offset == 0) {
            --place.block;
            place.offset = int(m_blocks[place.block].heights.size());
        }
        const bool isBehindAll = m_blocks.empty() || (place.block + 1 == m_blocks.size() &&
                                                      place.offset == int(m_blocks.back().heights.size()));
        if (isBehindAll && (m_blocks.empty() || m_blocks.back().heights.size() >= blockSize)) {
            m_blocks.emplace_back().heights.reserve(blockSize);
            place = {m_blocks.size() - 1, 0};
        }
        Block &block = m_blocks[place.block];
        block.heights.insert(block.heights.begin() + place.offset, -estimate);
        block.sum += estimate;
        ++m_size;
    }
}

void RowHeights::remove(int row, int count)
{
    while (count > 0) {
        const Place place = placeOf(row);
        Block &block = m_blocks[place.block];
        const int here = std::min(count, int(block.heights.size()) - place.offset);
        const auto first = block.heights.begin() + place.offset;
        std::for_each(first, first + here, [&](qint32 height) { block.sum -= std::abs(height); });
        block.heights.erase(first, first + here);
        if (block.heights.empty())
            m_blocks.erase(std::next(m_blocks.begin(), qptrdiff(place.block)));
        count -= here;
        m_size -= here;
    }
}

int RowHeights::height(int row) const
{
    const Place place = placeOf(row);
    return std::abs(m_blocks[place.block].heights[size_t(place.offset)]);
}

bool RowHeights::isMeasured(int row) const
{
    const Place place = placeOf(row);
    return m_blocks[place.block].heights[size_t(place.offset)] > 0;
}

void RowHeights::setHeight(int row, int height)
{
    const Place place = placeOf(row);
    Block &block = m_blocks[place.block];
    qint32 &kept = block.heights[size_t(place.offset)];
    block.sum += std::max(1, height) - std::abs(kept);
    kept = std::max(1, height);
}

void RowHeights::forget(int row)
{
    const Place place = placeOf(row);
    qint32 &kept = m_blocks[place.block].heights[size_t(place.offset)];
    kept = -std::abs(kept);
}

void RowHeights::forgetAll()
{
    for (Block &block : m_blocks) {
        for (qint32 &height : block.heights)
            height = -std::abs(height);
    }
}

qint64 RowHeights::top(int row) const
{
    const Place place = placeOf(row);
    qint64 sum = 0;
    for (size_t i = 0; i < place.block; ++i)
        sum += m_blocks[i].sum;
    for (int i = 0; i < place.offset; ++i)
        sum += std::abs(m_blocks[place.block].heights[size_t(i)]);
    return sum;
}

int RowHeights::rowAt(qint64 y) const
{
    int row = 0;
    for (const Block &block : m_blocks) {
        if (y >= block.sum) {
            y -= block.sum;
            row += int(block.heights.size());
            continue;
        }
        for (const qint32 height : block.heights) {
            y -= std::abs(height);
            if (y < 0)
                return row;
            ++row;
        }
    }
    return m_size - 1;
}

} // namespace avocet
