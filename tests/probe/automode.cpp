// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/automode.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QUuid>

#include <cstdio>

using namespace mqtt;

namespace avocet::probe {

namespace {

ConnectionSettings settingsOf(const QCommandLineParser &parser)
{
    ConnectionSettings settings;
    const bool isTls = parser.isSet("tls");
    const bool isWebSocket = parser.isSet("ws");
    settings.endpoint.scheme = isWebSocket ? (isTls ? Scheme::SecureWebSocket : Scheme::WebSocket)
                                           : (isTls ? Scheme::Tls : Scheme::Tcp);
    settings.endpoint.host = parser.value("host");
    settings.endpoint.port = quint16(parser.value("port").toUInt());
    settings.endpoint.path = parser.value("ws");
    settings.transport.tls.caFile = parser.value("cafile");
    settings.connect.version = parser.isSet("v5") ? ProtocolVersion::V5_0 : ProtocolVersion::V3_1_1;
    settings.connect.clientId = "probe-" + QUuid::createUuid().toByteArray(QUuid::Id128).left(16);
    settings.subscriptions = {{.filter = "#"}};
    settings.reconnects = !parser.isSet("once");
    return settings;
}

} // namespace

Result<std::optional<AutoOptions>, QString> parseAutoOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{"auto", "subscribe to # and print payloads"},
                       {"host", "broker", "name", "127.0.0.1"},
                       {"port", "port", "number"},
                       {"v5", "MQTT 5.0 in place of 3.1.1"},
                       {"tls", "with TLS"},
                       {"cafile", "trusted certificates", "file"},
                       {"ws", "over WebSocket", "path"},
                       {"quiet", "print sums only"},
                       {"once", "do not reconnect"}});
    if (!parser.parse(arguments))
        return parser.errorText();
    if (!parser.isSet("auto"))
        return std::optional<AutoOptions>();
    bool isPort = false;
    const uint port = parser.value("port").toUInt(&isPort);
    if (!isPort || port == 0 || port > 0xFFFF)
        return QStringLiteral("--port needs a number from 1 to 65535");
    return std::optional(AutoOptions{settingsOf(parser), parser.isSet("quiet")});
}

AutoMode::AutoMode(const AutoOptions &options)
    : m_settings(options.settings)
    , m_isQuiet(options.isQuiet)
{
    connect(&m_connection, &Connection::messagesReceived, this, &AutoMode::onMessages);
    connect(&m_connection, &Connection::frameFinished, this, [] { std::fflush(stdout); });
    connect(&m_connection, &Connection::stateChanged, this, [this](const ConnectionState &state) {
        if (state.phase == ConnectionPhase::Failed)
            Q_EMIT ended();
    });
}

void AutoMode::onMessages(const std::shared_ptr<MessageBatch> &batch, size_t first, size_t count)
{
    m_messages += count;
    for (size_t i = first; i < first + count; ++i) {
        const QByteArrayView payload = batch->payload(batch->at(i));
        m_bytes += quint64(payload.size());
        if (m_isQuiet)
            continue;
        std::fwrite(payload.data(), 1, size_t(payload.size()), stdout);
        std::fputc('\n', stdout);
    }
}

void AutoMode::stop()
{
    if (m_isQuiet)
        std::printf("messages=%llu bytes=%llu\n", m_messages, m_bytes);
    std::fflush(stdout);
}

} // namespace avocet::probe
