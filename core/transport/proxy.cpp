// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/proxy.h"

namespace mqtt {

namespace {
QNetworkProxy systemProxy(const Endpoint &endpoint)
{
    const QNetworkProxyQuery query(endpoint.host, endpoint.port, {}, QNetworkProxyQuery::TcpSocket);
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy ||
            proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability))
            return proxy;
    }
    return QNetworkProxy::NoProxy;
}
} // namespace

QNetworkProxy networkProxy(const ProxyOptions &options, const Endpoint &endpoint)
{
    const auto with = [&](QNetworkProxy::ProxyType type) {
        return QNetworkProxy(type, options.host, options.port, options.userName, options.password);
    };
    switch (options.kind) {
    case ProxyOptions::Kind::None:
        return QNetworkProxy::NoProxy;
    case ProxyOptions::Kind::System:
        return systemProxy(endpoint);
    case ProxyOptions::Kind::Http:
        return with(QNetworkProxy::HttpProxy);
    case ProxyOptions::Kind::Socks5:
        return with(QNetworkProxy::Socks5Proxy);
    }
    return QNetworkProxy::NoProxy;
}

} // namespace mqtt
