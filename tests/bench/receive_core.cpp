// SPDX-License-Identifier: GPL-3.0-or-later
// Avocet's core: from the socket to batches in the hands of the other thread.
#include "arguments.h"
#include "client/connection.h"

#include <QtCore/QCoreApplication>

using namespace mqtt;

namespace {
Scheme schemeNamed(const char *name)
{
    if (std::strcmp(name, "mqtts") == 0)
        return Scheme::Tls;
    return std::strcmp(name, "ws") == 0 ? Scheme::WebSocket : Scheme::Tcp;
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const bench::Arguments arguments(argc, argv);
    ConnectionSettings settings;
    settings.endpoint.scheme = schemeNamed(arguments.text("--scheme", "mqtt"));
    settings.endpoint.host = QStringLiteral("127.0.0.1");
    settings.endpoint.port = quint16(arguments.number("--port", 1883));
    settings.endpoint.path = QStringLiteral("/mqtt");
    settings.transport.tls.caFile = QString::fromLocal8Bit(arguments.text("--ca", ""));
    settings.connect.version =
        arguments.number("--version", 4) == 5 ? ProtocolVersion::V5_0 : ProtocolVersion::V3_1_1;
    settings.connect.clientId = "core";
    settings.subscriptions = {{.filter = "#", .qos = QoS(arguments.number("--qos", 0))}};
    settings.reconnects = false;

    bench::Measurement measurement(double(arguments.number("--ms", 1500)) / 1000);
    Connection connection;
    QObject::connect(&connection, &Connection::messagesReceived, &connection,
                     [&](const std::shared_ptr<MessageBatch> &, size_t, size_t count) {
                         if (measurement.count(long(count)))
                             QCoreApplication::quit();
                     });
    QObject::connect(&connection, &Connection::stateChanged, &connection, [](const ConnectionState &state) {
        if (state.phase == ConnectionPhase::Failed) {
            qWarning("no connection: %s", qPrintable(state.error->detail));
            QCoreApplication::exit(1);
        }
    });
    connection.open(settings);
    const int status = QCoreApplication::exec();
    if (status == 0)
        measurement.print();
    return status;
}
