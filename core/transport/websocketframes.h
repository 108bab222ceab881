// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

#include <array>
#include <optional>

namespace mqtt {

// The frames of a WebSocket (RFC 6455, 5) as a client writes and reads them.

enum class WebSocketOpcode : quint8 {
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10
};

/// 7.4.1
enum class WebSocketStatus : quint16 {
    NormalClosure = 1000,
    ProtocolError = 1002,
    UnsupportedData = 1003,
    InvalidPayload = 1007,
    MessageTooBig = 1009,
};

/// One whole frame, behind what stands in `out`, masked with `mask` as a client must (5.3). A control frame
/// holds no more than 125 bytes (5.5).
void appendFrame(QByteArray &out, WebSocketOpcode opcode, QByteArrayView payload, quint32 mask);

/// Reads the frames of a server: a stream of bytes goes in, the payload data of the binary messages comes
/// out. A frame is not collected, so its length costs nothing; of all that a server can send, one control
/// frame (125 bytes) is kept.
class WebSocketFrames
{
public:
    /// Why nothing comes any more.
    struct End
    {
        bool isViolation = false;                                ///< of ours or theirs, whoever said so
        WebSocketStatus answer = WebSocketStatus::NormalClosure; ///< to close with
        QString reason;
    };

    /// How many of `size` bytes to read next: not beyond the end of a large frame, so that little has to be
    /// moved, and then a header at first.
    qsizetype wanted(qsizetype size) const;
    /// Takes the headers and control frames out of the next `size` bytes, in place. Gives how many bytes of
    /// payload data stand at `data` now. After the end it gives 0.
    qsizetype unpack(char *data, qsizetype size);
    /// What the latest Ping carried, once: of several, the others need no Pong (5.5.3).
    std::optional<QByteArray> takePing() { return std::exchange(m_ping, std::nullopt); }
    const std::optional<End> &end() const { return m_end; }

private:
    const char *takeHeader(const char *in, const char *end);
    const char *takeControl(const char *in, const char *end);
    char *takeData(char *out, const char *&in, const char *end);
    qsizetype headerSize() const;
    void beginFrame();
    void endControl();
    void endClose();
    void fail(WebSocketStatus answer, const char *reason);
    WebSocketOpcode opcode() const { return WebSocketOpcode(quint8(m_header[0]) & 0x0F); }
    bool isControl() const { return (quint8(m_header[0]) & 0x08) != 0; }

    std::array<char, 10> m_header{};
    qsizetype m_headerSize = 0;
    bool m_isInFrame = false;
    bool m_isFragmented = false; ///< a message has begun and its last frame has not come (5.4)
    quint64 m_left = 0;          ///< of the frame
    quint64 m_dataFrameSize = 0; ///< of the latest one
    QByteArray m_control;
    std::optional<QByteArray> m_ping;
    std::optional<End> m_end;
};

} // namespace mqtt
