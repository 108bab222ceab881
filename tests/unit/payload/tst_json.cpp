// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsonprinter.h"
#include "payload/jsonscanner.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace avocet;

namespace {
QList<QByteArray> tokensOf(const QByteArray &json)
{
    QList<QByteArray> tokens;
    JsonScanner scanner(json);
    while (const auto token = scanner.next())
        tokens += json.mid(token->offset, token->size);
    return tokens;
}

/// Printable, whatever the bytes are.
QByteArray tag(const char *json)
{
    return '|' + QByteArray(json).toPercentEncoding(" []{}\":,+'/\\") + '|';
}

QByteArray indented(const QByteArray &json)
{
    return printJson(json, JsonLayout::Indented).text;
}

QByteArray compact(const QByteArray &json)
{
    return printJson(json, JsonLayout::Compact).text;
}

QByteArray randomString(QRandomGenerator &random)
{
    static const QList<QByteArray> pieces{"a", "\\n",  "\\u4f60", "\\ud83d", "你",  "🐦",
                                          " ", "\\\"", "{",       ",",       "\\\\"};
    QByteArray text = "\"";
    for (int i = random.bounded(6); i > 0; --i)
        text += pieces.at(random.bounded(pieces.size()));
    return text + '"';
}

QByteArray randomSpace(QRandomGenerator &random)
{
    static const QList<QByteArray> spaces{"", "", " ", "\n", "\r\n", "\t  "};
    return spaces.at(random.bounded(spaces.size()));
}

QByteArray randomValue(QRandomGenerator &random, int depth)
{
    static const QList<QByteArray> scalars{
        "127.0", "1234567890123456789", "-0", "1E+2", "0.10", "true", "false", "null", "1e-400"};
    const int kind = random.bounded(depth > 4 ? 2 : 4);
    if (kind == 0)
        return scalars.at(random.bounded(scalars.size()));
    if (kind == 1)
        return randomString(random);
    QByteArray text = kind == 2 ? "{" : "[";
    const int count = random.bounded(4);
    for (int i = 0; i < count; ++i) {
        text += (i > 0 ? "," : "") + randomSpace(random);
        if (kind == 2)
            text += randomString(random) + randomSpace(random) + ':' + randomSpace(random);
        text += randomValue(random, depth + 1) + randomSpace(random);
    }
    return text + randomSpace(random) + (kind == 2 ? '}' : ']');
}
} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validTextIsAccepted_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"{}",
                                 "[]",
                                 " [ ] ",
                                 "{\"a\":1}",
                                 "{\"a\":1,\"a\":2}",
                                 "[[],{},[{}]]",
                                 "\"x\"",
                                 "0",
                                 "-0",
                                 "-0.0e+10",
                                 "1E9",
                                 "127.0",
                                 "9223372036854775808123",
                                 "true",
                                 "false",
                                 "null",
                                 "\"\\u4f60\\u597d\"",
                                 "\"\\ud800\"",
                                 "\"你好\"",
                                 "\"🐦\"",
                                 "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                                 "\n\t\r [1 , 2\r\n]\n",
                                 "\"\x7f\"",
                                 "{\"\":0}",
                                 "\"\xC2\x80\"",
                                 "\"\xF4\x8F\xBF\xBF\""})
            QTest::newRow(tag(json).constData()) << QByteArray(json);
    }
    void validTextIsAccepted()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!validateJson(json));
        QCOMPARE(tokensOf(indented(json)), tokensOf(json));
        QCOMPARE(tokensOf(json).join(), compact(json));
        QCOMPARE(compact(indented(json)), compact(json));
    }

    void errorSaysWhereAndWhat_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<JsonExpected>("expected");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        using enum JsonExpected;
        const auto row = [](const char *json, JsonExpected expected, int line, int column) {
            QTest::newRow(tag(json).constData()) << QByteArray(json) << expected << line << column;
        };
        row("", Value, 1, 1);
        row("  ", Value, 1, 3);
        row("{", NameOrEndOfObject, 1, 2);
        row("[", ValueOrEndOfArray, 1, 2);
        row("[1,]", Value, 1, 4);
        row("[1 2]", CommaOrEndOfArray, 1, 4);
        row("[1", CommaOrEndOfArray, 1, 3);
        row("[,1]", ValueOrEndOfArray, 1, 2);
        row("[1}", CommaOrEndOfArray, 1, 3);
        row("{\"a\":1,}", Name, 1, 8);
        row("{\"a\" 1}", Colon, 1, 6);
        row("{\"a\":}", Value, 1, 6);
        row("{\"a\":1 \"b\":2}", CommaOrEndOfObject, 1, 8);
        row("{a:1}", NameOrEndOfObject, 1, 2);
        row("{'a':1}", NameOrEndOfObject, 1, 2);
        row("{\n  \"a\": 1\n  \"b\": 2\n}", CommaOrEndOfObject, 3, 3);
        row("{\r\n\"a\":\r\n?}", Value, 3, 1);
        row("[\"你好\", x]", Value, 1, 8);
        row("01", EndOfText, 1, 2);
        row("-", Digit, 1, 2);
        row("-x", Digit, 1, 2);
        row("+1", Value, 1, 1);
        row(".5", Value, 1, 1);
        row("1.", Digit, 1, 3);
        row("1.e3", Digit, 1, 3);
        row("1e", Digit, 1, 3);
        row("1e+", Digit, 1, 4);
        row("0x10", EndOfText, 1, 2);
        row("NaN", Value, 1, 1);
        row("Infinity", Value, 1, 1);
        row("True", Value, 1, 1);
        row("tru", Value, 1, 1);
        row("nullx", EndOfText, 1, 5);
        row("[nul]", ValueOrEndOfArray, 1, 2);
        row("1 2", EndOfText, 1, 3);
        row("{}}", EndOfText, 1, 3);
        row("\"abc", ClosingQuote, 1, 5);
        row("\"a\nb\"", EscapeForControl, 1, 3);
        row("\"\\x41\"", EscapedCharacter, 1, 3);
        row("\"\\", EscapedCharacter, 1, 3);
        row("\"\\u12g4\"", HexDigit, 1, 6);
        row("\"\\u12", HexDigit, 1, 6);
        row("\"\xFF\"", WellFormedUtf8, 1, 2);
        row("\"\xC0\x80\"", WellFormedUtf8, 1, 2);
        row("\"\xED\xA0\x80\"", WellFormedUtf8, 1, 2);
        row("\"\xE4\xBD\"", WellFormedUtf8, 1, 2);
        row("\xEF\xBB\xBF{}", Value, 1, 1);
        row("// c\n1", Value, 1, 1);
    }
    void errorSaysWhereAndWhat()
    {
        QFETCH(QByteArray, json);
        QFETCH(JsonExpected, expected);
        QFETCH(int, line);
        QFETCH(int, column);
        const auto error = validateJson(json);
        QVERIFY(error);
        QCOMPARE(error->expected, expected);
        const TextPosition position = textPosition(json, error->offset);
        QCOMPARE(position.line, line);
        QCOMPARE(position.column, column);
    }

    void nestingIsBounded()
    {
        const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
        QVERIFY(!validateJson(nested(512)));
        const auto error = validateJson(nested(513));
        QVERIFY(error);
        QCOMPARE(error->expected, JsonExpected::LessNesting);
        QCOMPARE(error->offset, 512);
        QVERIFY(validateJson(QByteArray(10'000'000, '[')));
        QVERIFY(!validateJson("[{}]", 2));
        QVERIFY(validateJson("[{}]", 1));
    }

    void nameAndStringAreToldApart()
    {
        const QByteArray json = R"({"a":"b"})";
        JsonScanner scanner(json);
        QList<JsonTokenKind> kinds;
        while (const auto token = scanner.next())
            kinds += token->kind;
        using enum JsonTokenKind;
        QCOMPARE(kinds, (QList<JsonTokenKind>{BeginObject, Name, Colon, String, EndObject}));
    }

    void layoutIsTheUsualOne()
    {
        QCOMPARE(indented(R"({"v":127.0,"id":1234567890123456789,"a":[1,{"b":[]}],"e":{},"e":null})"),
                 QByteArray("{\n"
                            "  \"v\": 127.0,\n"
                            "  \"id\": 1234567890123456789,\n"
                            "  \"a\": [\n"
                            "    1,\n"
                            "    {\n"
                            "      \"b\": []\n"
                            "    }\n"
                            "  ],\n"
                            "  \"e\": {},\n"
                            "  \"e\": null\n"
                            "}"));
    }

    void everyTokenSurvivesPrinting()
    {
        QRandomGenerator random(20);
        for (int round = 0; round < 3000; ++round) {
            const QByteArray json = randomSpace(random) + randomValue(random, 0) + randomSpace(random);
            QVERIFY2(!validateJson(json), json.constData());
            QCOMPARE(tokensOf(indented(json)), tokensOf(json));
            QCOMPARE(tokensOf(compact(json)), tokensOf(json));
            QVERIFY(printJson(json, JsonLayout::Indented).isComplete);
        }
    }

    void damagedTextNeverReadsOutside()
    {
        QRandomGenerator random(21);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray json = randomValue(random, 0);
            for (int i = random.bounded(3); i >= 0 && !json.isEmpty(); --i) {
                json[random.bounded(json.size())] = char(random.bounded(256));
                if (random.bounded(2) == 0)
                    json.truncate(random.bounded(json.size() + 1));
            }
            json.squeeze();
            const auto error = validateJson(json);
            QVERIFY(!error || (error->offset >= 0 && error->offset <= json.size()));
            const PrintedJson printed = printJson(json, JsonLayout::Indented);
            QVERIFY(printed.isComplete == !error);
        }
    }

    void printingStopsAtLimit()
    {
        const QByteArray json = R"(["你好你好你好你好", 1, 2, 3])";
        for (qsizetype limit = 0; limit < 60; ++limit) {
            const PrintedJson printed = printJson(json, JsonLayout::Indented, limit);
            QVERIFY(printed.text.size() <= limit + 8);
            QVERIFY(QString::fromUtf8(printed.text).toUtf8() == printed.text);
            QVERIFY(!QString::fromUtf8(printed.text).contains(QChar::ReplacementCharacter));
            QVERIFY(printed.consumed <= json.size());
            QVERIFY(indented(json).startsWith(printed.text));
        }
    }

    void nestingCannotInflateBeyondLimit()
    {
        const QByteArray json =
            QByteArray(511, '[') + '1' + QByteArray(",1").repeated(500'000) + QByteArray(511, ']');
        const PrintedJson printed = printJson(json, JsonLayout::Indented, 256'000);
        QVERIFY(!printed.isComplete);
        QVERIFY(printed.text.size() < 258'000);
        QVERIFY(printed.consumed < json.size());
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
