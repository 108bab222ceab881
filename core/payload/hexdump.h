// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace avocet {

/// One row of a hex dump in its three parts, so that a view can place and colour them.
struct HexRow
{
    QString offset; ///< "000001F0", eight digits
    QString hex;    ///< "89 50 4E 47", upper case, without trailing space
    QString ascii;  ///< ".PNG": what is not printable ASCII is a "."
};

/// Rows needed for `size` bytes; 0 for none.
qsizetype hexRowCount(qsizetype size, qsizetype bytesPerRow = 16);
/// Costs one row, however large the payload is. `row` is within hexRowCount().
HexRow hexRow(QByteArrayView payload, qsizetype row, qsizetype bytesPerRow = 16);
/// Rows `firstRow` up to, without, `endRow` as text, a line each: offset, hex padded to full width, ASCII.
QString hexDump(QByteArrayView payload, qsizetype firstRow, qsizetype endRow, qsizetype bytesPerRow = 16);

} // namespace avocet
