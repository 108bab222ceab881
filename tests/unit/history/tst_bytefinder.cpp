// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/bytefinder.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace avocet;

namespace {
QByteArray randomBytes(QRandomGenerator &random, int most)
{
    static const char alphabet[] = {'a', 'b', 'A', 'B', '@', '\x01', '\x21', '\xC3'};
    QByteArray bytes(random.bounded(most + 1), '\0');
    for (char &byte : bytes)
        byte = alphabet[random.bounded(int(sizeof alphabet))];
    return bytes;
}
} // namespace

class TestByteFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatANaiveSearchFinds_data()
    {
        QTest::addColumn<bool>("isCaseSensitive");
        QTest::newRow("case counts") << true;
        QTest::newRow("case does not count") << false;
    }
    void findsWhatANaiveSearchFinds()
    {
        QFETCH(bool, isCaseSensitive);
        QRandomGenerator random(11);
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray text = randomBytes(random, 80);
            const QByteArray needle = randomBytes(random, 3) + 'a';
            const ByteFinder finder(needle, isCaseSensitive);
            // toLower() leaves bytes above ASCII alone, as the finder does.
            const QByteArray searched = isCaseSensitive ? text : text.toLower();
            const QByteArray wanted = isCaseSensitive ? needle : needle.toLower();
            const qsizetype from = text.isEmpty() ? 0 : qsizetype(random.bounded(int(text.size())));
            QCOMPARE(finder.find(text, from), searched.indexOf(wanted, from));
        }
    }

    void onlyLettersHaveTwoCases()
    {
        QCOMPARE(ByteFinder("@", false).find("`"), -1);
        QCOMPARE(ByteFinder("1", false).find("\x11"), -1);
        QCOMPARE(ByteFinder("Z", false).find("[z"), 1);
    }

    void theEndIsTheEnd()
    {
        const QByteArray text(64, 'x');
        for (qsizetype size = 0; size <= 40; ++size)
            QCOMPARE(ByteFinder("xy", true).find(QByteArrayView(text).first(size)), -1);
        QCOMPARE(ByteFinder("abc", true).find("ab"), -1);
        QCOMPARE(ByteFinder("abc", true).find(""), -1);
    }
};

QTEST_APPLESS_MAIN(TestByteFinder)
#include "tst_bytefinder.moc"
