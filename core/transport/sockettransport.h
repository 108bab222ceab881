// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"
#include "transport/transport.h"

#include <memory>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace mqtt {

/// What TCP and TLS have in common: a socket that reads ahead no more than a bound, over a proxy or not.
class SocketTransport : public Transport
{
    Q_OBJECT

public:
    ~SocketTransport() override;

    qint64 read(char *data, qint64 size) override;
    void write(QByteArrayView bytes) override;
    qint64 bytesToWrite() const override;
    void close() override;
    void abort() override;

protected:
    SocketTransport(std::unique_ptr<QTcpSocket> socket, QObject *parent);

    QTcpSocket &socket() { return *m_socket; }
    const QTcpSocket &socket() const { return *m_socket; }
    /// Before connecting.
    void prepare(const ProxyOptions &proxy, const Endpoint &endpoint);
    /// The stream stands.
    void setOpened();
    void finish(const TransportError &error);
    bool isFinished() const { return m_finished; }
    virtual TransportError lastError() const;
    /// Everything is written: tells the peer that nothing follows, or gives it a moment to close first.
    virtual void endWriting();
    void onBytesWritten();

private:
    void onReadyRead();
    void forgetArrivals();
    void onEnded();

    std::unique_ptr<QTcpSocket> m_socket;
    bool m_isOpen = false;
    bool m_closing = false;
    bool m_finished = false;
    bool m_isBroken = false; ///< a write has failed
    bool m_wasRead = false;  ///< since the last readable()
};

} // namespace mqtt
