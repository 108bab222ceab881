// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/tlsguard.h"

#include "transport/certificatereport.h"

#include <QtNetwork/QSslCertificate>

#include <algorithm>

namespace mqtt {

TlsGuard::TlsGuard(const TlsOptions &options)
    : m_pin(options.pinnedSha256)
    , m_check(options.check)
{
}

void TlsGuard::watch(QSslSocket &socket)
{
    connect(&socket, &QSslSocket::sslErrors, this,
            [this, &socket](const QList<QSslError> &errors) { onErrors(socket, errors); });
    connect(&socket, &QSslSocket::encrypted, this, [this, &socket] { onEncrypted(socket); });
    connect(&socket, &QSslSocket::alertReceived, this,
            [this](QSsl::AlertLevel, QSsl::AlertType type) { onAlert(type); });
}

bool TlsGuard::isPinned(const QSslSocket &socket) const
{
    const QSslCertificate own = socket.peerCertificate();
    return !m_pin.isEmpty() && !own.isNull() && own.digest(QCryptographicHash::Sha256) == m_pin;
}

bool TlsGuard::areTolerated(const QList<QSslError> &errors) const
{
    const auto isHostName = [](const QSslError &error) {
        return error.error() == QSslError::HostNameMismatch;
    };
    return m_check == TlsOptions::Check::None || (m_check == TlsOptions::Check::AnyHostName &&
                                                  std::all_of(errors.begin(), errors.end(), isHostName));
}

void TlsGuard::onErrors(QSslSocket &socket, const QList<QSslError> &errors)
{
    if (isPinned(socket) || (m_pin.isEmpty() && areTolerated(errors))) {
        socket.ignoreSslErrors();
        return;
    }
    m_problem = certificateProblem(socket, errors);
    if (!m_pin.isEmpty())
        m_problem->failures.insert(m_problem->failures.begin(), {CertificateCheck::Pin, {}});
}

void TlsGuard::onEncrypted(QSslSocket &socket)
{
    if (m_pin.isEmpty() || isPinned(socket))
        return;
    m_problem = certificateProblem(socket, {});
    m_problem->failures = {{CertificateCheck::Pin, {}}};
    socket.abort();
}

void TlsGuard::onAlert(QSsl::AlertType type)
{
    switch (type) {
    case QSsl::AlertType::NoCertificate:
    case QSsl::AlertType::BadCertificate:
    case QSsl::AlertType::UnsupportedCertificate:
    case QSsl::AlertType::CertificateRevoked:
    case QSsl::AlertType::CertificateExpired:
    case QSsl::AlertType::CertificateUnknown:
    case QSsl::AlertType::UnknownCa:
    case QSsl::AlertType::CertificateRequired:
        m_isClientCertificateRefused = true;
        break;
    default:
        break;
    }
}

TransportError TlsGuard::explained(TransportError error) const
{
    if (m_problem) {
        error.cause = TransportError::Cause::CertificateRejected;
        error.certificate = m_problem;
    } else if (m_isClientCertificateRefused) {
        error.cause = TransportError::Cause::ClientCertificateRefused;
    }
    return error;
}

} // namespace mqtt
