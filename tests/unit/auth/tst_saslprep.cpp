// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/saslprep.h"

#include <QtTest/QTest>

using namespace mqtt;

class TestSaslPrep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsHaveOneFormOrNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("prepared"); // null: prohibited
        // RFC 4013, 3.
        QTest::newRow("soft hyphen is mapped to nothing") << QByteArray("I\u00ADX") << QByteArray("IX");
        QTest::newRow("no transformation") << QByteArray("user") << QByteArray("user");
        QTest::newRow("case is preserved") << QByteArray("USER") << QByteArray("USER");
        QTest::newRow("NFKC, ordinal") << QByteArray("\u00AA") << QByteArray("a");
        QTest::newRow("NFKC, roman numeral") << QByteArray("\u2168") << QByteArray("IX");
        QTest::newRow("control character") << QByteArray("\x07") << QByteArray();
        QTest::newRow("two directions") << QByteArray("\u06271") << QByteArray();

        QTest::newRow("other spaces are spaces") << QByteArray("a\u00A0b\u3000c") << QByteArray("a b c");
        QTest::newRow("right to left at both ends")
            << QByteArray("\u06271\u0628") << QByteArray("\u06271\u0628");
        QTest::newRow("composed") << QByteArray("e\u0301") << QByteArray("\u00E9");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("null character") << QByteArray("a\0b", 3) << QByteArray();
        QTest::newRow("line separator") << QByteArray("a\u2028b") << QByteArray();
        QTest::newRow("private use") << QByteArray("\uE000") << QByteArray();
        QTest::newRow("no character") << QByteArray("\uFFFE") << QByteArray();
        QTest::newRow("replacement character") << QByteArray("\uFFFD") << QByteArray();
        QTest::newRow("tagging character") << QByteArray("\U000E0041") << QByteArray();
        QTest::newRow("ideographic description") << QByteArray("\u2FF0") << QByteArray();
        QTest::newRow("no UTF-8") << QByteArray("\xFF\xFE") << QByteArray();
        QTest::newRow("cut UTF-8") << QByteArray("a\xE4\xB8") << QByteArray();
    }
    void textsHaveOneFormOrNone()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, prepared);
        for (const SaslPrepUse use : {SaslPrepUse::Query, SaslPrepUse::Stored}) {
            const auto result = saslPrep(text, use);
            QCOMPARE(result.has_value(), !prepared.isNull());
            if (result)
                QCOMPARE(*result, prepared);
        }
    }

    void youngCharactersAreForQueriesOnly()
    {
        const QByteArray text("\U0001F600"); // Unicode 6.1
        QCOMPARE(saslPrep(text, SaslPrepUse::Query), text);
        QVERIFY(!saslPrep(text, SaslPrepUse::Stored));
    }
};

QTEST_APPLESS_MAIN(TestSaslPrep)
#include "tst_saslprep.moc"
