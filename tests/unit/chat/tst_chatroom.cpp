// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatroom.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;

class TestChatRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomDropsTheOldestAndCounts()
    {
        ChatRoom room(200);
        quint64 last = 0;
        for (int i = 0; i < 205; ++i)
            last = room.add({.say = QString::number(i)});
        QVERIFY(room.size() <= 200);
        QCOMPARE(room.at(room.size() - 1).say, "204");
        QCOMPARE(room.dropped(), quint64(205 - room.size()));
        QCOMPARE(room.at(0).say, QString::number(room.dropped()));
        QCOMPARE(room.rowOf(last - 204), -1);
        QCOMPARE(room.rowOf(last), room.size() - 1);
    }

    void olderRowsComeAboveAndKeepTheOthersIds()
    {
        ChatRoom room(5);
        const quint64 newest = room.add({.say = "now"});
        room.prepend({{.say = "b"}, {.say = "c"}});
        room.prepend({{.say = "x"}, {.say = "y"}, {.say = "a"}});
        QCOMPARE(room.size(), 5);
        QCOMPARE(room.at(0).say, "y");
        QCOMPARE(room.at(2).say, "b");
        QCOMPARE(room.rowOf(newest), 4);
        for (int i = 0; i < room.size(); ++i)
            QCOMPARE(room.rowOf(room.at(i).id), i);
    }

    void roomTellsEveryChangeBeforeAndAfter()
    {
        ChatRoom room;
        QSignalSpy before(&room, &ChatRoom::rowsAboutToBeAdded);
        QSignalSpy after(&room, &ChatRoom::rowsAdded);
        QSignalSpy changed(&room, &ChatRoom::rowChanged);
        QSignalSpy removed(&room, &ChatRoom::rowsAboutToBeRemoved);
        const quint64 id = room.add({});
        room.setState(id, ChatState::Delivered);
        room.remove(id);
        QVERIFY(!room.setState(id, ChatState::Failed));
        QCOMPARE(before.count(), 1);
        QCOMPARE(after.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(removed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestChatRoom)
#include "tst_chatroom.moc"
