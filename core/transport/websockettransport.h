// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"
#include "transport/transport.h"
#include "transport/websocketframes.h"
#include "transport/websockethandshake.h"

#include <memory>
#include <optional>

namespace mqtt {

/// MQTT over WebSocket (6.0): the stream in binary frames, subprotocol "mqtt", over a Transport of its own,
/// TCP or TLS. Frames are taken apart where they are read to, so they cost no copy and no memory, whatever
/// their length.
class WebSocketTransport : public Transport
{
    Q_OBJECT

public:
    WebSocketTransport(std::unique_ptr<Transport> stream, const WebSocketOptions &options,
                       QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const Endpoint &endpoint) override;
    qint64 read(char *data, qint64 size) override;
    bool isUnbuffered() const override { return m_stream->isUnbuffered(); }
    void write(QByteArrayView bytes) override;
    qint64 bytesToWrite() const override { return m_stream->bytesToWrite(); }
    void close() override;
    void abort() override;

private:
    void onStreamOpened();
    void onStreamReadable();
    void onStreamDrained();
    void onStreamClosed(const TransportError &error);
    void readAnswer();
    void judgeAnswer(qsizetype size);
    void takeControlFrames();
    qint64 readStream(char *data, qint64 size);
    void send(WebSocketOpcode opcode, QByteArrayView payload);
    void sendPong();
    void sendClose(WebSocketStatus status);
    void refuse(const QString &detail);
    void endAsTheySay();
    void finish(const TransportError &error);

    std::unique_ptr<Transport> m_stream;
    WebSocketOptions m_options;
    std::optional<WebSocketHandshake> m_handshake; ///< from open() on
    QByteArray m_answer;                           ///< to the handshake, then what came behind it
    WebSocketFrames m_frames;
    QByteArray m_frame;                    ///< being sent
    qint64 m_written = 0;                  ///< bytes of frames
    qint64 m_endOfPong = 0;                ///< of the latest, among them
    std::optional<QByteArray> m_pong;      ///< waits for the one before it
    std::optional<TransportError> m_error; ///< what we closed it for
    bool m_isStreamUp = false;
    bool m_isOpen = false;
    bool m_closing = false;
    bool m_finished = false;
};

} // namespace mqtt
