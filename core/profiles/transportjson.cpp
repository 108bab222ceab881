// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/transportjson.h"

#include "profiles/profilesecrets.h"

namespace avocet {

namespace {
constexpr Word<mqtt::TlsVersion> tlsVersions[] = {{"1.2", mqtt::TlsVersion::V1_2},
                                                  {"1.3", mqtt::TlsVersion::V1_3}};
constexpr Word<mqtt::ProxyOptions::Kind> proxyKinds[] = {{"none", mqtt::ProxyOptions::Kind::None},
                                                         {"system", mqtt::ProxyOptions::Kind::System},
                                                         {"http", mqtt::ProxyOptions::Kind::Http},
                                                         {"socks5", mqtt::ProxyOptions::Kind::Socks5}};
constexpr qsizetype mostProtocols = 20;
constexpr qsizetype mostHeaders = 100;
constexpr qsizetype sha256Size = 32;

QJsonObject toJson(const mqtt::TlsOptions &tls)
{
    QJsonArray alpn;
    for (const QByteArray &protocol : tls.alpn)
        alpn.append(QString::fromUtf8(protocol));
    return {{"caFile", tls.caFile},
            {"clientCertificateFile", tls.clientCertificateFile},
            {"privateKeyFile", tls.privateKeyFile},
            {"pkcs12File", tls.pkcs12File},
            {"minimumVersion", wordFor(tlsVersions, tls.minimumVersion)},
            {"serverName", tls.serverName},
            {"alpn", alpn},
            {"pinnedSha256", QString::fromLatin1(tls.pinnedSha256.toHex())}};
}

mqtt::TlsOptions readTls(FieldReader &profile)
{
    FieldReader reader(profile.object("tls"));
    mqtt::TlsOptions tls;
    tls.caFile = reader.text("caFile");
    tls.clientCertificateFile = reader.text("clientCertificateFile");
    tls.privateKeyFile = reader.text("privateKeyFile");
    tls.pkcs12File = reader.text("pkcs12File");
    tls.minimumVersion = reader.word("minimumVersion", tlsVersions, mqtt::TlsVersion::V1_2);
    tls.serverName = reader.text("serverName");
    const QJsonArray alpn = reader.array("alpn");
    reader.expect(alpn.size() <= mostProtocols);
    for (const QJsonValue &protocol : alpn) {
        reader.expect(protocol.isString());
        tls.alpn.append(protocol.toString().toUtf8());
    }
    tls.pinnedSha256 = QByteArray::fromHex(reader.text("pinnedSha256").toLatin1());
    // A broken pin must not become none: the connection would trust others.
    reader.expect(tls.pinnedSha256.isEmpty() || tls.pinnedSha256.size() == sha256Size);
    profile.expect(reader.isGood());
    return tls;
}

QJsonObject toJson(const mqtt::WebSocketOptions &webSocket)
{
    QJsonArray headers;
    for (const mqtt::WebSocketHeader &header : webSocket.headers) {
        QJsonObject object{{"name", QString::fromUtf8(header.name)}};
        if (!isSecret(header))
            object["value"] = QString::fromUtf8(header.value);
        headers.append(object);
    }
    return {{"headers", headers}};
}

mqtt::WebSocketOptions readWebSocket(FieldReader &profile)
{
    FieldReader reader(profile.object("webSocket"));
    mqtt::WebSocketOptions webSocket;
    const QJsonArray headers = reader.array("headers");
    reader.expect(headers.size() <= mostHeaders);
    for (const QJsonValue &value : headers) {
        FieldReader header(value.toObject());
        webSocket.headers.push_back({header.utf8("name"), header.utf8("value")});
        if (!reader.expect(header.isGood() && mqtt::isValid(webSocket.headers.back())))
            break;
    }
    profile.expect(reader.isGood());
    return webSocket;
}

QJsonObject toJson(const mqtt::ProxyOptions &proxy)
{
    return {{"kind", wordFor(proxyKinds, proxy.kind)},
            {"host", proxy.host},
            {"port", proxy.port},
            {"userName", proxy.userName}};
}

mqtt::ProxyOptions readProxy(FieldReader &profile)
{
    FieldReader reader(profile.object("proxy"));
    mqtt::ProxyOptions proxy;
    proxy.kind = reader.word("kind", proxyKinds, mqtt::ProxyOptions::Kind::None);
    proxy.host = reader.text("host");
    proxy.port = quint16(reader.number("port", 0, 0, 65'535));
    proxy.userName = reader.text("userName");
    profile.expect(reader.isGood());
    return proxy;
}

template <class Options>
void addUnlessDefault(QJsonObject &profile, QLatin1StringView key, const Options &options)
{
    if (toJson(options) != toJson(Options()))
        profile[key] = toJson(options);
}
} // namespace

void addTransport(QJsonObject &profile, const mqtt::TransportOptions &options)
{
    addUnlessDefault(profile, QLatin1StringView("tls"), options.tls);
    addUnlessDefault(profile, QLatin1StringView("webSocket"), options.webSocket);
    addUnlessDefault(profile, QLatin1StringView("proxy"), options.proxy);
}

mqtt::TransportOptions readTransport(FieldReader &profile)
{
    mqtt::TransportOptions options;
    if (profile.contains("tls"))
        options.tls = readTls(profile);
    if (profile.contains("webSocket"))
        options.webSocket = readWebSocket(profile);
    if (profile.contains("proxy"))
        options.proxy = readProxy(profile);
    return options;
}

} // namespace avocet
