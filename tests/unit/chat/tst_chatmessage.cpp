// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatmessage.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

using namespace avocet;

Q_DECLARE_METATYPE(avocet::ChatParseError)

class TestChatMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The right-hand sides are what python3 -c 'json.dumps({"user": u, "say": s}, ensure_ascii=False)'
    /// prints.
    void encodesAsPythonDoes_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("say");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("plain") << "Ann"
                               << "hi" << QByteArray(R"({"user": "Ann", "say": "hi"})");
        QTest::newRow("hello") << "Bob"
                               << "Hello,anyone!" << QByteArray(R"({"user": "Bob", "say": "Hello,anyone!"})");
        QTest::newRow("empty") << ""
                               << "" << QByteArray(R"({"user": "", "say": ""})");
        QTest::newRow("quotes") << "A\"n"
                                << "back\\slash /"
                                << QByteArray("{\"user\": \"A\\\"n\", \"say\": \"back\\\\slash /\"}");
        QTest::newRow("controls")
            << "t\tb\bf\f"
            << "1\n2\r3\x01\x1f"
            << QByteArray("{\"user\": \"t\\tb\\bf\\f\", \"say\": \"1\\n2\\r3\\u0001\\u001f\"}");
        QTest::newRow("null character")
            << "Ann" << QString(QChar(0)) << QByteArray("{\"user\": \"Ann\", \"say\": \"\\u0000\"}");
        QTest::newRow("delete") << "Ann"
                                << "\x7f" << QByteArray("{\"user\": \"Ann\", \"say\": \"\\u007f\"}");
        QTest::newRow("Chinese") << "安"
                                 << "你好" << QByteArray("{\"user\": \"安\", \"say\": \"你好\"}");
        QTest::newRow("emoji") << "Ann"
                               << "😀" << QByteArray("{\"user\": \"Ann\", \"say\": \"\xF0\x9F\x98\x80\"}");
        QTest::newRow("byte order marks first")
            << "Ann" << QStringLiteral("\uFEFF\uFEFFa\uFEFF")
            << QByteArray("{\"user\": \"Ann\", \"say\": \"\\ufeff\\ufeffa\xEF\xBB\xBF\"}");
        QTest::newRow("lone high surrogate") << "Ann" << QString(QChar(0xD83D))
                                             << QByteArray("{\"user\": \"Ann\", \"say\": \"\xEF\xBF\xBD\"}");
        QTest::newRow("lone low surrogate") << "Ann" << QStringLiteral("a") + QChar(0xDE00) + u'b'
                                            << QByteArray("{\"user\": \"Ann\", \"say\": \"a\xEF\xBF\xBD"
                                                          "b\"}");
    }
    void encodesAsPythonDoes()
    {
        QFETCH(QString, user);
        QFETCH(QString, say);
        QFETCH(QByteArray, json);
        QCOMPARE(encodeChatMessage(user, say), json);
    }

    void readsWhatPythonWrites_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("say");
        QTest::newRow("json.dumps") << QByteArray(R"({"user": "Ann", "say": "Hello,anyone!"})") << "Ann"
                                    << "Hello,anyone!";
        QTest::newRow("escaped Chinese")
            << QByteArray("{\"user\": \"\\u5b89\", \"say\": \"\\u4f60\\u597d\"}") << "安"
            << "你好";
        QTest::newRow("raw Chinese") << QByteArray("{\"user\": \"安\", \"say\": \"你好\"}") << "安"
                                     << "你好";
        QTest::newRow("surrogate pair")
            << QByteArray("{\"user\": \"Ann\", \"say\": \"\\ud83d\\ude00\"}") << "Ann"
            << "😀";
        QTest::newRow("lone surrogate") << QByteArray("{\"user\": \"Ann\", \"say\": \"\\ud83d!\"}") << "Ann"
                                        << QString(QChar(0xFFFD)) + u'!';
        QTest::newRow("other order, no spaces") << QByteArray(R"({"say":"b","user":"a"})") << "a"
                                                << "b";
        QTest::newRow("indent=2") << QByteArray("{\n  \"user\": \"a\",\n  \"say\": \"b\"\n}\n") << "a"
                                  << "b";
        QTest::newRow("further keys")
            << QByteArray(R"({"user": "a", "say": "b", "at": [1, {"x": null}], "User": 5})") << "a"
            << "b";
        QTest::newRow("last of equal keys")
            << QByteArray(R"({"user": "a", "say": 1, "say": "b", "user": "c"})") << "c"
            << "b";
        QTest::newRow("escapes")
            << QByteArray("{\"user\": \"a\\\"\\\\\\/\", \"say\": \"1\\n2\\t3\\u0000\\b\\f\\r\"}") << "a\"\\/"
            << QString::fromLatin1("1\n2\t3\0\b\f\r", 9);
        QTest::newRow("empty texts") << QByteArray(R"({"user": "", "say": ""})") << ""
                                     << "";
        QTest::newRow("html") << QByteArray(R"({"user": "<b>", "say": "<img src=x>"})") << "<b>"
                              << "<img src=x>";
    }
    void readsWhatPythonWrites()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, user);
        QFETCH(QString, say);
        const auto message = parseChatMessage(json);
        QVERIFY(message);
        QCOMPARE(message->user, user);
        QCOMPARE(message->say, say);
    }

    void saysWhyItIsNoMessage_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<ChatParseError>("error");
        QTest::newRow("empty") << QByteArray() << ChatParseError::NotJson;
        QTest::newRow("text") << QByteArray("hello") << ChatParseError::NotJson;
        QTest::newRow("cut off") << QByteArray("{\"user\": \"a\", \"say\": \"b") << ChatParseError::NotJson;
        QTest::newRow("garbage behind")
            << QByteArray(R"({"user": "a", "say": "b"} x)") << ChatParseError::NotJson;
        QTest::newRow("two values") << QByteArray("1, 2") << ChatParseError::NotJson;
        QTest::newRow("single quotes") << QByteArray("{'user': 'a', 'say': 'b'}") << ChatParseError::NotJson;
        QTest::newRow("deep") << QByteArray(60'000, '[') << ChatParseError::NotJson;
        QTest::newRow("deep objects") << QByteArray(R"({"a":)").repeated(12'000) << ChatParseError::NotJson;
        QTest::newRow("array") << QByteArray(R"(["user", "say"])") << ChatParseError::NotAnObject;
        QTest::newRow("number") << QByteArray("21.5") << ChatParseError::NotAnObject;
        QTest::newRow("string") << QByteArray("\"hi\"") << ChatParseError::NotAnObject;
        QTest::newRow("null") << QByteArray("null") << ChatParseError::NotAnObject;
        QTest::newRow("empty object") << QByteArray("{}") << ChatParseError::NoUser;
        QTest::newRow("no user") << QByteArray(R"({"say": "b"})") << ChatParseError::NoUser;
        QTest::newRow("user null") << QByteArray(R"({"user": null, "say": "b"})")
                                   << ChatParseError::UserNotText;
        QTest::newRow("user number") << QByteArray(R"({"user": 1, "say": "b"})")
                                     << ChatParseError::UserNotText;
        QTest::newRow("no say") << QByteArray(R"({"user": "a"})") << ChatParseError::NoSay;
        QTest::newRow("say null") << QByteArray(R"({"user": "a", "say": null})")
                                  << ChatParseError::SayNotText;
        QTest::newRow("say number") << QByteArray(R"({"user": "a", "say": 5})") << ChatParseError::SayNotText;
        QTest::newRow("say array") << QByteArray(R"({"user": "a", "say": ["b"]})")
                                   << ChatParseError::SayNotText;
        QTest::newRow("say object") << QByteArray(R"({"user": "a", "say": {"b": 1}})")
                                    << ChatParseError::SayNotText;
        QTest::newRow("say bool") << QByteArray(R"({"user": "a", "say": true})")
                                  << ChatParseError::SayNotText;
        QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10) << ChatParseError::NotUtf8;
        QTest::newRow("latin-1") << QByteArray("{\"user\": \"a\", \"say\": \"\xE4\"}")
                                 << ChatParseError::NotUtf8;
        QTest::newRow("encoded surrogate")
            << QByteArray("{\"user\": \"a\", \"say\": \"\xED\xA0\x80\"}") << ChatParseError::NotUtf8;
        QTest::newRow("1 MB") << QByteArray(1024 * 1024, 'x') << ChatParseError::TooLarge;
        QTest::newRow("1 MB of chat JSON")
            << "{\"user\": \"a\", \"say\": \"" + QByteArray(1024 * 1024, 'x') + "\"}"
            << ChatParseError::TooLarge;
    }
    void saysWhyItIsNoMessage()
    {
        QFETCH(QByteArray, payload);
        QFETCH(ChatParseError, error);
        const auto message = parseChatMessage(payload);
        QVERIFY(!message);
        QCOMPARE(message.error(), error);
    }

    void whatIsEncodedIsReadBack_data()
    {
        QTest::addColumn<QString>("text");
        QString everything;
        for (char16_t c = 0; c < 0xD800; ++c)
            everything += QChar(c);
        QTest::newRow("every character below the surrogates, first half") << everything.first(10'000);
        QTest::newRow("emoji family") << "👩‍👩‍👧";
        QTest::newRow("longest text") << QString(maximumChatText, u'x');
        QTest::newRow("longest text, all escaped") << QString(8'000, QChar(1));
    }
    void whatIsEncodedIsReadBack()
    {
        QFETCH(QString, text);
        const auto message = parseChatMessage(encodeChatMessage(text.first(2), text));
        QVERIFY(message);
        QCOMPARE(message->user, text.first(2));
        QCOMPARE(message->say, text);
    }

    void largestPayloadIsStillRead()
    {
        QByteArray payload = encodeChatMessage("a", QString(maximumChatPayload - 24, u'x'));
        payload += QByteArray(maximumChatPayload - payload.size(), ' ');
        QVERIFY(parseChatMessage(payload));
        QVERIFY(!parseChatMessage(payload + ' '));
    }
};

QTEST_APPLESS_MAIN(TestChatMessage)
#include "tst_chatmessage.moc"
