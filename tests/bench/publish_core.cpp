// SPDX-License-Identifier: GPL-3.0-or-later
// Avocet's core: from publish() on the window's thread to the settlement that comes back there.
#include "arguments.h"
#include "client/connection.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <vector>

using namespace mqtt;

namespace {
constexpr int topicCount = 1'000;
constexpr quint64 mostUnsettled = 400'000;
constexpr int crowd = 2'048;
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const bench::Arguments arguments(argc, argv);
    ConnectionSettings settings;
    settings.endpoint.host = QStringLiteral("127.0.0.1");
    settings.endpoint.port = quint16(arguments.number("--port", 1883));
    settings.connect.version =
        arguments.number("--version", 4) == 5 ? ProtocolVersion::V5_0 : ProtocolVersion::V3_1_1;
    settings.connect.clientId = "core";
    settings.reconnects = false;
    settings.outboxMessages = 1'000'000;
    settings.outboxBytes = 512ll * 1024 * 1024;

    const auto qos = QoS(arguments.number("--qos", 0));
    std::vector<Publish> messages;
    for (int i = 0; i < topicCount; ++i)
        messages.push_back({.topic = "bench/publish/" + QByteArray::number(i),
                            .payload = QByteArray(arguments.number("--size", 16), 'x'),
                            .qos = qos});

    bench::Measurement measurement(double(arguments.number("--ms", 1500)) / 1000);
    Connection connection;
    quint64 published = 0;
    quint64 settled = 0;
    long settledNow = 0;
    QTimer feed;
    QObject::connect(&feed, &QTimer::timeout, &connection, [&] {
        for (int i = 0; i < crowd && published - settled < mostUnsettled; ++i)
            connection.publish(messages[published++ % topicCount]);
    });
    QObject::connect(&connection, &Connection::settled, &connection, [&](const Settlement &settlement) {
        if (settlement.outcome == Settlement::Outcome::Rejected) {
            qWarning("rejected: %d", int(settlement.why));
            std::exit(1);
        }
        ++settled;
        ++settledNow;
    });
    QObject::connect(&connection, &Connection::frameFinished, &connection, [&] {
        if (settledNow > 0 && measurement.count(std::exchange(settledNow, 0)))
            QCoreApplication::quit();
    });
    QObject::connect(&connection, &Connection::stateChanged, &connection, [&](const ConnectionState &state) {
        if (state.phase == ConnectionPhase::Connected)
            feed.start(0);
        if (state.phase == ConnectionPhase::Failed)
            QCoreApplication::exit(1);
    });
    connection.open(settings);
    const int status = QCoreApplication::exec();
    if (status == 0)
        measurement.print();
    return status;
}
