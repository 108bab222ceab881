// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/chatroommodel.h"
#include "models/chattext.h"

#include <QtCore/QMimeData>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;

namespace {
ChatRow said(const QString &user, const QString &say, qint64 time = 0)
{
    return {.time = time, .user = user, .say = say};
}
} // namespace

class TestChatRoomModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelKeepsTheRulesWhileTheRoomLives()
    {
        ChatRoom room(50);
        ChatRoomModel model(&room);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (int i = 0; i < 120; ++i)
            room.add(said("Ann", QString::number(i)));
        room.setState(room.at(20).id, ChatState::Delivered);
        room.remove(room.at(21).id);
        QCOMPARE(model.rowCount(), room.size());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(model.rowCount() - 1).data(ChatRoomModel::TextRole).toString(), "119");
    }

    void htmlStaysText()
    {
        ChatRoom room;
        ChatRoomModel model(&room);
        room.add(said("<b>Ann</b>", "<img src='x'>"));
        QCOMPARE(model.index(0).data(ChatRoomModel::AuthorRole).toString(), "<b>Ann</b>");
        QCOMPARE(model.index(0).data(ChatRoomModel::TextRole).toString(), "<img src='x'>");
    }

    void nameIsMadeSafe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << "Ann"
                               << "Ann";
        QTest::newRow("override") << QStringLiteral("A\u202Enn\u202C") << "Ann";
        QTest::newRow("marks and isolates") << QStringLiteral("\u2067A\u2069\u200F\u061C") << "A";
        QTest::newRow("lines") << "Ann\nBob:hi\r\n\x1b[31m"
                               << "Ann Bob:hi [31m";
        QTest::newRow("long") << QString(1000, u'x') << QString(39, u'x') + QChar(0x2026);
        QTest::newRow("long, of pairs")
            << QStringLiteral("😀").repeated(30) << QStringLiteral("😀").repeated(19) + QChar(0x2026);
        QTest::newRow("only controls") << "\x01\x02"
                                       << "";
    }
    void nameIsMadeSafe()
    {
        QFETCH(QString, name);
        QFETCH(QString, shown);
        QCOMPARE(displayName(name), shown);
    }

    void textIsMadeSafe_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("lines") << QStringLiteral("a\r\nb\rc\nd\u2028e") << "a\nb\nc\nd\ne";
        QTest::newRow("override") << QStringLiteral("exe\u202Efdp") << QStringLiteral("exe\uFFFDfdp");
        QTest::newRow("closing brackets") << QStringLiteral("a\u2069\u202Cb") << "ab";
        QTest::newRow("escape") << "\x1b[31m" << QStringLiteral("\u241B[31m");
        QTest::newRow("tabulator") << "a\tb"
                                   << "a\tb";
        QTest::newRow("Hebrew with marks")
            << QStringLiteral("\u05D0\u200F!") << QStringLiteral("\u05D0\u200F!");
        QTest::newRow("zalgo") << u'z' + QString(50, QChar(0x0301)) + u'!'
                               << u'z' + QString(4, QChar(0x0301)) + u'!';
        QTest::newRow("emoji family") << "👩‍👩‍👧"
                                      << "👩‍👩‍👧";
    }
    void textIsMadeSafe()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(displayText(text), shown);
    }

    void directionCannotReachOutOfADescription()
    {
        ChatRoom room;
        ChatRoomModel model(&room);
        room.add(said("Ann", QStringLiteral("a\u2069\u202Eb\nc")));
        QCOMPARE(model.index(0).data().toString(),
                 QStringLiteral("\u2068Ann\u2069:\u2068a\uFFFDb\u2069\n\u2068c\u2069"));
    }

    void actionBeginsWithTheName()
    {
        ChatRoom room;
        ChatRoomModel model(&room);
        room.add(said("Ann", "/me waves"));
        QCOMPARE(model.index(0).data(ChatRoomModel::TextRole).toString(), "Ann waves");
        QVERIFY(model.index(0).data(ChatRoomModel::ActionRole).toBool());
        QCOMPARE(model.index(0).data(ChatRoomModel::ClipboardRole).toString(), "Ann:/me waves");
    }

    void doubtfulNameIsTold()
    {
        ChatRoom room;
        ChatRoomModel model(&room);
        ChatRow row = said("Ann", "trust me");
        row.ambiguous = true;
        room.add(row);
        QVERIFY(model.index(0).data(ChatRoomModel::DoubtfulRole).toBool());
        QCOMPARE(model.index(0).data(ChatRoomModel::NoteRole).toString(),
                 "not the one who used this name before");
    }

    void newBeginsAboveOneRow()
    {
        ChatRoom room;
        ChatRoomModel model(&room);
        room.add(said("Ann", "old"));
        const quint64 id = room.add(said("Ann", "new"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setFirstUnread(id);
        QVERIFY(model.index(1).data(ChatRoomModel::FirstUnreadRole).toBool());
        QVERIFY(!model.index(0).data(ChatRoomModel::FirstUnreadRole).toBool());
        model.setFirstUnread(0);
        QVERIFY(!model.index(1).data(ChatRoomModel::FirstUnreadRole).toBool());
        QCOMPARE(changed.count(), 2);
    }

    void eventsAreSaidInWords()
    {
        ChatRoom room;
        ChatRoomModel model(&room);
        room.add({.user = "Bot", .kind = ChatRowKind::System, .event = ChatEvent::Flood, .count = 7});
        room.add({.say = "Ann\nBob", .kind = ChatRowKind::System, .event = ChatEvent::Who});
        room.add({.say = "/x", .kind = ChatRowKind::System, .event = ChatEvent::UnknownCommand});
        const auto text = [&](int row) {
            return model.index(row)
                .data(ChatRoomModel::TextRole)
                .toString()
                .remove(QChar(0x2068))
                .remove(QChar(0x2069));
        };
        QVERIFY(text(0).startsWith("7 more message"));
        QVERIFY(text(0).contains("Bot"));
        QVERIFY(text(1).startsWith("Here: Ann"));
        QVERIFY(text(1).endsWith("Bob"));
        QVERIFY(text(2).startsWith("There is no command /x"));
    }

    void rawRowSaysWhyAndHowLarge()
    {
        ChatRoom room;
        ChatRoomModel model(&room);
        room.add({.excerpt = "21.5",
                  .payloadSize = 4,
                  .kind = ChatRowKind::Raw,
                  .rawReason = ChatParseError::NotAnObject});
        room.add({.excerpt = QByteArray(240, 'x'),
                  .payloadSize = 1024 * 1024,
                  .kind = ChatRowKind::Raw,
                  .rawReason = ChatParseError::TooLarge});
        QCOMPARE(model.index(0).data(ChatRoomModel::NoteRole).toString(), "JSON, but no object, 4 bytes");
        QCOMPARE(model.index(0).data(ChatRoomModel::TextRole).toString(), "21.5");
        QCOMPARE(model.index(1).data(ChatRoomModel::NoteRole).toString(), "too large for the chat, 1.0 MiB");
    }

    void failureIsSaidInWords()
    {
        ChatRoom room;
        ChatRoomModel model(&room);
        const quint64 id = room.add(said("Ann", "hi"));
        room.setState(id, ChatState::Failed, ChatOutcome::Refused, 0x87);
        QCOMPARE(model.index(0).data(ChatRoomModel::NoteRole).toString(),
                 "Not sent: you may not publish to this topic");
        room.setState(id, ChatState::Failed, ChatOutcome::Refused, 0x83);
        QCOMPARE(model.index(0).data(ChatRoomModel::NoteRole).toString(),
                 "Not sent: the broker refused it (0x83)");
    }

    void copyIsUserColonSayInTheOrderOfTheRoom()
    {
        ChatRoom room;
        ChatRoomModel model(&room);
        room.add(said("Ann", "one\x1b"));
        room.add({.user = "Ann", .kind = ChatRowKind::System});
        room.add(said("安", "你好"));
        const std::unique_ptr<QMimeData> mime(
            model.mimeData({model.index(2), model.index(1), model.index(0)}));
        QCOMPARE(mime->text(), "Ann:one\n安:你好");
        QVERIFY(!model.mimeData({model.index(1)}));
    }

    void authorsOfTheLastHourAreCounted()
    {
        constexpr qint64 minute = 60'000'000;
        ChatRoom room;
        ChatRoomModel model(&room);
        room.add(said("Old", "x", 10 * minute));
        room.add(said("Ann", "x", 100 * minute));
        room.add(said("Bob", "x", 110 * minute));
        room.add(said("Ann", "x", 120 * minute));
        QCOMPARE(model.recentAuthors(), 2);
    }
};

QTEST_GUILESS_MAIN(TestChatRoomModel)
#include "tst_chatroommodel.moc"
