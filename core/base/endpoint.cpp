// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/endpoint.h"

#include <QtCore/QUrl>

#include <algorithm>
#include <array>

namespace mqtt {

namespace {
struct SchemeName
{
    const char *name;
    Scheme scheme;
};
constexpr std::array schemeNames{
    SchemeName{"mqtt", Scheme::Tcp},     SchemeName{"tcp", Scheme::Tcp},
    SchemeName{"mqtts", Scheme::Tls},    SchemeName{"ssl", Scheme::Tls},
    SchemeName{"ws", Scheme::WebSocket}, SchemeName{"wss", Scheme::SecureWebSocket},
};
constexpr qsizetype maximumLength = 4096;

std::optional<Scheme> schemeOf(const QString &name)
{
    for (const SchemeName &known : schemeNames)
        if (name.compare(QLatin1StringView(known.name), Qt::CaseInsensitive) == 0)
            return known.scheme;
    return std::nullopt;
}

bool isWebSocket(Scheme scheme)
{
    return scheme == Scheme::WebSocket || scheme == Scheme::SecureWebSocket;
}

/// An IPv6 literal may be typed without the brackets that a URL wants.
bool isBareIpv6(const QString &authority)
{
    return authority.count(u':') > 1 && !authority.contains(u'[') && !authority.contains(u'@');
}

/// With brackets around an IPv6 literal, and "%25" between it and its zone (RFC 6874), which people type as
/// `fe80::1%eth0`.
QString asInUrls(QString authority)
{
    if (isBareIpv6(authority))
        authority = u'[' + authority + u']';
    const qsizetype bracket = authority.indexOf(u'[');
    const qsizetype percent = bracket < 0 ? -1 : authority.indexOf(u'%', bracket);
    if (percent < 0)
        return authority;
    const QStringView zone = QStringView(authority).sliced(percent);
    if (!zone.startsWith(QLatin1StringView("%25")) || zone.startsWith(QLatin1StringView("%25]")))
        authority.insert(percent + 1, QLatin1StringView("25"));
    return authority;
}

QString hostInUrls(const QString &host)
{
    if (!host.contains(u':'))
        return host;
    return u'[' + QString(host).replace(u'%', QLatin1StringView("%25")) + u']';
}

/// Of an IPv6 literal; any other host has none.
bool isZonePlain(const QString &host)
{
    const qsizetype percent = host.indexOf(u'%');
    const QStringView zone = percent < 0 ? QStringView() : QStringView(host).sliced(percent + 1);
    return std::ranges::all_of(zone, [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || QStringView(u"-._~").contains(c);
    });
}

/// QUrl says -1 both for "no port" and for one that it refuses, so the text is asked.
bool namesAPort(const QString &authority)
{
    const qsizetype hostStart = authority.lastIndexOf(u'@') + 1;
    const qsizetype hostEnd = authority.indexOf(u']', hostStart);
    return authority.indexOf(u':', hostEnd < 0 ? hostStart : hostEnd) >= 0;
}
} // namespace

quint16 defaultPort(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Tcp:
        return 1883;
    case Scheme::Tls:
        return 8883;
    case Scheme::WebSocket:
        return 80;
    case Scheme::SecureWebSocket:
        return 443;
    }
    return 0;
}

QString Endpoint::toString() const
{
    static constexpr std::array names{"mqtt", "mqtts", "ws", "wss"};
    return QLatin1StringView(names.at(size_t(scheme))) + QLatin1StringView("://") + hostInUrls(host) + u':' +
           QString::number(port) + (isWebSocket(scheme) ? path : QString());
}

Result<Address, AddressError> parseAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return AddressError::Empty;
    if (trimmed.size() > maximumLength)
        return AddressError::Malformed;

    const qsizetype separator = trimmed.indexOf(QLatin1StringView("://"));
    const std::optional<Scheme> scheme =
        separator < 0 ? std::optional(Scheme::Tcp) : schemeOf(trimmed.first(separator));
    if (!scheme)
        return AddressError::UnknownScheme;

    const QString rest = separator < 0 ? trimmed : trimmed.sliced(separator + 3);
    const qsizetype slash = rest.indexOf(u'/');
    const QString authority = asInUrls(slash < 0 ? rest : rest.first(slash));

    QUrl url;
    url.setAuthority(authority, QUrl::StrictMode);
    if (!authority.isEmpty() && !url.isValid()) {
        const qsizetype colon = authority.lastIndexOf(u':');
        url.setAuthority(colon < 0 ? authority : authority.first(colon), QUrl::StrictMode);
        return url.isValid() && colon >= 0 ? AddressError::BadPort : AddressError::Malformed;
    }
    if (url.host().isEmpty())
        return AddressError::NoHost;
    if (!isZonePlain(url.host(QUrl::FullyDecoded)))
        return AddressError::Malformed;
    if (namesAPort(authority) && url.port() <= 0)
        return AddressError::BadPort;

    Address address;
    address.endpoint.scheme = *scheme;
    address.endpoint.host = url.host(QUrl::FullyDecoded);
    address.endpoint.port = quint16(url.port(defaultPort(*scheme)));
    if (isWebSocket(*scheme))
        address.endpoint.path = slash < 0 ? QStringLiteral("/mqtt") : rest.sliced(slash);
    if (address.endpoint.toString().size() > maximumLength) // with what it leaves out it is no address any more
        return AddressError::Malformed;
    const QString credentials = authority.first(qMax<qsizetype>(0, authority.lastIndexOf(u'@')));
    if (authority.contains(u'@')) {
        address.userName = url.userName(QUrl::FullyDecoded);
        if (credentials.contains(u':'))
            address.password = url.password(QUrl::FullyDecoded);
    }
    return address;
}

} // namespace mqtt
