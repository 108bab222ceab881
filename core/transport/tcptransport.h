// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/sockettransport.h"

namespace mqtt {

/// MQTT over plain TCP.
class TcpTransport : public SocketTransport
{
    Q_OBJECT

public:
    explicit TcpTransport(const TransportOptions &options, QObject *parent = nullptr);

    void open(const Endpoint &endpoint) override;
    bool isUnbuffered() const override;

protected:
    void endWriting() override;

private:
    ProxyOptions m_proxy;
};

} // namespace mqtt
