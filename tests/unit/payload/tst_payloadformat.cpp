// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/displaytext.h"
#include "payload/payloadformat.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

using namespace avocet;

class TestPayloadFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatIsDetected_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<PayloadFormat>("format");
        using enum PayloadFormat;
        QTest::newRow("nothing") << QByteArray() << Empty;
        QTest::newRow("bare number is text") << QByteArray("21.5") << Text;
        QTest::newRow("bare string is text") << QByteArray("\"on\"") << Text;
        QTest::newRow("bare true is text") << QByteArray("true") << Text;
        QTest::newRow("object") << QByteArray(" \n{\"v\": 1}\n") << Json;
        QTest::newRow("array") << QByteArray("[1,2]") << Json;
        QTest::newRow("unfinished object is text") << QByteArray("{\"v\": 1") << Text;
        QTest::newRow("two objects are text") << QByteArray("{}{}") << Text;
        QTest::newRow("raw new line in a string is text") << QByteArray("{\"v\": \"a\nb\"}") << Text;
        QTest::newRow("lines and tabs") << QByteArray("a\tb\r\nc") << Text;
        QTest::newRow("utf-8") << QByteArray("你好") << Text;
        QTest::newRow("nul") << QByteArray("a\0", 2) << Hex;
        QTest::newRow("escape") << QByteArray("\x1b[31mred") << Hex;
        QTest::newRow("latin-1") << QByteArray("caf\xE9") << Hex;
        QTest::newRow("cut utf-8") << QByteArray("abc\xE4\xBD") << Hex;
        QTest::newRow("json with bad utf-8") << QByteArray("{\"v\":\"\xFF\"}") << Hex;
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10) << Image;
        QTest::newRow("jpeg") << QByteArray("\xFF\xD8\xFF\xE0") << Image;
        QTest::newRow("gif") << QByteArray("GIF89a\1\0\1\0\0\0\0", 13) << Image;
        QTest::newRow("webp") << QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16) << Image;
        QTest::newRow("bmp") << QByteArray("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0", 26)
                             << Image;
        QTest::newRow("BM is also a word") << QByteArray("BMW is a maker of cars, not an image") << Text;
        QTest::newRow("GIF89a is also a word") << QByteArray("GIF89a") << Text;
        QTest::newRow("riff of another kind") << QByteArray("RIFF\x10\0\0\0WAVEfmt ", 16) << Hex;
        QTest::newRow("svg is text") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << Text;
    }
    void formatIsDetected()
    {
        QFETCH(QByteArray, payload);
        QFETCH(PayloadFormat, format);
        QCOMPARE(detectFormat(payload), format);
    }

    void detectionLooksAtBoundedPart()
    {
        const QByteArray json = "[" + QByteArray("1,").repeated(1 << 20) + "1]";
        QCOMPARE(detectFormat(json), PayloadFormat::Text);
        QCOMPARE(detectFormat(json, json.size()), PayloadFormat::Json);

        const QByteArray lateNul = QByteArray(256 << 20, 'a') + '\0';
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(detectFormat(lateNul), PayloadFormat::Text);
        QVERIFY2(timer.elapsed() < 250, qPrintable(QString::number(timer.elapsed())));
    }

    void limitMayFallInsideCharacter()
    {
        const QByteArray text = QByteArray("你").repeated(10);
        for (qsizetype limit = 1; limit <= text.size(); ++limit)
            QCOMPARE(detectFormat(text, limit), PayloadFormat::Text);
    }

    void textIsMadeShowable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("replacements");
        QTest::newRow("plain") << QByteArray("21 °C 🐦") << "21 °C 🐦" << 0;
        QTest::newRow("line ends") << QByteArray("a\r\nb\rc\n") << "a\nb\nc\n" << 0;
        QTest::newRow("controls") << QByteArray("a\0\x1b\x7f", 4) << "a␀␛␡" << 0;
        QTest::newRow("controls beyond ASCII") << QByteArray("a\xC2\x80\xC2\x85\xC2\x9F\xC2\xA0")
                                               << QString::fromUtf8("a\uFFFD\uFFFD\uFFFD\u00A0") << 0;
        QTest::newRow("separator") << QByteArray("a\xE2\x80\xA9"
                                                 "b")
                                   << "a␤b" << 0;
        QTest::newRow("byte order mark")
            << QByteArray("\xEF\xBB\xBF{}") << QString::fromUtf8("\uFFFD{}") << 0;
        QTest::newRow("ill-formed") << QByteArray("caf\xE9!") << QString::fromUtf8("caf\uFFFD!") << 1;
        QTest::newRow("one per maximal subpart")
            << QByteArray("\xE4\xBD\xF0\x9F\x90\xFF") << QString::fromUtf8("\uFFFD\uFFFD\uFFFD") << 3;
        QTest::newRow("surrogate in utf-8")
            << QByteArray("\xED\xA0\x80") << QString::fromUtf8("\uFFFD\uFFFD\uFFFD") << 3;
    }
    void textIsMadeShowable()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QFETCH(int, replacements);
        const DisplayText made = toDisplayText(bytes);
        QCOMPARE(made.text, text);
        QCOMPARE(made.replacements, replacements);
    }
};

QTEST_APPLESS_MAIN(TestPayloadFormat)
#include "tst_payloadformat.moc"
