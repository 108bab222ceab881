// SPDX-License-Identifier: GPL-3.0-or-later
#include "chatpeers.h"

#include <QtTest/QTest>

using namespace avocet;
using namespace avocet::test;
using mqtt::ProtocolVersion;

class TestChatPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void desktopsAndScriptUnderstandEachOther_data()
    {
        QTest::addColumn<ProtocolVersion>("annVersion");
        QTest::addColumn<ProtocolVersion>("bobVersion");
        QTest::newRow("3.1 and 5.0") << ProtocolVersion::V3_1 << ProtocolVersion::V5_0;
        QTest::newRow("3.1.1 and 3.1.1") << ProtocolVersion::V3_1_1 << ProtocolVersion::V3_1_1;
        QTest::newRow("5.0 and 5.0") << ProtocolVersion::V5_0 << ProtocolVersion::V5_0;
    }
    void desktopsAndScriptUnderstandEachOther()
    {
        QFETCH(ProtocolVersion, annVersion);
        QFETCH(ProtocolVersion, bobVersion);
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());

        Desktop ann(broker.port(), annVersion, QStringLiteral("Ann"));
        QTRY_COMPARE(ann.count(u"Ann:Hello,anyone!"_qs), 1);
        QTRY_VERIFY(ann.isAllDelivered());
        Desktop bob(broker.port(), bobVersion, QStringLiteral("Bob"));
        QTRY_COMPARE(ann.count(u"Bob:Hello,anyone!"_qs), 1);
        Script script(broker.port(), "小明");
        QTRY_COMPARE(script.count(u"Your name: Connected with result code 0"_qs), 1);
        QTRY_COMPARE(ann.count(u"小明:Hello,anyone!"_qs), 1);
        QTRY_COMPARE(bob.count(u"小明:Hello,anyone!"_qs), 1);
        QTRY_COMPARE(script.count(u"小明:Hello,anyone!"_qs), 1);

        const QStringList sentences{u"plain"_qs, u"你好 “quoted” \\ back\tslash"_qs,
                                    u"emoji \U0001F426 <b>&amp;"_qs, u"plain"_qs};
        for (const QString &sentence : sentences) {
            ann.session.chat.send(sentence);
            script.type(sentence.toUtf8());
        }
        bob.session.chat.send(QStringLiteral("last"));
        for (const QString &line : {u"Ann:plain"_qs, u"小明:plain"_qs}) {
            QTRY_COMPARE(ann.count(line), 2);
            QTRY_COMPARE(bob.count(line), 2);
            QTRY_COMPARE(script.count(line), 2);
        }
        for (const QString &sentence : sentences.mid(1, 2)) {
            for (const QString &user : {u"Ann:"_qs, u"小明:"_qs}) {
                QTRY_COMPARE(ann.count(user + sentence), 1);
                QTRY_COMPARE(bob.count(user + sentence), 1);
                QTRY_COMPARE(script.count(user + sentence), 1);
            }
        }
        QTRY_COMPARE(ann.count(u"Bob:last"_qs), 1);
        QTRY_COMPARE(script.count(u"Bob:last"_qs), 1);
        QTRY_VERIFY(ann.isAllDelivered());
        QTRY_VERIFY(bob.isAllDelivered());
        QCOMPARE(script.errors(), QByteArray());
    }

    void lineTypedWhileTheBrokerIsAwayArrivesOnce()
    {
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        Desktop ann(broker.port(), ProtocolVersion::V5_0, QStringLiteral("Ann"));
        Desktop bob(broker.port(), ProtocolVersion::V3_1_1, QStringLiteral("Bob"));
        QTRY_COMPARE(bob.count(u"Bob:Hello,anyone!"_qs), 1);
        QTRY_VERIFY(ann.isAllDelivered() && bob.isAllDelivered());
        const auto greetings = bob.count(u"Ann:Hello,anyone!"_qs); // she may have come before him
        broker.kill();
        QTRY_VERIFY(!ann.session.connection.isConnected() && !bob.session.connection.isConnected());
        for (const QString &line : {u"one"_qs, u"two"_qs, u"three"_qs})
            ann.session.chat.send(line);
        QVERIFY2(broker.start(), broker.log());
        bob.session.connection.reconnectNow();
        QTRY_VERIFY(bob.session.connection.isConnected());
        QTRY_COMPARE(bob.count(u"Bob:Hello,anyone!"_qs), 2);
        ann.session.connection.reconnectNow();
        QTRY_COMPARE(bob.count(u"Ann:three"_qs), 1);
        QTRY_VERIFY(ann.isAllDelivered());
        const QStringList fromAnn = bob.lines().filter(QRegularExpression(u"^Ann:(one|two|three)$"_qs));
        QCOMPARE(fromAnn, QStringList({u"Ann:one"_qs, u"Ann:two"_qs, u"Ann:three"_qs}));
        for (const QString &line : fromAnn)
            QCOMPARE(ann.count(line), 1);
        QTRY_COMPARE(bob.count(u"Ann:Hello,anyone!"_qs), greetings + 1);
    }

    void whatIsNoChatMessageHurtsNothing()
    {
        Mosquitto broker(protectedBroker());
        QVERIFY2(broker.start(), broker.log());
        Desktop ann(broker.port(), ProtocolVersion::V5_0, QStringLiteral("Ann"));
        QTRY_COMPARE(ann.count(u"Ann:Hello,anyone!"_qs), 1);
        for (const QByteArray &payload :
             {QByteArray("no json"), QByteArray(R"({"say": "no user"})"),
              QByteArray(R"({"user": "u", "say": 1})"), QByteArray("\x00\xff\xfe", 3),
              QByteArray(1024 * 1024, 'x'), QByteArray()})
            ann.session.connection.publish({.topic = "chat", .payload = payload});
        ann.session.chat.send(QStringLiteral("still here"));
        QTRY_COMPARE(ann.count(u"Ann:still here"_qs), 1);
        QTRY_VERIFY(ann.isAllDelivered());
        int raw = 0;
        for (int i = 0; i < ann.session.chat.room()->size(); ++i)
            raw += ann.session.chat.room()->at(i).kind == ChatRowKind::Raw;
        QCOMPARE(raw, 6);
    }

    void wrongPasswordIsSaidByBothSides()
    {
        Mosquitto broker({.users = {{QStringLiteral("admin"), QStringLiteral("another")}}});
        QVERIFY2(broker.start(), broker.log());
        Script script(broker.port(), "Ann");
        QTRY_VERIFY(script.lines().value(0).contains(u"Connected with result code 5"));
        Desktop ann(broker.port(), ProtocolVersion::V3_1_1, QStringLiteral("Ann"));
        QTRY_VERIFY(ann.session.connection.state().error);
        QCOMPARE(int(ann.session.connection.state().error->code), 5);
    }
};

QTEST_GUILESS_MAIN(TestChatPeers)
#include "tst_chatpeers.moc"
