// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/tlsconfiguration.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>

namespace mqtt {

namespace {
using Cause = TransportError::Cause;
constexpr qint64 longestFile = 1024 * 1024;

/// Empty if it cannot be read. A pipe would keep us waiting, so only files are opened.
QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || file.size() > longestFile)
        return {};
    return file.read(longestFile);
}

QSslKey privateKey(const QByteArray &pem, const QByteArray &passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    return {};
}

std::optional<TransportError> setPkcs12(QSslConfiguration &configuration, const TlsOptions &options)
{
    QByteArray bytes = contents(options.pkcs12File);
    if (bytes.isEmpty())
        return TransportError{Cause::CertificateFileUnusable, options.pkcs12File, {}};
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QSslKey key;
    QSslCertificate own;
    QList<QSslCertificate> chain;
    if (!QSslCertificate::importPkcs12(&buffer, &key, &own, &chain, options.passphrase.toUtf8()))
        return TransportError{Cause::KeyUnusable, options.pkcs12File, {}};
    chain.prepend(own);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return std::nullopt;
}

std::optional<TransportError> setClientCertificate(QSslConfiguration &configuration,
                                                   const TlsOptions &options)
{
    const QByteArray pem = contents(options.clientCertificateFile);
    const QList<QSslCertificate> chain = QSslCertificate::fromData(pem, QSsl::Pem);
    if (chain.isEmpty())
        return TransportError{Cause::CertificateFileUnusable, options.clientCertificateFile, {}};
    // Both may stand in one file.
    const bool isApart = !options.privateKeyFile.isEmpty();
    const QSslKey key =
        privateKey(isApart ? contents(options.privateKeyFile) : pem, options.passphrase.toUtf8());
    if (key.isNull())
        return TransportError{
            Cause::KeyUnusable, isApart ? options.privateKeyFile : options.clientCertificateFile, {}};
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return std::nullopt;
}

std::optional<TransportError> setAuthorities(QSslConfiguration &configuration, const QString &path)
{
    const QList<QSslCertificate> authorities = QSslCertificate::fromData(contents(path), QSsl::Pem);
    if (authorities.isEmpty())
        return TransportError{Cause::CaFileUnusable, path, {}};
    configuration.setCaCertificates(authorities);
    return std::nullopt;
}
} // namespace

Result<QSslConfiguration, TransportError> tlsConfiguration(const TlsOptions &options)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setProtocol(options.minimumVersion == TlsVersion::V1_3 ? QSsl::TlsV1_3OrLater
                                                                         : QSsl::TlsV1_2OrLater);
    configuration.setAllowedNextProtocols(options.alpn);
    std::optional<TransportError> error;
    if (!options.caFile.isEmpty())
        error = setAuthorities(configuration, options.caFile);
    if (!error && !options.pkcs12File.isEmpty())
        error = setPkcs12(configuration, options);
    else if (!error && !options.clientCertificateFile.isEmpty())
        error = setClientCertificate(configuration, options);
    if (error)
        return *error;
    return configuration;
}

} // namespace mqtt
