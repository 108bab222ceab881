// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/websockethandshake.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QRandomGenerator>
#include <QtCore/QUrl>

#include <algorithm>
#include <array>

namespace mqtt {

namespace {
constexpr qsizetype longestComplaint = 200;

QByteArray newKey()
{
    std::array<quint32, 4> key;
    QRandomGenerator::system()->fillRange(key.data(), qsizetype(key.size()));
    return QByteArray(reinterpret_cast<const char *>(key.data()), sizeof key).toBase64();
}

QByteArray acceptOf(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
        .toBase64();
}

QByteArray targetOf(const Endpoint &endpoint)
{
    const QString slash = endpoint.path.startsWith(u'/') ? QString() : QStringLiteral("/");
    const QUrl url(QStringLiteral("ws://host") + slash + endpoint.path, QUrl::TolerantMode);
    return url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
}

/// Without the zone of an IPv6 literal, which means something on this machine alone (RFC 6874, 1).
QByteArray hostOf(const Endpoint &endpoint)
{
    const bool isIpv6 = endpoint.host.contains(u':');
    QByteArray host = QUrl::toAce(endpoint.host);
    if (isIpv6)
        host = '[' + QUrl::toPercentEncoding(endpoint.host.section(u'%', 0, 0), ":") + ']';
    else if (host.isEmpty())
        host = QUrl::toPercentEncoding(endpoint.host);
    return endpoint.port == defaultPort(endpoint.scheme) ? host
                                                         : host + ':' + QByteArray::number(endpoint.port);
}

bool isOfHandshake(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "upgrade" || lower == "connection" || lower.startsWith("sec-websocket-");
}

bool isNamed(const QByteArray &name, QByteArrayView header)
{
    return name.compare(header, Qt::CaseInsensitive) == 0;
}

/// All values of a header, joined as RFC 9110, 5.3 has it.
QByteArray valueOf(const QByteArrayList &lines, QByteArrayView name)
{
    QByteArrayList values;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && isNamed(line.first(colon), name))
            values.append(line.sliced(colon + 1).trimmed());
    }
    return values.join(", ");
}

bool hasToken(const QByteArray &value, QByteArrayView token)
{
    return std::ranges::any_of(value.split(','),
                               [&](const QByteArray &one) { return isNamed(one.trimmed(), token); });
}

QString shown(const QByteArray &text)
{
    return QString::fromUtf8(text.left(longestComplaint)).simplified();
}
} // namespace

WebSocketHandshake::WebSocketHandshake(const Endpoint &endpoint, const WebSocketOptions &options)
    : m_key(newKey())
{
    const auto names = [](QByteArrayView name) {
        return [name](const WebSocketHeader &header) { return isNamed(header.name, name); };
    };
    m_request = "GET " + targetOf(endpoint) + " HTTP/1.1\r\n";
    if (std::ranges::none_of(options.headers, names("Host")))
        m_request += "Host: " + hostOf(endpoint) + "\r\n";
    m_request += "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + m_key +
                 "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n";
    for (const WebSocketHeader &header : options.headers) {
        if (!isOfHandshake(header.name))
            m_request += header.name + ": " + header.value + "\r\n";
    }
    m_request += "\r\n";
}

std::optional<QString> WebSocketHandshake::complaintOf(const QByteArray &answer) const
{
    const QByteArrayList lines = answer.split('\n');
    const QByteArray status = lines.first().trimmed();
    if (!status.startsWith("HTTP/1.1 101")) {
        const QByteArray location = valueOf(lines, "Location");
        return shown(location.isEmpty() ? status : status + ", " + location);
    }
    if (!isNamed(valueOf(lines, "Upgrade"), "websocket"))
        return QStringLiteral("Upgrade");
    if (!hasToken(valueOf(lines, "Connection"), "upgrade"))
        return QStringLiteral("Connection");
    if (valueOf(lines, "Sec-WebSocket-Accept") != acceptOf(m_key))
        return QStringLiteral("Sec-WebSocket-Accept");
    if (!valueOf(lines, "Sec-WebSocket-Extensions").isEmpty()) // none was asked for
        return QStringLiteral("Sec-WebSocket-Extensions");
    if (valueOf(lines, "Sec-WebSocket-Protocol") != "mqtt") // MQTT-6.0.0-3
        return QStringLiteral("Sec-WebSocket-Protocol");
    return std::nullopt;
}

} // namespace mqtt
