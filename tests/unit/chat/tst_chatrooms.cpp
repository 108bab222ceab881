// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatcommand.h"
#include "chat/chatservice.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;

namespace {

QByteArray line(const QByteArray &user, const QByteArray &say)
{
    return encodeChatMessage(QString::fromUtf8(user), QString::fromUtf8(say));
}

struct Fixture
{
    qint64 time = 1'700'000'000'000'000;
    quint64 lastToken = 0;
    QList<ChatPublication> published;
    QList<std::optional<ChatPublication>> wills;
    QList<QByteArray> filters;
    bool renewsForWill = false;
    ChatService service{{
        .subscribe = [this](const QByteArray &filter, mqtt::QoS) { filters << filter; },
        .unsubscribe = [this](const QByteArray &filter) { filters.removeAll(filter); },
        .publish =
            [this](const ChatPublication &publication) {
                published << publication;
                return ++lastToken;
            },
        .setWill =
            [this](const std::optional<ChatPublication> &will) {
                wills << will;
                return will && renewsForWill;
            },
        .now = [this] { return time; },
    }};

    void enter(bool showsPresence = false)
    {
        service.setSender("annannan");
        service.connected(true);
        service.join("Ann", showsPresence);
    }
    void arrive(const QByteArray &topic, const QByteArray &payload, bool retain = false)
    {
        service.messageReceived({.topic = topic, .payload = payload, .time = time += 1000, .retain = retain});
    }
    QStringList said(const QByteArray &topic)
    {
        QStringList list;
        const Conversation *room = service.find(topic);
        for (int i = 0; room && i < room->rows.size(); ++i) {
            if (room->rows.at(i).kind == ChatRowKind::Message && !room->rows.at(i).own)
                list << room->rows.at(i).user + u':' + room->rows.at(i).say;
        }
        return list;
    }
    QStringList people(const QByteArray &topic)
    {
        QStringList list;
        for (const Person &person : service.people(topic))
            list << person.name + QLatin1StringView(person.isHere ? " here" : " gone");
        return list;
    }
    Presence lastPresence() { return *parsePresence(published.last().payload); }
};

} // namespace

class TestChatRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomNamesAndTopicsCorrespond_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("topic");
        QTest::newRow("plain") << "ops" << QByteArray("chat/ops");
        QTest::newRow("with its sign") << "# ops" << QByteArray("chat/ops");
        QTest::newRow("Chinese") << "运维" << QByteArray("chat/运维");
        QTest::newRow("wildcards and levels") << "a+b/#c" << QByteArray("chat/a%2Bb%2F%23c");
        QTest::newRow("hostile") << "@x,%\u0001 y" << QByteArray("chat/%40x%2C%25%01%20y");
        QTest::newRow("lobby") << "chat" << QByteArray("chat");
    }
    void roomNamesAndTopicsCorrespond()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, topic);
        QCOMPARE(roomTopic(name), topic);
        const RoomName read = roomNameOf(topic);
        if (topic != "chat")
            QCOMPARE(read, (RoomName{.kind = RoomName::Kind::Room,
                                     .name = name.startsWith("# ") ? name.mid(2) : name}));
    }

    void whatIsNoRoomIsNone()
    {
        for (const char *topic : {"chat/", "chat/presence", "chat/presence/annannan", "chat/a/b", "chats/x",
                                  "chat/@one", "chat/@,x", "chat/%20", "", "Chat"})
            QCOMPARE(int(roomNameOf(topic).kind), int(RoomName::Kind::None));
        QCOMPARE(int(roomNameOf("chat/" + QByteArray(65, 'x')).kind), int(RoomName::Kind::None));
        QVERIFY(roomTopic(QString(65, u'x')).isEmpty());
        QVERIFY(roomTopic("presence").isEmpty());
        QVERIFY(roomTopic(" ").isEmpty());
    }

    void twoPeopleHaveOneRoomWhoeverAsks()
    {
        QCOMPARE(directTopic("Bob", "Ann"), "chat/@Ann,Bob");
        QCOMPARE(directTopic("Ann", "Bob"), "chat/@Ann,Bob");
        const QByteArray odd = directTopic("a,b", "/+#@");
        QCOMPARE(roomNameOf(odd).partnerOf("a,b"), "/+#@");
        QCOMPARE(roomNameOf(odd).partnerOf("/+#@"), "a,b");
        QVERIFY(roomNameOf(odd).partnerOf("c").isNull());
    }

    void commandsAreRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<ChatCommand>("command");
        using Kind = ChatCommand::Kind;
        QTest::newRow("text") << "hi /me" << ChatCommand{Kind::Say, "hi /me"};
        QTest::newRow("literal slash") << "//etc/passwd" << ChatCommand{Kind::Say, "/etc/passwd"};
        QTest::newRow("action") << "/me  waves " << ChatCommand{Kind::Me, "/me waves"};
        QTest::newRow("action of nothing") << "/me " << ChatCommand{Kind::Me, {}};
        QTest::newRow("capitals") << "/NICK Anna" << ChatCommand{Kind::Nick, "Anna"};
        QTest::newRow("join") << "/join\t#ops" << ChatCommand{Kind::Join, "#ops"};
        QTest::newRow("help") << "/help" << ChatCommand{Kind::Help, {}};
        QTest::newRow("unknown") << "/quit now" << ChatCommand{Kind::Unknown, "/quit"};
        QTest::newRow("slash") << "/" << ChatCommand{Kind::Unknown, "/"};
    }
    void commandsAreRead()
    {
        QFETCH(QString, typed);
        QFETCH(ChatCommand, command);
        QCOMPARE(parseCommand(typed), command);
    }

    void actionsAreToldFromText()
    {
        QCOMPARE(actionOf("/me waves"), "waves");
        QVERIFY(actionOf("/me").isNull());
        QVERIFY(actionOf("/menu").isNull());
    }

    void roomIsHeardOfAndJoined()
    {
        Fixture f;
        f.enter();
        QSignalSpy changes(&f.service, &ChatService::roomsChanged);
        f.arrive("chat/ops", line("Bob", "early"));
        QCOMPARE(f.service.otherRooms(), QList<QByteArray>{"chat/ops"});
        QCOMPARE(changes.count(), 1);
        QVERIFY(f.service.joinRoom("chat/ops"));
        QVERIFY(f.service.otherRooms().isEmpty());
        f.arrive("chat/ops", line("Bob", "hi"));
        f.arrive("chat", line("Bob", "lobby"));
        QCOMPARE(f.said("chat/ops"), QStringList{"Bob:hi"});
        QCOMPARE(f.said("chat"), QStringList{"Bob:lobby"});
        f.service.send("yo", "chat/ops");
        QCOMPARE(f.published.last().topic, "chat/ops");
        f.service.leaveRoom("chat/ops");
        QVERIFY(!f.service.find("chat/ops"));
        QCOMPARE(f.service.otherRooms(), QList<QByteArray>{"chat/ops"});
    }

    void roomsAreSubscribedToOneByOneWhereTheWildcardIsRefused()
    {
        Fixture f;
        f.enter();
        f.service.joinRoom("chat/ops");
        QVERIFY(!f.filters.contains("chat/ops"));
        f.service.setRoomsOneByOne(true);
        QVERIFY(f.filters.contains("chat/ops"));
        f.service.joinRoom("chat/dev");
        QVERIFY(f.filters.contains("chat/dev"));
        f.service.leaveRoom("chat/ops");
        QVERIFY(!f.filters.contains("chat/ops"));
        f.service.leave();
        QVERIFY(f.filters.isEmpty());
    }

    void lobbyCannotBeLeftByItself()
    {
        Fixture f;
        f.enter();
        f.service.leaveRoom("chat");
        QVERIFY(f.service.find("chat"));
    }

    void directMessagesOpenTheirRoomAndThoseOfOthersDoNot()
    {
        Fixture f;
        f.enter();
        f.arrive("chat/@Ann,Bob", line("Bob", "psst"));
        f.arrive("chat/@Bob,Cleo", line("Bob", "secret"));
        QCOMPARE(f.service.rooms().size(), 2u);
        QVERIFY(f.service.find("chat/@Ann,Bob")->hasMention);
        QVERIFY(!f.service.joinRoom("chat/@Bob,Cleo"));
        QVERIFY(f.service.otherRooms().isEmpty());
    }

    void roomsHeardOfAreBounded()
    {
        Fixture f;
        f.enter();
        for (int i = 0; i < 2000; ++i)
            f.arrive("chat/r" + QByteArray::number(i), line("Bob", "x"));
        QCOMPARE(f.service.otherRooms().size(), 500);
    }

    void unreadIsCountedWhereNobodyReads()
    {
        Fixture f;
        f.enter();
        f.service.joinRoom("chat/ops");
        f.service.setReading("chat");
        f.arrive("chat", line("Bob", "one"));
        f.arrive("chat/ops", line("Bob", "Hello,anyone!"));
        f.arrive("chat/ops", line("Bob", "two"));
        f.arrive("chat/ops", line("Bob", "look @ann!"));
        Conversation *ops = f.service.find("chat/ops");
        QCOMPARE(f.service.unread(), 2);
        QCOMPARE(ops->unread, 2);
        QVERIFY(ops->hasMention);
        QCOMPARE(ops->rows.at(ops->rows.rowOf(ops->firstUnread)).say, "two");
        f.service.setMuted("chat/ops", true);
        QCOMPARE(f.service.unread(), 0);
        QCOMPARE(ops->unread, 2);
        f.service.setReading("chat/ops");
        QCOMPARE(ops->unread, 0);
        f.service.setReading({});
        f.arrive("chat", line("Bob", "three"));
        QCOMPARE(f.service.unread(), 1);
    }

    void mentionsAreWholeWords()
    {
        QVERIFY(mentions("hi @Ann!", "Ann"));
        QVERIFY(mentions("@ann", "Ann"));
        QVERIFY(!mentions("@Anna", "Ann"));
        QVERIFY(mentions("@Anna and @Ann", "Ann"));
        QVERIFY(!mentions("Ann", "Ann"));
        QVERIFY(!mentions("@", ""));
    }

    void floodIsCollapsedCountedAndStillSaid()
    {
        Fixture f;
        f.enter();
        QSignalSpy said(&f.service, &ChatService::said);
        for (int i = 0; i < 5000; ++i)
            f.arrive("chat", line("Bot", "spam " + QByteArray::number(i)));
        QCOMPARE(said.count(), 5000);
        const ChatRow &last = f.service.room()->at(f.service.room()->size() - 1);
        QCOMPARE(int(last.event), int(ChatEvent::Flood));
        QCOMPARE(last.user, "Bot");
        QCOMPARE(f.said("chat").size() + int(last.count), 5000);
        QVERIFY(f.said("chat").size() <= FloodGate::burst + 5 * FloodGate::perSecond);
        f.arrive("chat", line("Bob", "still here"));
        QCOMPARE(f.said("chat").last(), "Bob:still here");
    }

    void floodUnderEverNewNamesIsAFloodToo()
    {
        Fixture f;
        f.enter();
        for (int i = 0; i < 5000; ++i)
            f.arrive("chat", line("bot" + QByteArray::number(i), "x"));
        QVERIFY(f.said("chat").size() < 1500);
    }

    void presenceIsSaidWithRoomsAndTakenBack()
    {
        Fixture f;
        f.enter(true);
        QCOMPARE(f.published.last().topic, "chat/presence/annannan");
        QVERIFY(f.published.last().retain);
        QCOMPARE(f.lastPresence().rooms, QList<QByteArray>{"chat"});
        QVERIFY(f.lastPresence().until > f.lastPresence().seen); // nobody would tell that we are gone
        f.service.connected(true, true);
        QCOMPARE(f.lastPresence().until, 0);
        f.service.joinRoom("chat/ops");
        f.service.joinRoom("chat/@Ann,Bob");
        QCOMPARE(f.lastPresence().rooms, QList<QByteArray>({"chat", "chat/ops"}));
        f.service.leave();
        QCOMPARE(int(f.lastPresence().state), int(Presence::State::Left));
        QVERIFY(!f.wills.last());
    }

    void whoDoesNotWantPresenceSaysNothing()
    {
        Fixture f;
        f.enter(false);
        f.service.leave();
        for (const ChatPublication &publication : std::as_const(f.published))
            QCOMPARE(publication.topic, "chat");
    }

    void willIsAskedForBeforeTheGreeting()
    {
        Fixture f;
        f.renewsForWill = true;
        f.enter(true);
        QVERIFY(f.published.isEmpty());
        QCOMPARE(f.wills.size(), 1);
        QCOMPARE(int(parsePresence(f.wills.first()->payload)->state), int(Presence::State::Gone));
        f.service.disconnected();
        f.service.connected(true, true);
        QCOMPARE(f.published.size(), 2);
        QCOMPARE(f.lastPresence().user, "Ann");
        QCOMPARE(int(f.service.room()->at(0).event), int(ChatEvent::Joined));
    }

    void ourFormerWillIsContradicted()
    {
        Fixture f;
        f.enter(true);
        const auto count = f.published.size();
        f.arrive("chat/presence/annannan", R"({"user": "Ann", "state": "gone"})");
        QCOMPARE(f.published.size(), count + 1);
        f.arrive("chat/presence/annannan", f.published.last().payload);
        QCOMPARE(f.published.size(), count + 1);
    }

    void peopleComeAndGo()
    {
        Fixture f;
        f.enter();
        f.arrive("chat/presence/bobbobbo",
                 R"({"user": "Bob", "state": "here", "rooms": ["chat", "chat/ops", "other"], "seen": 5})",
                 true);
        f.arrive("chat", line("script", "hi"));
        QCOMPARE(f.people("chat"), QStringList({"Bob here", "script here"}));
        QCOMPARE(f.people("chat/ops"), QStringList{"Bob here"});
        QCOMPARE(f.service.otherRooms(), QList<QByteArray>{"chat/ops"});
        f.arrive("chat/presence/bobbobbo", R"({"user": "Bob", "state": "gone", "rooms": []})");
        QCOMPARE(f.people("chat"), QStringList({"script here", "Bob gone"}));
        QCOMPARE(f.service.people("chat").back().lastSeen, f.time);
        f.time += 700 * oneSecond;
        QCOMPARE(f.people("chat"), QStringList({"Bob gone", "script gone"}));
        f.arrive("chat/presence/bobbobbo", {});
        QCOMPARE(f.people("chat"), QStringList{"script gone"});
    }

    void presenceThatEndsEnds()
    {
        Fixture f;
        f.enter();
        const qint64 now = f.time / oneSecond;
        f.arrive("chat/presence/bobbobbo",
                 encodePresence({.user = "Bob", .rooms = {"chat"}, .until = now + 60}));
        QCOMPARE(f.people("chat"), QStringList{"Bob here"});
        f.time += 61 * oneSecond;
        QCOMPARE(f.people("chat"), QStringList{"Bob gone"});
    }

    void hostilePresenceIsPassedOverOrBounded()
    {
        Fixture f;
        f.enter();
        for (const QByteArray &payload :
             {QByteArray("x"), QByteArray("[]"), QByteArray(R"({"user": 1, "state": "here"})"),
              QByteArray(R"({"user": "u", "state": "king"})"), QByteArray(1 << 20, '[')})
            f.arrive("chat/presence/bobbobbo", payload);
        f.arrive("chat/presence/../../x", R"({"user": "u", "state": "here", "rooms": ["chat"]})");
        QVERIFY(f.people("chat").isEmpty());
        for (int i = 0; i < 3000; ++i) {
            QByteArray sender = "aaaaaaaa";
            for (int digit = 0, rest = i; digit < 4; ++digit, rest /= 26)
                sender[digit] = char('a' + rest % 26);
            f.arrive("chat/presence/" + sender,
                     R"({"user": "u", "state": "here", "rooms": ["chat"], "seen": 1e300, "until": -1})");
        }
        QCOMPARE(f.service.people("chat").size(), size_t(ChatPeople::maximumPeople));
    }
};

QTEST_GUILESS_MAIN(TestChatRooms)
#include "tst_chatrooms.moc"
