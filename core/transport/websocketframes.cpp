// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/websocketframes.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <cstring>

namespace mqtt {

namespace {
constexpr quint8 final = 0x80;
constexpr quint8 reserved = 0x70;
constexpr quint8 masked = 0x80;
constexpr quint8 twoMoreBytes = 126;
constexpr quint8 eightMoreBytes = 127;
constexpr quint64 mostInControl = 125; // 5.5
constexpr quint64 largeFrame = 64 * 1024;

void appendLength(QByteArray &out, quint64 length)
{
    std::array<char, 9> bytes;
    if (length <= mostInControl) {
        out.append(char(masked | length));
        return;
    }
    const bool isShort = length <= 0xFFFF;
    bytes[0] = char(masked | (isShort ? twoMoreBytes : eightMoreBytes));
    if (isShort)
        qToBigEndian(quint16(length), bytes.data() + 1);
    else
        qToBigEndian(length, bytes.data() + 1);
    out.append(bytes.data(), isShort ? 3 : 9);
}
} // namespace

void appendFrame(QByteArray &out, WebSocketOpcode opcode, QByteArrayView payload, quint32 mask)
{
    out.append(char(final | quint8(opcode)));
    appendLength(out, quint64(payload.size()));
    std::array<char, 4> key;
    std::memcpy(key.data(), &mask, key.size());
    out.append(key.data(), key.size());
    const qsizetype begin = out.size();
    out.append(payload);
    char *const bytes = out.data() + begin;
    qsizetype i = 0;
    for (; i + 4 <= payload.size(); i += 4) {
        quint32 word = 0;
        std::memcpy(&word, bytes + i, 4);
        word ^= mask;
        std::memcpy(bytes + i, &word, 4);
    }
    for (; i < payload.size(); ++i)
        bytes[i] = char(bytes[i] ^ key[size_t(i % 4)]);
}

qsizetype WebSocketFrames::wanted(qsizetype size) const
{
    if (m_dataFrameSize < largeFrame || isControl())
        return size;
    if (m_isInFrame)
        return qsizetype(std::min(quint64(size), m_left));
    return std::min(size, qsizetype(m_header.size()) - m_headerSize);
}

qsizetype WebSocketFrames::unpack(char *data, qsizetype size)
{
    char *out = data;
    const char *in = data;
    const char *const end = data + size;
    while (in < end && !m_end) {
        if (!m_isInFrame)
            in = takeHeader(in, end);
        else if (isControl())
            in = takeControl(in, end);
        else
            out = takeData(out, in, end);
    }
    return out - data;
}

const char *WebSocketFrames::takeHeader(const char *in, const char *end)
{
    while (in < end && m_headerSize < headerSize())
        m_header[size_t(m_headerSize++)] = *in++;
    if (m_headerSize == headerSize()) {
        m_headerSize = 0;
        beginFrame();
    }
    return in;
}

qsizetype WebSocketFrames::headerSize() const
{
    const quint8 length = m_headerSize < 2 ? 0 : quint8(m_header[1]) & 0x7F;
    return length < twoMoreBytes ? 2 : length == twoMoreBytes ? 4 : 10;
}

void WebSocketFrames::beginFrame()
{
    const quint8 first = quint8(m_header[0]);
    const quint8 second = quint8(m_header[1]);
    const quint8 length = second & 0x7F;
    m_left = length == twoMoreBytes     ? qFromBigEndian<quint16>(m_header.data() + 2)
             : length == eightMoreBytes ? qFromBigEndian<quint64>(m_header.data() + 2)
                                        : length;
    const quint64 least = length == twoMoreBytes ? mostInControl + 1 : length == eightMoreBytes ? 0x10000 : 0;
    if (first & reserved)
        return fail(WebSocketStatus::ProtocolError, "reserved bit");
    if (second & masked) // 5.1
        return fail(WebSocketStatus::ProtocolError, "masked frame");
    if (m_left < least || m_left >> 63) // 5.2
        return fail(WebSocketStatus::ProtocolError, "length of a frame");
    if (isControl() && (!(first & final) || m_left > mostInControl)) // 5.5
        return fail(WebSocketStatus::ProtocolError, "control frame in parts, or too long");
    switch (opcode()) {
    case WebSocketOpcode::Text: // MQTT-6.0.0-1
        return fail(WebSocketStatus::UnsupportedData, "text frame");
    case WebSocketOpcode::Binary:
    case WebSocketOpcode::Continuation:
        if (m_isFragmented != (opcode() == WebSocketOpcode::Continuation)) // 5.4
            return fail(WebSocketStatus::ProtocolError, "frame out of its turn");
        m_isFragmented = !(first & final);
        m_dataFrameSize = m_left;
        m_isInFrame = m_left > 0;
        return;
    case WebSocketOpcode::Close:
    case WebSocketOpcode::Ping:
    case WebSocketOpcode::Pong:
        m_control.resize(0);
        m_isInFrame = m_left > 0;
        if (!m_isInFrame)
            endControl();
        return;
    }
    fail(WebSocketStatus::ProtocolError, "reserved opcode");
}

const char *WebSocketFrames::takeControl(const char *in, const char *end)
{
    const auto size = qsizetype(std::min(m_left, quint64(end - in)));
    m_control.append(in, size);
    m_left -= quint64(size);
    if (m_left == 0) {
        m_isInFrame = false;
        endControl();
    }
    return in + size;
}

char *WebSocketFrames::takeData(char *out, const char *&in, const char *end)
{
    const auto size = size_t(std::min(m_left, quint64(end - in)));
    if (out != in)
        std::memmove(out, in, size);
    in += size;
    m_left -= size;
    m_isInFrame = m_left > 0;
    return out + size;
}

void WebSocketFrames::endControl()
{
    if (opcode() == WebSocketOpcode::Ping)
        m_ping = m_control;
    else if (opcode() == WebSocketOpcode::Close)
        endClose();
}

/// 5.5.1
void WebSocketFrames::endClose()
{
    if (m_control.size() == 1)
        return fail(WebSocketStatus::ProtocolError, "Close of one byte");
    m_end = End();
    if (m_control.isEmpty())
        return;
    const auto status = WebSocketStatus(qFromBigEndian<quint16>(m_control.constData()));
    m_end->isViolation =
        status == WebSocketStatus::ProtocolError || status == WebSocketStatus::UnsupportedData ||
        status == WebSocketStatus::InvalidPayload || status == WebSocketStatus::MessageTooBig;
    m_end->reason = QString::fromUtf8(QByteArrayView(m_control).sliced(2));
}

void WebSocketFrames::fail(WebSocketStatus answer, const char *reason)
{
    m_end = End{true, answer, QString::fromLatin1(reason)};
}

} // namespace mqtt
