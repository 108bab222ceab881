// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/hexdump.h"

#include <algorithm>

namespace avocet {

qsizetype hexRowCount(qsizetype size, qsizetype bytesPerRow)
{
    return size / bytesPerRow + (size % bytesPerRow != 0 ? 1 : 0);
}

HexRow hexRow(QByteArrayView payload, qsizetype row, qsizetype bytesPerRow)
{
    const qsizetype start = row * bytesPerRow;
    const QByteArrayView bytes = payload.sliced(start, std::min(bytesPerRow, payload.size() - start));
    HexRow made;
    made.offset = QStringLiteral("%1").arg(start, 8, 16, QLatin1Char('0')).toUpper();
    made.hex = QString::fromLatin1(bytes.toByteArray().toHex(' ').toUpper());
    made.ascii.reserve(bytes.size());
    for (const char c : bytes)
        made.ascii += c >= 0x20 && c < 0x7F ? QLatin1Char(c) : QLatin1Char('.');
    return made;
}

QString hexDump(QByteArrayView payload, qsizetype firstRow, qsizetype endRow, qsizetype bytesPerRow)
{
    QString text;
    const qsizetype end = std::min(endRow, hexRowCount(payload.size(), bytesPerRow));
    for (qsizetype row = firstRow; row < end; ++row) {
        const HexRow made = hexRow(payload, row, bytesPerRow);
        text += made.offset + QLatin1String("  ") + made.hex.leftJustified(bytesPerRow * 3 - 1) +
                QLatin1String("  ") + made.ascii + QLatin1Char('\n');
    }
    return text;
}

} // namespace avocet
