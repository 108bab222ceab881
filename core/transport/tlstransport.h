// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/sockettransport.h"
#include "transport/tlsguard.h"

namespace mqtt {

/// MQTT over TLS.
class TlsTransport : public SocketTransport
{
    Q_OBJECT

public:
    explicit TlsTransport(const TransportOptions &options, QObject *parent = nullptr);

    void open(const Endpoint &endpoint) override;
    qint64 bytesToWrite() const override;

protected:
    TransportError lastError() const override;

private:
    TransportOptions m_options;
    TlsGuard m_guard;
};

} // namespace mqtt
