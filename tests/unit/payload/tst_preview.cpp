// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/humansize.h"
#include "payload/preview.h"
#include "payload/utf8.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace avocet;

class TestPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineIsMade_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("line");
        QTest::newRow("empty") << QByteArray() << "(empty)";
        QTest::newRow("number") << QByteArray("21.5") << "21.5";
        QTest::newRow("markup stays text") << QByteArray("<b>bold</b>") << "<b>bold</b>";
        QTest::newRow("white space folds") << QByteArray("{\r\n\t\"v\":  1\n}") << "{\"v\":1}";
        QTest::newRow("lines") << QByteArray("a\r\n  b") << "a b";
        QTest::newRow("utf-8") << QByteArray("21 °C 你好") << "21 °C 你好";
        QTest::newRow("c1 control") << QByteArray("a\xC2\x9B"
                                                  "b")
                                    << QString::fromUtf8("a\uFFFDb");
        QTest::newRow("bidi override") << QByteArray("a\xE2\x80\xAE"
                                                     "b")
                                       << QString::fromUtf8("a\uFFFDb");
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n", 8)
                             << QString::fromUtf8("‹binary, 8\u00a0B› 89 50 4E 47 0D 0A 1A 0A");
        QTest::newRow("nul") << QByteArray("a\0b", 3) << QString::fromUtf8("‹binary, 3\u00a0B› 61 00 62");
        QTest::newRow("latin-1") << QByteArray("caf\xE9")
                                 << QString::fromUtf8("‹binary, 4\u00a0B› 63 61 66 E9");
        QTest::newRow("cut short sequence at the end is binary")
            << QByteArray("a\xE2\x82") << QString::fromUtf8("‹binary, 3\u00a0B› 61 E2 82");
    }
    void lineIsMade()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, line);
        const PreviewWords words{QStringLiteral("(empty)"), QString::fromUtf8("‹binary, %1›")};
        QCOMPARE(previewLine(payload, words), line);
    }

    void longTextIsCutWithEllipsis()
    {
        const Preview made = preview(QByteArray(300, 'x'), 10);
        QCOMPARE(made.text, QString(9, u'x') + u'…');
        QCOMPARE(made.size, 300);
        QCOMPARE(preview(QByteArray(10, 'x'), 10).text, QString(10, u'x'));
    }

    void cutNeverSplitsCharacter()
    {
        const QByteArray birds = QByteArray("🐦").repeated(400);
        for (int lead = 0; lead < 4; ++lead) {
            const Preview made = preview(QByteArray(lead, 'a') + birds, 1000);
            QVERIFY(made.kind == Preview::Kind::Text);
            QVERIFY(!made.text.contains(QChar::ReplacementCharacter));
            QVERIFY(made.text.endsWith(u'…'));
        }
        QCOMPARE(preview(birds, 4).text, QString::fromUtf8("🐦…"));
    }

    void onlyHeadOfHugePayloadIsRead()
    {
        const QByteArray payload = QByteArray("start ") + QByteArray(64 << 20, '\xFF');
        QVERIFY(preview(payload).kind == Preview::Kind::Binary);
        const QByteArray text = QByteArray(400, 'a') + QByteArray(64 << 20, '\xFF');
        QVERIFY(preview(text).kind == Preview::Kind::Text);
    }

    void randomBytesAreHarmless()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes(random.bounded(1, 40), Qt::Uninitialized);
            for (char &c : bytes)
                c = char(random.bounded(256));
            const qsizetype good = wellFormedUtf8Prefix(bytes);
            QVERIFY(good >= 0 && good <= bytes.size());
            QVERIFY(QString::fromUtf8(bytes.first(good)).toUtf8() == bytes.first(good) ||
                    bytes.startsWith("\xEF\xBB\xBF"));
            if (good < bytes.size()) {
                const qsizetype bad = illFormedUtf8Length(QByteArrayView(bytes).sliced(good));
                QVERIFY(bad >= 1 && bad <= 3 && good + bad <= bytes.size());
            }
            QVERIFY(preview(bytes, 12).text.size() <= 14);
        }
    }

    void sizeIsReadable_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << "0 B";
        QTest::newRow("bytes") << qint64(999) << "999 B";
        QTest::newRow("kilo") << qint64(1000) << "1 kB";
        QTest::newRow("decimal") << qint64(1234) << "1.2 kB";
        QTest::newRow("rounded up to ten") << qint64(9960) << "10 kB";
        QTest::newRow("no decimal from ten") << qint64(12'345) << "12 kB";
        QTest::newRow("rounded up to mega") << qint64(999'600) << "1 MB";
        QTest::newRow("largest packet") << qint64(268'435'455) << "268 MB";
        QTest::newRow("giga") << qint64(1'500'000'000) << "1.5 GB";
    }
    void sizeIsReadable()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(humanSize(bytes, QLocale::c()).replace(QChar(QChar::Nbsp), u' '), text);
    }
};

QTEST_APPLESS_MAIN(TestPreview)
#include "tst_preview.moc"
