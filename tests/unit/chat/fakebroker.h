// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatservice.h"

#include <QtCore/QMap>

namespace avocet::test {

inline const QByteArray helloOfAnn =
    R"({"user": "Ann", "say": "Hello,anyone!"})"; // without an id: a script's
inline const QList<QByteArray> enters{"subscribe chat 1", "subscribe chat/+ 1", "subscribe chat/presence/+ 1",
                                      "Ann:Hello,anyone!"};

/// What a broker does for one client, as far as the chat is concerned.
struct FakeBroker
{
    qint64 time = 1'700'000'000'000'000;
    quint64 lastToken = 100;
    QList<QByteArray> log;       ///< "subscribe chat 1", or what was said
    QList<QByteArray> published; ///< payloads on chat topics
    QList<ChatPublication> presence;
    QList<quint64> tokens;
    std::optional<ChatPublication> will;
    bool renewsForWill = false;
    QByteArray hello; ///< our latest
    ChatService service{{
        .subscribe =
            [this](const QByteArray &filter, mqtt::QoS qos) {
                log << "subscribe " + filter + ' ' + QByteArray::number(int(qos));
            },
        .unsubscribe = [this](const QByteArray &filter) { log << "unsubscribe " + filter; },
        .publish = [this](const ChatPublication &publication) { return take(publication); },
        .setWill =
            [this](const std::optional<ChatPublication> &wanted) {
                will = wanted;
                return wanted && renewsForWill;
            },
        .now = [this] { return time; },
    }};

    quint64 take(const ChatPublication &publication)
    {
        if (publication.topic.startsWith("chat/presence/")) {
            presence << publication;
            return ++lastToken;
        }
        const auto message = parseChatMessage(publication.payload);
        log << message->user.toUtf8() + ':' + message->say.toUtf8();
        if (message->say == chatGreeting)
            hello = publication.payload;
        published << publication.payload;
        tokens << ++lastToken;
        return lastToken;
    }
    void matching(int count)
    {
        service.setMatchingSubscriptions([count](const QByteArray &) { return count; });
    }
    void sendTo(const QByteArray &topic, const QByteArray &payload, bool retain = false)
    {
        service.messageReceived({.topic = topic, .payload = payload, .time = time += 1000, .retain = retain});
    }
    void send(const QByteArray &payload, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            service.messageReceived({.topic = "chat", .payload = payload, .time = time += 1000});
    }
    void sendRetained(const QByteArray &payload)
    {
        service.messageReceived({.topic = "chat", .payload = payload, .time = time += 1000, .retain = true});
    }
    void sendWithId(const QByteArray &payload, quint16 packetId, bool dup)
    {
        service.messageReceived(
            {.topic = "chat", .payload = payload, .time = time += 1000, .packetId = packetId, .dup = dup});
    }
    /// Messages and raw rows as they stand in the room; own ones with their state.
    QStringList rows()
    {
        static const QMap<ChatState, QString> states{
            {ChatState::Received, {}},       {ChatState::Queued, "queued"},
            {ChatState::Sending, "sending"}, {ChatState::Delivered, "delivered"},
            {ChatState::Seen, "seen"},       {ChatState::Failed, "failed"}};
        QStringList list;
        for (int i = 0; i < service.room()->size(); ++i) {
            const ChatRow &row = service.room()->at(i);
            if (row.kind == ChatRowKind::System)
                continue;
            const QString text = row.kind == ChatRowKind::Raw ? QString::fromLatin1("raw ") + row.excerpt
                                                              : row.user + u':' + row.say;
            list << (row.own ? text + QLatin1StringView(" (") + states[row.state] + u')' : text) +
                        QLatin1StringView(row.retained ? " retained" : "");
        }
        return list;
    }
    const ChatRow &last() { return service.room()->at(service.room()->size() - 1); }
    quint64 lastRow() { return service.room()->at(service.room()->size() - 1).id; }
};

} // namespace avocet::test
