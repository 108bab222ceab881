// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topicname.h"

#include <QtCore/QString>
#include <QtTest/QTest>

#include <random>

using namespace mqtt;

class TestTopicName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameIsChecked_data();
    void nameIsChecked();
    void badByteIsFoundAtEveryPlace();
    void m5_1_5_4_3_m3_1_5_3_3_everyCharacterIsWellFormed();
    void m5_1_5_4_1_m3_1_5_3_1_illFormedStringIsRefused_data();
    void m5_1_5_4_1_m3_1_5_3_1_illFormedStringIsRefused();
    void randomBytesAreJudgedAsByQt();
};

void TestTopicName::nameIsChecked_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("error");
    const auto row = [](const char *title, const QByteArray &name, TopicError error) {
        QTest::newRow(title) << name << int(error);
    };
    row("letter", "a", TopicError::None);
    row("slash", "/", TopicError::None);
    row("dollar", "$SYS/broker", TopicError::None);
    row("not ASCII", "caf\xC3\xA9/\xF0\x9F\x90\xA6", TopicError::None);
    row("control character", "a\x01", TopicError::None);
    row("longest", QByteArray(65535, 'a'), TopicError::None);
    row("empty [m5 4.7.3-1; m3 4.7.3-1]", {}, TopicError::Empty);
    row("too long [m5 4.7.3-3; m3 4.7.3-3]", QByteArray(65536, 'a'), TopicError::TooLong);
    row("plus [m5 4.7.0-1; m3 4.7.1-1]", "a/+", TopicError::Wildcard);
    row("hash", "a#b", TopicError::Wildcard);
    row("hash behind other letters", "caf\xC3\xA9/#", TopicError::Wildcard);
    row("not UTF-8", "a\x80", TopicError::NotUtf8);
    row("U+0000 [m5 4.7.3-2; m3 4.7.3-2]", QByteArray("a\0", 2), TopicError::NullCharacter);
}

void TestTopicName::nameIsChecked()
{
    QFETCH(QByteArray, name);
    QFETCH(int, error);
    QCOMPARE(int(checkTopicName(name)), error);
}

void TestTopicName::badByteIsFoundAtEveryPlace()
{
    // Eight bytes are looked at together: every length and every place in it.
    for (qsizetype size = 1; size < 40; ++size) {
        for (qsizetype at = 0; at < size; ++at) {
            QByteArray name(size, 'a');
            QCOMPARE(checkTopicName(name), TopicError::None);
            for (char neighbour : {'!', '"', '$', '*', ',', '\x01', '\x7F'}) {
                name[at] = neighbour;
                QCOMPARE(checkTopicName(name), TopicError::None);
            }
            name[at] = '+';
            QCOMPARE(checkTopicName(name), TopicError::Wildcard);
            name[at] = '#';
            QCOMPARE(checkTopicName(name), TopicError::Wildcard);
            name[at] = '\0';
            QCOMPARE(checkTopicName(name), TopicError::NullCharacter);
            QVERIFY(!isUtf8String(name));
            name[at] = '\xBF';
            QCOMPARE(checkTopicName(name), TopicError::NotUtf8);
            QVERIFY(!isUtf8String(name));
        }
    }
}

void TestTopicName::m5_1_5_4_3_m3_1_5_3_3_everyCharacterIsWellFormed()
{
    for (char32_t character = 1; character <= 0x10FFFF; ++character) {
        if (character >= 0xD800 && character <= 0xDFFF)
            continue;
        const char32_t text[] = {U'a', character}; // alone, U+FEFF would pass for a byte order mark
        const QByteArray utf8 = QString::fromUcs4(text, 2).toUtf8().sliced(1);
        QVERIFY(isUtf8String(utf8));
        QVERIFY(utf8.size() == 1 || !isUtf8String(utf8.chopped(1)));
        QVERIFY(utf8.size() == 1 || !isUtf8String(utf8.sliced(1)));
    }
}

void TestTopicName::m5_1_5_4_1_m3_1_5_3_1_illFormedStringIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *hex : {"00",          "80",          "BF",
                            "C0 80",       "C1 BF",       "C2",
                            "C2 41",       "C3 C3",       "E0 80 80",
                            "E0 9F BF",    "E1 80",       "E1 80 41",
                            "ED A0 80",    "ED BF BF",    "F0 80 80 80",
                            "F0 8F BF BF", "F1 80 80",    "F1 80 80 41",
                            "F4 90 80 80", "F5 80 80 80", "F8 88 80 80 80",
                            "FE",          "FF"}) {
        QTest::newRow(hex) << QByteArray::fromHex(hex);
    }
}

void TestTopicName::m5_1_5_4_1_m3_1_5_3_1_illFormedStringIsRefused()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!isUtf8String(bytes));
    for (const QByteArray &around :
         {QByteArray("a"), QByteArray("abcdefgh"), QByteArray("\xC3\xA9\xE2\x82\xAC")}) {
        QVERIFY(isUtf8String(around));
        QVERIFY(!isUtf8String(around + bytes));
        QVERIFY(!isUtf8String(bytes + around));
        QVERIFY(!isUtf8String(around + bytes + around));
    }
}

void TestTopicName::randomBytesAreJudgedAsByQt()
{
    std::mt19937 random(1);
    const QByteArray alphabet =
        QByteArray::fromHex("41 61 7F 80 8F 90 9F A0 BF C2 C3 DF E0 E1 ED EE F0 F1 F4 F5");
    for (int round = 0; round < 200'000; ++round) {
        QByteArray bytes(qsizetype(random() % 12), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = alphabet[qsizetype(random() % size_t(alphabet.size()))];
        const bool isWellFormed = QByteArrayView(bytes).isValidUtf8();
        QVERIFY2(isUtf8String(bytes) == isWellFormed, bytes.toHex(' ').constData());
    }
}

QTEST_APPLESS_MAIN(TestTopicName)
#include "tst_topicname.moc"
