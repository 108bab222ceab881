// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/websockettransport.h"

#include "transport/proxy.h"
#include "transport/socketerror.h"
#include "transport/tlsconfiguration.h"

#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocketHandshakeOptions>

#include <cstring>

namespace mqtt {

namespace {
constexpr qint64 usualReadBuffer = 512 * 1024;
constexpr qsizetype mostWaiting = 512 * 1024;
constexpr qint64 leastFrameLimit = 1024 * 1024;
constexpr qint64 packetHeader = 5; // 2.1.4
constexpr qint64 frameHeader = 14; // RFC 6455, 5.2
const QString subprotocol = QStringLiteral("mqtt");

QUrl urlOf(const Endpoint &endpoint)
{
    QUrl url(endpoint.path, QUrl::TolerantMode); // path and query
    url.setScheme(endpoint.scheme == Scheme::SecureWebSocket ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setHost(endpoint.host);
    url.setPort(endpoint.port);
    return url;
}

bool isComplaint(QWebSocketProtocol::CloseCode code)
{
    return code == QWebSocketProtocol::CloseCodeProtocolError ||
           code == QWebSocketProtocol::CloseCodeDatatypeNotSupported ||
           code == QWebSocketProtocol::CloseCodeWrongDatatype ||
           code == QWebSocketProtocol::CloseCodeTooMuchData;
}
} // namespace

WebSocketTransport::WebSocketTransport(const TransportOptions &options, quint32 maximumPacketSize,
                                       QObject *parent)
    : Transport(parent)
    , m_options(options)
    , m_guard(options.tls)
    , m_largestFrame(qMax(qint64(maximumPacketSize) + packetHeader, leastFrameLimit))
    , m_readBufferSize(usualReadBuffer)
{
    m_webSocket.setReadBufferSize(m_readBufferSize);
    m_webSocket.setMaxAllowedIncomingFrameSize(quint64(m_largestFrame));
    m_webSocket.setMaxAllowedIncomingMessageSize(quint64(m_largestFrame));
    connectSocket();
}

WebSocketTransport::~WebSocketTransport()
{
    m_webSocket.disconnect(this);
    if (m_socket)
        m_socket->disconnect(this);
}

void WebSocketTransport::connectSocket()
{
    connect(&m_webSocket, &QWebSocket::connected, this, &WebSocketTransport::onHandshakeDone);
    connect(&m_webSocket, &QWebSocket::binaryFrameReceived, this, &WebSocketTransport::onFrame);
    connect(&m_webSocket, &QWebSocket::textFrameReceived, this, [this] { // MQTT-6.0.0-1
        refuse(TransportError::Cause::WebSocketViolation, QStringLiteral("text frame"));
    });
    connect(&m_webSocket, &QWebSocket::bytesWritten, this, &WebSocketTransport::drained);
    connect(&m_webSocket, &QWebSocket::disconnected, this, &WebSocketTransport::onEnded);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&m_webSocket, &QWebSocket::errorOccurred, this, &WebSocketTransport::onEnded);
#else
    connect(&m_webSocket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &WebSocketTransport::onEnded);
#endif
}

void WebSocketTransport::open(const Endpoint &endpoint)
{
    QNetworkRequest request(urlOf(endpoint));
    for (const WebSocketHeader &header : m_options.webSocket.headers) {
        if (!isValid(header)) {
            finish({TransportError::Cause::WebSocketRefused, QString::fromUtf8(header.name), {}});
            return;
        }
        request.setRawHeader(header.name, header.value);
    }
    if (endpoint.scheme == Scheme::SecureWebSocket) {
        const auto configuration = tlsConfiguration(m_options.tls);
        if (!configuration) {
            finish(configuration.error());
            return;
        }
        m_webSocket.setSslConfiguration(*configuration);
    }
    m_webSocket.setProxy(networkProxy(m_options.proxy, endpoint));
    QWebSocketHandshakeOptions handshake;
    handshake.setSubprotocols({subprotocol});
    m_webSocket.open(request, handshake);
    watchSocket();
}

/// QWebSocket keeps its socket to itself, but as a child.
void WebSocketTransport::watchSocket()
{
    m_socket = m_webSocket.findChild<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly);
    if (!m_socket)
        return;
    connect(m_socket, &QTcpSocket::readyRead, this, &WebSocketTransport::onSocketReadable,
            Qt::QueuedConnection);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.data())) {
        if (!m_options.tls.serverName.isEmpty())
            tls->setPeerVerifyName(m_options.tls.serverName);
        m_guard.watch(*tls);
        connect(tls, &QSslSocket::encrypted, this, [this] { m_isStreamUp = true; });
    } else {
        connect(m_socket, &QTcpSocket::connected, this, [this] { m_isStreamUp = true; });
    }
}

