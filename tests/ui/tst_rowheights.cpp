// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rowheights.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <numeric>

using namespace avocet;

class TestRowHeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHasNoRows()
    {
        RowHeights heights;
        QCOMPARE(heights.total(), 0);
        QCOMPARE(heights.rowAt(0), -1);
    }

    void forgottenHeightStaysAnEstimate()
    {
        RowHeights heights;
        heights.insert(0, 2);
        QCOMPARE(heights.total(), 2 * RowHeights::estimate);
        heights.setHeight(1, 100);
        QVERIFY(heights.isMeasured(1));
        heights.forget(1);
        QVERIFY(!heights.isMeasured(1));
        QCOMPARE(heights.height(1), 100);
    }

    /// Against a plain list, through a long random life.
    void agreesWithAPlainList()
    {
        QRandomGenerator random(7);
        RowHeights heights;
        std::vector<int> plain;
        for (int step = 0; step < 5000; ++step) {
            const int size = int(plain.size());
            const quint32 what = random.bounded(10u);
            if (what < 5 || size == 0) {
                const int row = what < 4 ? size : random.bounded(size + 1);
                const int count = random.bounded(1, 30);
                heights.insert(row, count);
                plain.insert(plain.begin() + row, size_t(count), RowHeights::estimate);
            } else if (what < 6) {
                const int row = random.bounded(2) == 0 ? 0 : random.bounded(size);
                const int count = std::min(size - row, random.bounded(1, 40));
                heights.remove(row, count);
                plain.erase(plain.begin() + row, plain.begin() + row + count);
            } else {
                const int row = random.bounded(size);
                const int height = random.bounded(1, 500);
                heights.setHeight(row, height);
                plain[size_t(row)] = height;
            }
            QCOMPARE(heights.size(), int(plain.size()));
        }
        qint64 top = 0;
        for (size_t row = 0; row < plain.size(); ++row) {
            QCOMPARE(heights.height(int(row)), plain[row]);
            QCOMPARE(heights.top(int(row)), top);
            QCOMPARE(heights.rowAt(top), int(row));
            top += plain[row];
            QCOMPARE(heights.rowAt(top - 1), int(row));
        }
        QCOMPARE(heights.total(), top);
        QCOMPARE(heights.rowAt(top), int(plain.size()) - 1);
    }
};

QTEST_APPLESS_MAIN(TestRowHeights)
#include "tst_rowheights.moc"
