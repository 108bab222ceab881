// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/certificateproblem.h"
#include "base/endpoint.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QObject>

#include <chrono>
#include <optional>

namespace mqtt {

/// Why a Network Connection ended.
struct TransportError
{
    enum class Cause : quint8 {
        None, ///< we closed it
        HostNotFound,
        ConnectionRefused,
        NetworkUnreachable,
        TimedOut,
        ClosedByPeer,
        CaFileUnusable,           ///< `detail` is the file
        CertificateFileUnusable,  ///< the client's own; `detail` is the file
        KeyUnusable,              ///< or its passphrase; `detail` is the file
        CertificateRejected,      ///< the server's: see `certificate`
        ClientCertificateRefused, ///< by the server
        TlsFailed,
        ProxyFailed,
        WebSocketRefused,
        WebSocketViolation,
        Other,
    };
    Cause cause = Cause::None;
    QString detail; ///< the system's words
    std::optional<CertificateProblem> certificate;
};

/// What a peer gets to close before us, where the stream cannot be ended in one direction alone.
inline constexpr std::chrono::milliseconds peerCloses{500};

/// A Network Connection (4.2): an ordered, lossless stream of bytes in both directions. Lives on one thread;
/// used once, from open() to closed().
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open(const Endpoint &endpoint) = 0;
    /// Up to `size` bytes that have arrived; 0 when there are none. What is not read stays with the sender:
    /// the read buffer is bounded.
    virtual qint64 read(char *data, qint64 size) = 0;
    /// Whether read() takes them from the system itself, and not out of a buffer of the Transport's own.
    virtual bool isUnbuffered() const { return false; }
    virtual void write(QByteArrayView bytes) = 0;
    /// Bytes given to write() that the system has not taken yet.
    virtual qint64 bytesToWrite() const = 0;
    /// Closes when everything is written and the peer, which is told that nothing follows, has closed too:
    /// closing over unread bytes resets the connection, and then the peer may drop what we wrote last (RFC
    /// 9293, 3.10.4). What arrives meanwhile is read and forgotten. How long to wait is up to the caller.
    virtual void close() = 0;
    /// Closes at once; unwritten bytes are lost.
    virtual void abort() = 0;

Q_SIGNALS:
    void opened();
    /// There is something to read. Not repeated: read until nothing comes.
    void readable();
    /// bytesToWrite() went down.
    void drained();
    /// Once, and last. Bytes that arrived before it can still be read while it is delivered.
    void closed(const mqtt::TransportError &error);
};

} // namespace mqtt
