// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/brokersession.h"
#include "support/mosquitto.h"

#include <QtCore/QProcess>

namespace avocet::test {
/// A script as its users run it, with paho-mqtt of the system's Python.
class Script
{
public:
    Script(quint16 port, const QByteArray &name)
    {
        m_process.start(QStringLiteral("/usr/bin/python3"),
                        {QStringLiteral(CHAT_PEER), QStringLiteral("127.0.0.1"), QString::number(port)});
        m_process.write(name + '\n');
    }
    ~Script()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
    }

    void type(const QByteArray &line) { m_process.write(line + '\n'); }
    /// What it has printed, with the prompt in front of the first line.
    QStringList lines()
    {
        m_output += m_process.readAllStandardOutput();
        return QString::fromUtf8(m_output).split(u'\n', Qt::SkipEmptyParts);
    }
    qsizetype count(const QString &line) { return lines().count(line); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_output;
};

/// Avocet's side without its window: connection and chat.
class Desktop
{
public:
    Desktop(quint16 port, mqtt::ProtocolVersion version, const QString &name,
            const QByteArray &password = "password", bool showsPresence = false)
    {
        mqtt::ConnectionSettings settings;
        settings.endpoint.host = QStringLiteral("127.0.0.1");
        settings.endpoint.port = port;
        settings.connect.version = version;
        settings.connect.clientId = "avocet-" + name.toUtf8();
        settings.connect.userName = "admin";
        settings.connect.password = password;
        settings.connect.properties.add(mqtt::PropertyId::SessionExpiryInterval, 300);
        settings.subscriptions = {{.filter = "#"}, {.filter = "+", .qos = mqtt::QoS::AtLeastOnce}};
        QObject::connect(&session.connection, &mqtt::Connection::messagesReceived, &session,
                         [this](const std::shared_ptr<mqtt::MessageBatch> &batch, size_t first,
                                size_t count) { session.passToChat(*batch, first, count); });
        QObject::connect(&session.chat, &ChatService::said, &session,
                         [this](const QByteArray &room, const ChatRow &row) {
                             if (room == ChatService::topic())
                                 transcript += row.user + u':' + row.say;
                         });
        session.chat.join(name, showsPresence);
        session.open(settings);
    }

    QStringList lines()
    {
        QStringList said;
        for (int i = 0; i < session.chat.room()->size(); ++i) {
            const ChatRow &row = session.chat.room()->at(i);
            if (row.kind == ChatRowKind::Message)
                said += row.user + u':' + row.say;
        }
        return said;
    }
    qsizetype count(const QString &line) { return lines().count(line); }
    bool isAllDelivered()
    {
        for (int i = 0; i < session.chat.room()->size(); ++i) {
            const ChatRow &row = session.chat.room()->at(i);
            if (row.own && row.kind == ChatRowKind::Message && row.state != ChatState::Seen)
                return false;
        }
        return true;
    }

    QStringList transcript; ///< of the lobby
    BrokerSession session;
};

inline MosquittoOptions protectedBroker()
{
    return {.users = {{QStringLiteral("admin"), QStringLiteral("password")}}};
}
} // namespace avocet::test
