// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chathistory.h"
#include "chat/chatmemory.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace avocet;

namespace {

ChatMemory sample()
{
    return {.sender = "annannan",
            .unsent = {{.topic = "chat",
                        .id = "annannan.aaaaaaaaaaaa",
                        .user = "Ann",
                        .say = "你好\n\"x\"",
                        .time = 1'700'000'000'123'456},
                       {.topic = "chat/ops",
                        .id = "annannan.bbbbbbbbbbbb",
                        .user = "Ann",
                        .say = "no",
                        .time = 1'700'000'000'123'457,
                        .failure = ChatOutcome::Refused,
                        .failureCode = 0x87}},
            .drafts = {{"chat", "half a sen"}},
            .rooms = {"chat/ops", "chat/@Ann,Bob"},
            .muted = {"chat/ops"}};
}

ChatPage loadPage(ChatHistory &history, const QByteArray &broker, const QByteArray &room, qint64 position,
                  int count)
{
    QSignalSpy loaded(&history, &ChatHistory::loaded);
    history.load(broker, room, position, count);
    return loaded.wait() ? loaded.first().first().value<ChatPage>() : ChatPage{.position = -1};
}

QStringList words(const ChatPage &page)
{
    QStringList list;
    for (const ChatRow &row : page.rows)
        list << row.say;
    return list;
}

void fill(ChatHistory &history, int count)
{
    for (int i = 0; i < count; ++i)
        history.append("b", "chat", {.time = i, .user = "Bob", .say = QString::number(i), .own = i % 2 == 1});
}

} // namespace

class TestChatKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryComesBackAsItWas()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("deep/chat.json");
        QCOMPARE(readChatMemory(path), ChatMemory());
        QVERIFY(writeChatMemory(path, sample()));
        QCOMPARE(readChatMemory(path), sample());
        QCOMPARE(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void damagedMemoryIsPutAside()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("chat.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"unsent\": [");
        file.close();
        QCOMPARE(readChatMemory(path), ChatMemory());
        QVERIFY(!QFile::exists(path));
        QVERIFY(QFile::exists(path + ".damaged-1"));
    }

    void memoryThatCannotBeWrittenSaysSo() { QVERIFY(!writeChatMemory("/dev/null/chat.json", sample())); }

    void hostileMemoryIsHarmless()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("chat.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"sender": 5, "unsent": [1, {"failure": 99, "time": "x"}], "drafts": [], "rooms": {}})");
        file.close();
        const ChatMemory memory = readChatMemory(path);
        QCOMPARE(memory.unsent.size(), 2u);
        QVERIFY(!memory.unsent.back().hasFailed());
    }

    void pagesLeadBackToTheFirstMessage()
    {
        QTemporaryDir folder;
        ChatHistory history(folder.filePath("history.sqlite"));
        fill(history, 25);
        history.append("b", "chat/ops", {.say = "elsewhere"});
        history.append("another", "chat", {.say = "elsewhere"});
        ChatPage page = loadPage(history, "b", "chat", ChatHistory::newest, 10);
        QCOMPARE(words(page).first(), "15");
        QCOMPARE(words(page).last(), "24");
        QVERIFY(!page.isOldest);
        QVERIFY(!page.rows.back().own);
        QVERIFY(page.rows.front().own && page.rows.front().older);
        page = loadPage(history, "b", "chat", page.position, 10);
        QCOMPARE(words(page).first(), "5");
        page = loadPage(history, "b", "chat", page.position, 10);
        QCOMPARE(words(page), QStringList({"0", "1", "2", "3", "4"}));
        QVERIFY(page.isOldest);
    }

    void everythingIsThereAfterARestart()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("history.sqlite");
        {
            ChatHistory history(path);
            fill(history, 3);
        }
        ChatHistory history(path);
        QCOMPARE(words(loadPage(history, "b", "chat", 0, 10)), QStringList({"0", "1", "2"}));
        QCOMPARE(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void limitDropsTheOldest()
    {
        QTemporaryDir folder;
        ChatHistory history(folder.filePath("history.sqlite"));
        history.setLimit(4);
        fill(history, 1200);
        QCOMPARE(words(loadPage(history, "b", "chat", 0, 10)), QStringList({"1196", "1197", "1198", "1199"}));
        history.setLimit(0);
        fill(history, 5);
        QVERIFY(loadPage(history, "b", "chat", 0, 10).rows.empty());
    }

    void forgottenWordsAreGoneFromTheDisk()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("history.sqlite");
        {
            ChatHistory history(path);
            history.append("b", "chat", {.user = "Bob", .say = "the secret word"});
            QCOMPARE(loadPage(history, "b", "chat", 0, 10).rows.size(), 1u);
            history.forget();
            QVERIFY(loadPage(history, "b", "chat", 0, 10).rows.empty());
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("secret"));
    }

    void fileThatIsNoDatabaseIsPutAside()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("history.sqlite");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        ChatHistory history(path);
        fill(history, 1);
        QCOMPARE(words(loadPage(history, "b", "chat", 0, 10)), QStringList{"0"});
        QVERIFY(QFile::exists(path + ".damaged"));
    }

    void placeThatCannotBeWrittenSaysSo()
    {
        ChatHistory history("/dev/null/history.sqlite");
        QSignalSpy failed(&history, &ChatHistory::failed);
        fill(history, 1);
        QVERIFY(loadPage(history, "b", "chat", 0, 10).rows.empty());
        QCOMPARE(failed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestChatKeeping)
#include "tst_chatkeeping.moc"
