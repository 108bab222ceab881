// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connection.h"
#include "support/scriptedbroker.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace avocet::test {

/// A Connection and a broker that means no good.
class HostileFixture
{
public:
    explicit HostileFixture(mqtt::ProtocolVersion version = mqtt::ProtocolVersion::V5_0)
        : broker(version)
    {
        settings.endpoint.host = QStringLiteral("127.0.0.1");
        settings.endpoint.port = broker.port();
        settings.connect.version = version;
        settings.connect.clientId = "test";
        QObject::connect(
            &connection, &mqtt::Connection::messagesReceived, &connection,
            [this](const std::shared_ptr<mqtt::MessageBatch> &batch, size_t first, size_t count) {
                for (size_t i = first; i < first + count; ++i)
                    payloads.append(batch->payload(batch->at(i)).toByteArray());
            });
        QObject::connect(&connection, &mqtt::Connection::settled, &connection,
                         [this](const mqtt::Settlement &settlement) { settlements.append(settlement); });
    }

    void open() { connection.open(settings); }
    /// Connected, and the broker has seen nothing but CONNECT.
    bool connects()
    {
        open();
        return broker.handshake() && QTest::qWaitFor([this] { return connection.isConnected(); });
    }
    /// The Network Connection is over and said why.
    bool ends()
    {
        return QTest::qWaitFor([this] {
            return connection.state().phase == mqtt::ConnectionPhase::Waiting ||
                   connection.state().phase == mqtt::ConnectionPhase::Failed;
        });
    }
    /// What is sent now still arrives, so all before it was dealt with and did no harm.
    bool isStillWell()
    {
        broker.send(mqtt::Publish{.topic = "end", .payload = "end"});
        return QTest::qWaitFor([this] { return payloads.contains("end"); }) && connection.isConnected();
    }
    /// All of the bytes sent were read.
    bool hasRead(quint64 bytes)
    {
        return QTest::qWaitFor([&] { return connection.counters().bytesReceived >= bytes; });
    }
    mqtt::ConnectionError error() const { return connection.state().error.value_or(mqtt::ConnectionError{}); }

    ScriptedBroker broker;
    mqtt::ConnectionSettings settings;
    mqtt::Connection connection;
    QByteArrayList payloads;
    QList<mqtt::Settlement> settlements;
};

/// A row for every version, named after it.
template <class Row>
void forEachVersion(Row row)
{
    row(mqtt::ProtocolVersion::V3_1, "3.1");
    row(mqtt::ProtocolVersion::V3_1_1, "3.1.1");
    row(mqtt::ProtocolVersion::V5_0, "5.0");
}

inline QByteArray encoded(const mqtt::Packet &packet, mqtt::ProtocolVersion version)
{
    QByteArray bytes;
    mqtt::encode(packet, version, bytes);
    return bytes;
}

} // namespace avocet::test
