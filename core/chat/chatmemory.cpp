// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatmemory.h"

#include "chat/roomname.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

namespace avocet {

namespace {

constexpr qsizetype maximumDrafts = 500;

QJsonObject toJson(const UnsentLine &line)
{
    QJsonObject json{{u"room"_qs, QString::fromUtf8(line.topic)},
                     {u"id"_qs, QString::fromLatin1(line.id)},
                     {u"user"_qs, line.user},
                     {u"say"_qs, line.say},
                     {u"time"_qs, QString::number(line.time)}};
    if (line.hasFailed()) {
        json.insert(u"failure"_qs, int(line.failure));
        json.insert(u"code"_qs, line.failureCode);
    }
    return json;
}

UnsentLine lineFrom(const QJsonObject &json)
{
    const int failure = json.value(u"failure"_qs).toInt();
    const bool isKnown = failure > 0 && failure <= int(ChatOutcome::Rejected);
    return {.topic = json.value(u"room"_qs).toString().toUtf8(),
            .id = json.value(u"id"_qs).toString().toLatin1(),
            .user = json.value(u"user"_qs).toString().left(maximumChatName),
            .say = json.value(u"say"_qs).toString(),
            .time = json.value(u"time"_qs).toString().toLongLong(),
            .failure = isKnown ? ChatOutcome(failure) : ChatOutcome::Delivered,
            .failureCode = quint8(json.value(u"code"_qs).toInt())};
}

QJsonArray toJson(const QList<QByteArray> &topics)
{
    QJsonArray json;
    for (const QByteArray &topic : topics)
        json << QString::fromUtf8(topic);
    return json;
}

QList<QByteArray> topicsFrom(const QJsonValue &json)
{
    QList<QByteArray> topics;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &topic : array)
        topics << topic.toString().toUtf8();
    return topics;
}

void putAside(const QString &path)
{
    for (int number = 1; number < 100; ++number) {
        if (QFile::rename(path, u"%1.damaged-%2"_qs.arg(path).arg(number)))
            return;
    }
}

} // namespace

ChatMemory readChatMemory(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto document =
        file.size() <= maximumChatMemory ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    file.close();
    if (!document.isObject()) {
        putAside(path);
        return {};
    }
    const QJsonObject json = document.object();
    ChatMemory memory{.sender = json.value(u"sender"_qs).toString().toLatin1(),
                      .rooms = topicsFrom(json.value(u"rooms"_qs)),
                      .muted = topicsFrom(json.value(u"muted"_qs))};
    const QJsonArray lines = json.value(u"unsent"_qs).toArray();
    for (const QJsonValue &line : lines)
        memory.unsent.push_back(lineFrom(line.toObject()));
    const QJsonObject drafts = json.value(u"drafts"_qs).toObject();
    for (auto draft = drafts.begin(); draft != drafts.end() && memory.drafts.size() < maximumDrafts; ++draft)
        memory.drafts.insert(draft.key().toUtf8(), draft->toString());
    return memory;
}

bool writeChatMemory(const QString &path, const ChatMemory &memory)
{
    QJsonArray lines;
    for (const UnsentLine &line : memory.unsent)
        lines << toJson(line);
    QJsonObject drafts;
    for (auto draft = memory.drafts.begin(); draft != memory.drafts.end(); ++draft) {
        if (!draft->isEmpty())
            drafts.insert(QString::fromUtf8(draft.key()), *draft);
    }
    const QJsonObject json{{u"sender"_qs, QString::fromLatin1(memory.sender)},
                           {u"unsent"_qs, lines},
                           {u"drafts"_qs, drafts},
                           {u"rooms"_qs, toJson(memory.rooms)},
                           {u"muted"_qs, toJson(memory.muted)}};
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return text.size() <= maximumChatMemory && file.write(text) == text.size() && file.commit();
}

} // namespace avocet
