// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"
#include "transport/tlsguard.h"
#include "transport/transport.h"

#include <QtCore/QPointer>
#include <QtWebSockets/QWebSocket>

#include <optional>

namespace mqtt {

/// MQTT over WebSocket, plain or over TLS (6.0): a stream in binary frames, subprotocol "mqtt".
///
/// QWebSocket reads whatever its socket has and hands over whole frames. So its socket is kept still while
/// more than a bound waits to be read here, and its own read buffer is bounded too; it grows for a frame that
/// does not fit, up to the maximum packet size or 1 MiB, whatever is more. A larger frame is an error.
class WebSocketTransport : public Transport
{
    Q_OBJECT

public:
    WebSocketTransport(const TransportOptions &options, quint32 maximumPacketSize, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const Endpoint &endpoint) override;
    qint64 read(char *data, qint64 size) override;
    void write(QByteArrayView bytes) override;
    qint64 bytesToWrite() const override;
    void close() override;
    void abort() override;

private:
    void connectSocket();
    void watchSocket();
    void onHandshakeDone();
    void onFrame(const QByteArray &frame);
    void onSocketReadable();
    void goOnReading();
    void onEnded();
    void closeNow();
    void hold();
    void letGo();
    void refuse(TransportError::Cause cause, const QString &detail);
    void finish(const TransportError &error);
    TransportError lastError() const;
    qsizetype waiting() const { return m_received.size() - m_position; }

    TransportOptions m_options;
    QWebSocket m_webSocket;
    QPointer<QTcpSocket> m_socket; ///< of m_webSocket
    TlsGuard m_guard;
    QByteArray m_received;
    qsizetype m_position = 0; ///< of the first unread byte in m_received
    qint64 m_largestFrame;
    qint64 m_readBufferSize;
    std::optional<TransportError> m_complaint; ///< what we closed it for
    bool m_isStreamUp = false;                 ///< TCP or TLS
    bool m_isOpen = false;
    bool m_isHeld = false;
    bool m_closing = false;
    bool m_finished = false;
};

} // namespace mqtt
