// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/websockettransport.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtCore/QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace mqtt {

namespace {
constexpr qsizetype longestAnswer = 32 * 1024;
constexpr qsizetype answerPiece = 4 * 1024;
/// One frame after the other is read into the same piece, unless so little room is left in it.
constexpr qint64 leastRead = 16 * 1024;
/// After so many bytes without payload data among them the event loop gets its turn.
constexpr qint64 mostWithoutData = 1024 * 1024;
constexpr qsizetype largestIdleFrame = 1024 * 1024;

/// Behind its empty line; 0: it is not there. A bare line feed ends a line too (RFC 9112, 2.2).
qsizetype endOfAnswer(const QByteArray &answer, qsizetype from)
{
    for (qsizetype at = from; (at = answer.indexOf('\n', at) + 1) > 0;) {
        const QByteArrayView rest = QByteArrayView(answer).sliced(at);
        if (rest.startsWith('\n'))
            return at + 1;
        if (rest.startsWith("\r\n"))
            return at + 2;
    }
    return 0;
}
} // namespace

WebSocketTransport::WebSocketTransport(std::unique_ptr<Transport> stream, const WebSocketOptions &options,
                                       QObject *parent)
    : Transport(parent)
    , m_stream(std::move(stream))
    , m_options(options)
{
    connect(m_stream.get(), &Transport::opened, this, &WebSocketTransport::onStreamOpened);
    connect(m_stream.get(), &Transport::readable, this, &WebSocketTransport::onStreamReadable);
    connect(m_stream.get(), &Transport::drained, this, &WebSocketTransport::onStreamDrained);
    connect(m_stream.get(), &Transport::closed, this, &WebSocketTransport::onStreamClosed);
}

WebSocketTransport::~WebSocketTransport() = default;

void WebSocketTransport::open(const Endpoint &endpoint)
{
    for (const WebSocketHeader &header : m_options.headers) {
        if (!isValid(header)) {
            finish({TransportError::Cause::WebSocketRefused, QString::fromUtf8(header.name), {}});
            return;
        }
    }
    m_handshake.emplace(endpoint, m_options);
    m_stream->open(endpoint);
}

void WebSocketTransport::onStreamOpened()
{
    m_isStreamUp = true;
    m_stream->write(m_handshake->request());
}

void WebSocketTransport::onStreamReadable()
{
    if (m_isOpen)
        Q_EMIT readable();
    else
        readAnswer();
}

void WebSocketTransport::readAnswer()
{
    std::array<char, answerPiece> piece;
    for (qint64 size = 0;
         !m_isOpen && !m_finished && (size = m_stream->read(piece.data(), piece.size())) > 0;) {
        const qsizetype from = std::max<qsizetype>(0, m_answer.size() - 3);
        m_answer.append(piece.data(), size);
        if (const qsizetype end = endOfAnswer(m_answer, from); end > 0)
            judgeAnswer(end);
        else if (m_answer.size() > longestAnswer)
            refuse(QStringLiteral("endless answer"));
    }
}

void WebSocketTransport::judgeAnswer(qsizetype size)
{
    if (const auto complaint = m_handshake->complaintOf(m_answer.first(size))) {
        refuse(*complaint);
        return;
    }
    m_answer.remove(0, size);
    m_isOpen = true;
    QMetaObject::invokeMethod(this, &Transport::readable, Qt::QueuedConnection); // for what came behind it
    Q_EMIT opened();
}

qint64 WebSocketTransport::read(char *data, qint64 size)
{
    qint64 got = 0;
    qint64 withoutData = 0;
    while (m_isOpen && !m_closing && !m_frames.end() && (got == 0 || size - got >= leastRead)) {
        const qint64 asked = m_frames.wanted(size - got);
        const qint64 raw = readStream(data + got, asked);
        const qsizetype count = m_frames.unpack(data + got, raw);
        got += count;
        withoutData += raw - count;
        takeControlFrames();
        if (raw < asked && (got > 0 || raw == 0))
            break;
        if (withoutData > mostWithoutData) {
            QMetaObject::invokeMethod(this, &Transport::readable, Qt::QueuedConnection);
            break;
        }
    }
    return got;
}

