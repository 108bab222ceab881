// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chatspans.h"

#include <QtTest/QTest>

using namespace avocet;

namespace {

bool isKnown(const QString &topic)
{
    return topic == "home/kitchen/temperature" || topic == "a@b/c";
}

/// `kind[text shown](target)` of each span.
QStringList spansOf(const QString &text)
{
    static const QStringList kinds{"link", "topic", "code", "mention"};
    QStringList list;
    const ChatText read = readChatText(text, "Ann", isKnown);
    for (const ChatSpan &span : read.spans) {
        QString words = kinds[int(span.kind)] + u'[' + read.text.mid(span.start, span.length) + u']';
        if (span.time != 0)
            words += u'@' + quoteTime(span.time);
        list << words;
    }
    return list;
}

} // namespace

class TestChatSpans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("spans");
        QTest::newRow("plain") << "nothing / here: at all" << QStringList{};
        QTest::newRow("link") << "see https://example.org/a?b=c#d, please"
                              << QStringList{"link[https://example.org/a?b=c#d]"};
        QTest::newRow("in brackets") << "(http://example.org)." << QStringList{"link[http://example.org]"};
        QTest::newRow("with brackets")
            << "http://example.org/a_(b)" << QStringList{"link[http://example.org/a_(b)]"};
        QTest::newRow("Chinese around it")
            << QStringLiteral("看https://example.org。") << QStringList{"link[https://example.org]"};
        QTest::newRow("other schemes")
            << "javascript:alert(1) file:///etc/passwd ftp://x mailto:a@b data:x" << QStringList{};
        QTest::newRow("no host") << "http:// https:///x http://" << QStringList{};
        QTest::newRow("code") << "run `ls -l` now" << QStringList{"code[ls -l]"};
        QTest::newRow("block") << "```\na\nb\n```" << QStringList{"code[a\nb]"};
        QTest::newRow("no link in code")
            << "`http://example.org` @ann" << QStringList({"code[http://example.org]", "mention[@ann]"});
        QTest::newRow("open fence") << "a ``` b" << QStringList{};
        QTest::newRow("mention") << "hi @ANN!" << QStringList{"mention[@ANN]"};
        QTest::newRow("no mention") << "@Anna ann@ann.org" << QStringList{};
        QTest::newRow("topic") << "look: home/kitchen/temperature."
                               << QStringList{"topic[home/kitchen/temperature]"};
        QTest::newRow("topic and time")
            << "home/kitchen/temperature@2026-01-02T03:04:05.678Z 21"
            << QStringList{
                   "topic[home/kitchen/temperature@2026-01-02T03:04:05.678Z]@2026-01-02T03:04:05.678Z"};
        QTest::newRow("topic with an at") << "a@b/c" << QStringList{"topic[a@b/c]"};
        QTest::newRow("no topic") << "and/or" << QStringList{};
    }
    void partsAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, spans);
        QCOMPARE(spansOf(text), spans);
    }

    void textWithoutCodeStaysAsItIs()
    {
        for (const char *text : {"", "a ` b", "``", "```", "` `", "``` ```", "a\n`b\nc`"})
            QCOMPARE(readChatText(QString::fromLatin1(text), {}, {}).text, QString::fromLatin1(text));
    }

    void spansStayInsideTheTextAndInOrder()
    {
        const QStringList parts{
            "`x`", "http://a.b", "```", "`", "@Ann", " ", "\n", "home/kitchen/temperature", "你", "(", ")"};
        quint32 state = 1;
        for (int round = 0; round < 2000; ++round) {
            QString text;
            for (int i = 0; i < 12; ++i) {
                state = state * 1664525 + 1013904223;
                text += parts[(state >> 16) % uint(parts.size())];
            }
            const ChatText read = readChatText(text, "Ann", isKnown);
            int end = 0;
            for (const ChatSpan &span : read.spans) {
                QVERIFY(span.start >= end && span.length > 0);
                end = span.start + span.length;
            }
            QVERIFY(end <= read.text.size());
        }
    }

    void hostileTextCostsLittle()
    {
        for (const QString &unit : {u"`"_qs, u"http://a "_qs, u"`a`"_qs, u"@Ann "_qs, u"http"_qs, u"a/"_qs}) {
            const ChatText read = readChatText(unit.repeated(1'000'000 / int(unit.size())), "Ann", isKnown);
            QVERIFY(read.spans.size() <= 201);
        }
    }
};

QTEST_GUILESS_MAIN(TestChatSpans)
#include "tst_chatspans.moc"
