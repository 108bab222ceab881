// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

#include <QtNetwork/QTcpSocket>

namespace mqtt {

/// MQTT over plain TCP.
class TcpTransport : public Transport
{
    Q_OBJECT

public:
    explicit TcpTransport(QObject *parent = nullptr);
    ~TcpTransport() override;

    void open(const Endpoint &endpoint) override;
    qint64 read(char *data, qint64 size) override;
    void write(QByteArrayView bytes) override;
    qint64 bytesToWrite() const override;
    void close() override;
    void abort() override;

private:
    void finish(TransportError error);
    TransportError lastError() const;

    QTcpSocket m_socket;
    bool m_closing = false;
    bool m_finished = false;
};

} // namespace mqtt
