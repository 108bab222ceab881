// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/connectcommand.h"

#include "probe/fields.h"

using namespace mqtt;

namespace avocet::probe {

namespace {

ProtocolVersion readVersion(Fields &fields)
{
    const quint32 version = fields.number("ver", 5, 5);
    if (version < 3)
        fields.fail("ver must be 3, 4 or 5");
    return ProtocolVersion(version);
}

std::optional<Will> readWill(Fields &fields)
{
    if (!fields.has("will-topic"))
        return std::nullopt;
    Will will;
    will.topic = fields.bytes("will-topic");
    will.payload = fields.bytes("will-payload");
    will.qos = QoS(fields.number("will-qos", 2, 0));
    will.retain = fields.flag("will-retain", false);
    will.properties = fields.properties("will-prop");
    return will;
}

Connect readConnect(Fields &fields)
{
    Connect connect;
    connect.version = readVersion(fields);
    connect.clientId = fields.bytes("id");
    connect.cleanStart = fields.flag("clean", true);
    connect.keepAlive = quint16(fields.number("keepalive", 0xFFFF, 60));
    connect.userName = fields.optionalBytes("user");
    connect.password = fields.optionalBytes("pass");
    connect.will = readWill(fields);
    connect.properties = fields.properties();
    return connect;
}

TlsOptions::Check readCheck(Fields &fields)
{
    const QByteArray verify = fields.optionalBytes("verify").value_or("full");
    if (verify == "none")
        return TlsOptions::Check::None;
    if (verify == "ca")
        return TlsOptions::Check::AnyHostName;
    if (verify != "full")
        fields.fail("verify must be full, ca or none");
    return TlsOptions::Check::Full;
}

TlsOptions readTls(Fields &fields)
{
    TlsOptions tls;
    tls.caFile = fields.text("ca");
    tls.clientCertificateFile = fields.text("cert");
    tls.privateKeyFile = fields.text("key");
    tls.passphrase = fields.text("keypass");
    tls.serverName = fields.text("sni");
    tls.check = readCheck(fields);
    for (const QByteArrayList &protocols : fields.lists("alpn"))
        tls.alpn += protocols;
    return tls;
}

Target readTarget(Fields &fields)
{
    Target target;
    const bool isTls = fields.flag("tls", false);
    const bool isWebSocket = fields.has("ws");
    target.endpoint.scheme = isWebSocket ? (isTls ? Scheme::SecureWebSocket : Scheme::WebSocket)
                                         : (isTls ? Scheme::Tls : Scheme::Tcp);
    target.endpoint.host = fields.text("host");
    target.endpoint.port = quint16(fields.number("port", 0xFFFF, 0));
    target.endpoint.path = fields.text("ws");
    target.options.tls = readTls(fields);
    target.timeout = milliseconds(fields.number("timeout-ms", 86'400'000, 15'000));
    return target;
}

} // namespace

Result<OpenCommand, QByteArray> parseOpen(const Line &line)
{
    Fields fields(line, {"host",      "port",   "ver",        "id",           "clean",    "keepalive",
                         "user",      "pass",   "will-topic", "will-payload", "will-qos", "will-retain",
                         "will-prop", "prop",   "tls",        "ca",           "cert",     "key",
                         "keypass",   "verify", "alpn",       "sni",          "ws",       "timeout-ms"});
    fields.require({"host", "port"});
    OpenCommand command{readConnect(fields), readTarget(fields)};
    if (fields.hasFailed())
        return fields.error();
    return command;
}

Result<Connect, QByteArray> parseReopen(const Line &line, Connect connect)
{
    Fields fields(line, {"clean", "prop"});
    connect.cleanStart = fields.flag("clean", connect.cleanStart);
    if (fields.has("prop"))
        connect.properties = fields.properties();
    if (fields.hasFailed())
        return fields.error();
    return connect;
}

} // namespace avocet::probe