/// Answers wait until reading is done: what is written is told at once, and then somebody might read.
void WebSocketTransport::takeControlFrames()
{
    if (auto ping = m_frames.takePing()) {
        if (!m_pong)
            QMetaObject::invokeMethod(this, &WebSocketTransport::sendPong, Qt::QueuedConnection);
        m_pong = std::move(ping);
    }
    if (m_frames.end())
        QMetaObject::invokeMethod(this, &WebSocketTransport::endAsTheySay, Qt::QueuedConnection);
}

qint64 WebSocketTransport::readStream(char *data, qint64 size)
{
    if (m_answer.isEmpty())
        return m_stream->read(data, size);
    const qsizetype count = std::min(qsizetype(size), m_answer.size());
    std::memcpy(data, m_answer.constData(), size_t(count));
    m_answer.remove(0, count);
    return count;
}

void WebSocketTransport::write(QByteArrayView bytes)
{
    if (m_isOpen && !m_closing && !m_error && !bytes.isEmpty())
        send(WebSocketOpcode::Binary, bytes);
}

void WebSocketTransport::send(WebSocketOpcode opcode, QByteArrayView payload)
{
    m_frame.resize(0);
    appendFrame(m_frame, opcode, payload, QRandomGenerator::system()->generate());
    m_stream->write(m_frame);
    m_written += m_frame.size();
    if (m_frame.capacity() > largestIdleFrame)
        m_frame = {};
}

/// One at a time: only the latest Ping needs an answer, so a peer that does not read cannot make them pile
/// up.
void WebSocketTransport::sendPong()
{
    const bool isLastOneOut = m_written - m_stream->bytesToWrite() >= m_endOfPong;
    if (!m_pong || m_closing || m_error || !isLastOneOut)
        return;
    send(WebSocketOpcode::Pong, *std::exchange(m_pong, std::nullopt));
    m_endOfPong = m_written;
}

void WebSocketTransport::onStreamDrained()
{
    sendPong();
    Q_EMIT drained();
}

void WebSocketTransport::sendClose(WebSocketStatus status)
{
    std::array<char, 2> code;
    qToBigEndian(quint16(status), code.data());
    send(WebSocketOpcode::Close, QByteArrayView(code.data(), code.size()));
}

void WebSocketTransport::close()
{
    if (std::exchange(m_closing, true) || m_error)
        return;
    if (!m_isOpen) {
        abort();
        return;
    }
    sendClose(WebSocketStatus::NormalClosure);
    m_stream->close();
}

void WebSocketTransport::abort()
{
    m_closing = true;
    m_stream->abort();
    finish({});
}

void WebSocketTransport::refuse(const QString &detail)
{
    m_error = TransportError{TransportError::Cause::WebSocketRefused, detail, {}};
    m_stream->abort();
}

/// The closing handshake (7.1.2, 7.1.7): they close the connection, or we after a moment.
void WebSocketTransport::endAsTheySay()
{
    if (m_finished || m_closing || m_error)
        return;
    const WebSocketFrames::End &end = *m_frames.end();
    m_error = TransportError{end.isViolation ? TransportError::Cause::WebSocketViolation
                                             : TransportError::Cause::ClosedByPeer,
                             end.reason,
                             {}};
    sendClose(end.answer);
    m_stream->close();
    QTimer::singleShot(peerCloses, this, [this] { finish(m_closing ? TransportError() : *m_error); });
}

void WebSocketTransport::onStreamClosed(const TransportError &error)
{
    if (!m_isOpen && !m_error)
        readAnswer();
    if (!m_isOpen && !m_error && !m_answer.isEmpty()) // it broke off
        refuse(m_handshake->complaintOf(m_answer).value_or(QString()));
    TransportError cause = m_error.value_or(error);
    // Closing without an answer is one.
    if (!m_isOpen && m_isStreamUp && cause.cause == TransportError::Cause::ClosedByPeer)
        cause.cause = TransportError::Cause::WebSocketRefused;
    finish(m_closing ? TransportError() : cause);
}

void WebSocketTransport::finish(const TransportError &error)
{
    if (std::exchange(m_finished, true))
        return;
    Q_EMIT closed(error);
}

} // namespace mqtt
