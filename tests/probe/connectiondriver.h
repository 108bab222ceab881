// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"
#include "base/transportoptions.h"
#include "mqtt/packetframer.h"
#include "session/session.h"
#include "transport/transport.h"

#include <QtCore/QTimer>

#include <memory>
#include <optional>

namespace avocet::probe {

/// Where to connect to, and how.
struct Target
{
    mqtt::Endpoint endpoint;
    mqtt::TransportOptions options;
    mqtt::milliseconds timeout{15'000}; ///< for the Network Connection, and again for CONNACK
};

/// How a connection ended.
struct ConnectionEnd
{
    enum class By { Client, Server, Error };
    By by = By::Error;
    std::optional<mqtt::ReasonCode> reason; ///< of our own DISCONNECT
    QByteArray why;
};

/// Moves bytes between one Session and its Network Connections, one after the other. Everything about MQTT is
/// the Session's. Never connects by itself.
class ConnectionDriver : public QObject
{
    Q_OBJECT

public:
    ConnectionDriver(const mqtt::Connect &connect, Target target);
    ~ConnectionDriver() override;

    /// From open() to closed().
    bool isOpen() const { return m_transport != nullptr; }
    /// Must not be open.
    void open(const mqtt::Connect &connect);
    void disconnect(const mqtt::Disconnect &packet);
    void abort();

    mqtt::Session &session() { return m_session; }
    /// For calls to session(); apply() carries them out.
    mqtt::Effects &effects() { return m_effects; }
    void apply();

Q_SIGNALS:
    void happened(const mqtt::SessionEvent &event);
    void messageArrived(const mqtt::PublishView &message);
    /// Once for each open(), and last: what was to be written is written.
    void closed(const avocet::probe::ConnectionEnd &end);

private:
    using By = ConnectionEnd::By;

    void onOpened();
    void onReadable();
    qint64 readSome();
    void handleFrames();
    void handle(const mqtt::Frame &frame);
    void onTransportClosed(const mqtt::TransportError &error);
    void onConnectTimeout();
    void onDeadline();
    void note(const mqtt::SessionEvent &event);
    void setEnd(By by, QByteArray why);
    void close();
    void finish();
    void scheduleDeadline();

    Target m_target;
    mqtt::Session m_session;
    mqtt::Effects m_effects;
    std::unique_ptr<mqtt::Transport> m_transport;
    mqtt::PacketFramer m_framer;
    QTimer m_connectTimer;
    QTimer m_deadlineTimer;
    QTimer m_closeTimer;
    std::optional<ConnectionEnd> m_end;
    bool m_closing = false;
};

} // namespace avocet::probe
