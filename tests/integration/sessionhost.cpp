// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/connection.h"
#include "probe/linereader.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

// sessionhost PORT VERSION CLIENTID: a program that keeps its Session, for tests that kill it. Subscribes to
// `in`; takes `pub QOS PAYLOAD` and `quit`; says what happens, one line each.

using namespace mqtt;

namespace {

void say(const QByteArray &line)
{
    std::fwrite(line.data(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

ConnectionSettings settingsFrom(const QStringList &arguments)
{
    ConnectionSettings settings;
    settings.endpoint.host = QStringLiteral("127.0.0.1");
    settings.endpoint.port = arguments.value(1).toUShort();
    settings.connect.version = ProtocolVersion(arguments.value(2).toInt());
    settings.connect.clientId = arguments.value(3).toUtf8();
    settings.connect.cleanStart = false;
    settings.connect.properties.add(PropertyId::SessionExpiryInterval, 3600u);
    settings.subscriptions = {{.filter = "in", .qos = QoS::ExactlyOnce}};
    settings.keepsSession = true;
    return settings;
}

void listen(Connection &connection)
{
    QObject::connect(&connection, &Connection::messagesReceived, &connection,
                     [](const std::shared_ptr<MessageBatch> &batch, size_t first, size_t count) {
                         for (size_t i = first; i < first + count; ++i)
                             say("message " + batch->payload(batch->at(i)).toByteArray());
                     });
    QObject::connect(&connection, &Connection::settled, &connection, [](const Settlement &settlement) {
        say("settled " + QByteArray::number(settlement.token) + ' ' +
            QByteArray::number(int(settlement.outcome)));
    });
    QObject::connect(&connection, &Connection::stateChanged, &connection, [](const ConnectionState &state) {
        if (state.sessionFile)
            say("problem " + QByteArray::number(int(state.sessionFile->what)) + ' ' +
                state.sessionFile->path.toUtf8());
        if (state.connack)
            say("connected " + QByteArray::number(int(state.connack->sessionPresent)));
    });
    QObject::connect(&connection, &Connection::subscriptionsChanged, &connection,
                     [](const std::vector<SubscriptionState> &states) {
                         if (states.at(0).phase == SubscriptionState::Phase::Granted)
                             say("subscribed");
                     });
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("avocet"));
    Connection connection;
    listen(connection);
    avocet::probe::LineReader reader;
    QObject::connect(&reader, &avocet::probe::LineReader::lineRead, &connection, [&](const QByteArray &line) {
        const QByteArrayList words = line.split(' ');
        if (words.value(0) == "pub")
            connection.publish(
                {.topic = "out", .payload = words.value(2), .qos = QoS(words.value(1).toInt())});
        else
            QCoreApplication::quit();
    });
    QObject::connect(&reader, &avocet::probe::LineReader::ended, qApp, &QCoreApplication::quit);
    connection.open(settingsFrom(QCoreApplication::arguments()));
    return QCoreApplication::exec();
}