void WebSocketTransport::onHandshakeDone()
{
    if (m_finished)
        return;
    if (m_webSocket.subprotocol() != subprotocol) { // MQTT-6.0.0-3
        refuse(TransportError::Cause::WebSocketRefused, QStringLiteral("subprotocol"));
        return;
    }
    m_isOpen = true;
    Q_EMIT opened();
}

void WebSocketTransport::onFrame(const QByteArray &frame)
{
    if (m_finished || m_closing || frame.isEmpty())
        return;
    m_readBufferSize = usualReadBuffer;
    if (waiting() == 0) {
        m_received = frame;
    } else {
        m_received.remove(0, m_position);
        m_received.append(frame);
    }
    m_position = 0;
    if (waiting() > mostWaiting)
        hold();
    Q_EMIT readable();
}

/// After QWebSocket has looked at it: what is still there is the beginning of a frame.
void WebSocketTransport::onSocketReadable()
{
    if (m_finished || m_isHeld || !m_socket)
        return;
    if (m_socket->bytesAvailable() >= m_readBufferSize) {
        if (!m_isOpen) {
            refuse(TransportError::Cause::WebSocketRefused, QStringLiteral("endless answer"));
            return;
        }
        m_readBufferSize = qMin(2 * m_readBufferSize, m_largestFrame + frameHeader);
    }
    goOnReading();
}

/// QWebSocket takes no more than it sees, so a socket whose buffer was full never learns that there is room
/// again; setting another size tells it.
void WebSocketTransport::goOnReading()
{
    m_socket->setReadBufferSize(m_readBufferSize + 1);
    m_socket->setReadBufferSize(m_readBufferSize);
    m_socket->flush(); // TLS: decrypts what waits for it
}

void WebSocketTransport::hold()
{
    if (m_isHeld || !m_socket)
        return;
    m_isHeld = true;
    m_socket->blockSignals(true);
}

void WebSocketTransport::letGo()
{
    if (!m_isHeld || !m_socket)
        return;
    m_isHeld = false;
    m_socket->blockSignals(false);
    Q_EMIT drained();
    // What arrived meanwhile was not announced.
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(m_socket, "readyRead");
    else
        goOnReading();
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        QMetaObject::invokeMethod(this, &WebSocketTransport::onEnded, Qt::QueuedConnection);
}

qint64 WebSocketTransport::read(char *data, qint64 size)
{
    const qsizetype count = qMin(qsizetype(size), waiting());
    if (count > 0)
        std::memcpy(data, m_received.constData() + m_position, size_t(count));
    m_position += count;
    if (waiting() == 0) {
        m_received.clear();
        m_position = 0;
        if (m_isHeld)
            QMetaObject::invokeMethod(this, &WebSocketTransport::letGo, Qt::QueuedConnection);
    }
    return count;
}

void WebSocketTransport::write(QByteArrayView bytes)
{
    if (m_isOpen && !m_closing && !bytes.isEmpty())
        m_webSocket.sendBinaryMessage(bytes.toByteArray());
}

qint64 WebSocketTransport::bytesToWrite() const
{
    return m_webSocket.bytesToWrite();
}

void WebSocketTransport::close()
{
    if (std::exchange(m_closing, true))
        return;
    letGo();
    if (m_isOpen) {
        QTimer::singleShot(peerCloses, this, &WebSocketTransport::closeNow);
        return;
    }
    closeNow();
}

void WebSocketTransport::closeNow()
{
    m_webSocket.close();
    if (m_webSocket.state() == QAbstractSocket::UnconnectedState)
        finish({});
}

void WebSocketTransport::abort()
{
    m_closing = true;
    letGo();
    m_webSocket.abort();
    finish({});
}

void WebSocketTransport::refuse(TransportError::Cause cause, const QString &detail)
{
    if (m_finished)
        return;
    m_complaint = TransportError{cause, detail, {}};
    m_webSocket.close(cause == TransportError::Cause::WebSocketViolation
                          ? QWebSocketProtocol::CloseCodeDatatypeNotSupported
                          : QWebSocketProtocol::CloseCodeProtocolError);
    finish(*m_complaint);
}

TransportError WebSocketTransport::lastError() const
{
    if (m_complaint)
        return *m_complaint;
    TransportError answer{causeOf(m_webSocket.error()), m_webSocket.errorString(), {}};
    // Without an error of the socket's own, the other side or its answer was the end.
    if (m_isStreamUp && m_webSocket.error() == QAbstractSocket::UnknownSocketError)
        answer.cause =
            m_isOpen ? TransportError::Cause::ClosedByPeer : TransportError::Cause::WebSocketRefused;
    if (m_isOpen && isComplaint(m_webSocket.closeCode()))
        answer = {TransportError::Cause::WebSocketViolation, m_webSocket.closeReason(), {}};
    return m_guard.explained(answer);
}

void WebSocketTransport::onEnded()
{
    finish(m_closing ? TransportError() : lastError());
}

void WebSocketTransport::finish(const TransportError &error)
{
    if (std::exchange(m_finished, true))
        return;
    Q_EMIT closed(error);
}

} // namespace mqtt
