// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>
#include <QtCore/QString>

#include <vector>

// How a Network Connection is made, beyond where it goes to: plain values.
namespace mqtt {

enum class TlsVersion : quint8 { V1_2, V1_3 };

/// For mqtts:// and wss://. Files are read anew on every attempt.
struct TlsOptions
{
    QString caFile;                ///< PEM; stands in place of the system's trust store
    QString clientCertificateFile; ///< PEM, its own certificate first, then its chain
    QString privateKeyFile;        ///< PEM: RSA or EC, encrypted or not
    QString pkcs12File;            ///< client certificate and key in one, in place of the two above
    QString passphrase; ///< of the private key or of the PKCS#12 file; a secret, never in a profile
    TlsVersion minimumVersion = TlsVersion::V1_2;
    QString serverName;      ///< asked for (SNI) and checked in place of the endpoint's host
    QByteArrayList alpn;     ///< offered, in order of preference
    /// What a test tool may ask for; nothing that a user sets says anything but Full.
    enum class Check : quint8 { Full, AnyHostName, None };
    Check check = Check::Full;
    QByteArray pinnedSha256; ///< 32 bytes: exactly this certificate is taken, whatever else is wrong with it
    bool operator==(const TlsOptions &) const = default;
};

struct WebSocketHeader
{
    QByteArray name;
    QByteArray value;
    bool operator==(const WebSocketHeader &) const = default;
};

/// For ws:// and wss://.
struct WebSocketOptions
{
    std::vector<WebSocketHeader> headers; ///< sent along with the opening handshake
    bool operator==(const WebSocketOptions &) const = default;
};

struct ProxyOptions
{
    enum class Kind : quint8 { None, System, Http, Socks5 };
    Kind kind = Kind::None;
    QString host; ///< this and what follows: for Http (CONNECT) and Socks5
    quint16 port = 0;
    QString userName;
    QString password; ///< a secret, never in a profile
    bool operator==(const ProxyOptions &) const = default;
};

struct TransportOptions
{
    TlsOptions tls;
    WebSocketOptions webSocket;
    ProxyOptions proxy;
    bool operator==(const TransportOptions &) const = default;
};

/// Whether it can stand in an HTTP request: the name a token (RFC 9110, 5.6.2), the value on one line.
bool isValid(const WebSocketHeader &header);

} // namespace mqtt
