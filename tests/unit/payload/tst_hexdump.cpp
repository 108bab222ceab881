// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/hexdump.h"

#include <QtTest/QTest>

using namespace avocet;

class TestHexDump : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowHasOffsetHexAndAscii()
    {
        const QByteArray payload("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1", 19);
        const HexRow first = hexRow(payload, 0);
        QCOMPARE(first.offset, "00000000");
        QCOMPARE(first.hex, "89 50 4E 47 0D 0A 1A 0A 00 00 00 0D 49 48 44 52");
        QCOMPARE(first.ascii, ".PNG........IHDR");
        const HexRow last = hexRow(payload, 1);
        QCOMPARE(last.offset, "00000010");
        QCOMPARE(last.hex, "00 00 01");
        QCOMPARE(last.ascii, "...");
    }

    void rowsAreCounted_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("rows");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("one byte") << 1 << 1;
        QTest::newRow("full row") << 16 << 1;
        QTest::newRow("one more") << 17 << 2;
        QTest::newRow("largest") << 268'435'455 << 16'777'216;
    }
    void rowsAreCounted()
    {
        QFETCH(int, size);
        QFETCH(int, rows);
        QCOMPARE(hexRowCount(size), rows);
    }

    void dumpIsAligned()
    {
        QCOMPARE(hexDump("0123456789", 0, 9, 8), "00000000  30 31 32 33 34 35 36 37  01234567\n"
                                                 "00000008  38 39                    89\n");
        QCOMPARE(hexDump("0123456789", 1, 2, 8), "00000008  38 39                    89\n");
        QCOMPARE(hexDump("", 0, 9), QString());
    }

    void lastRowOfHugePayloadIsCheap()
    {
        const QByteArray payload(256 << 20, 'x');
        QCOMPARE(hexRow(payload, hexRowCount(payload.size()) - 1).offset, "0FFFFFF0");
    }
};

QTEST_APPLESS_MAIN(TestHexDump)
#include "tst_hexdump.moc"
