// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/certificatereport.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>
#include <QtNetwork/QSslSocket>

#include <algorithm>

namespace mqtt {

namespace {
constexpr qsizetype longestText = 256;
constexpr qsizetype longestChain = 10;
constexpr qsizetype mostNames = 32;

CertificateCheck checkOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return CertificateCheck::UnknownIssuer;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return CertificateCheck::SelfSigned;
    case QSslError::CertificateExpired:
        return CertificateCheck::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateCheck::NotYetValid;
    case QSslError::HostNameMismatch:
        return CertificateCheck::HostName;
    case QSslError::InvalidCaCertificate:
    case QSslError::InvalidPurpose:
    case QSslError::PathLengthExceeded:
    case QSslError::CertificateRejected:
        return CertificateCheck::Purpose;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return CertificateCheck::Revoked;
    case QSslError::UnableToDecryptCertificateSignature:
    case QSslError::UnableToDecodeIssuerPublicKey:
    case QSslError::CertificateSignatureFailed:
    case QSslError::InvalidNotBeforeField:
    case QSslError::InvalidNotAfterField:
        return CertificateCheck::Damaged;
    case QSslError::NoPeerCertificate:
        return CertificateCheck::Missing;
    default:
        return CertificateCheck::Other;
    }
}

QString firstOf(const QStringList &commonNames, const QStringList &organizations)
{
    const QStringList &names = commonNames.isEmpty() ? organizations : commonNames;
    return names.value(0).left(longestText);
}

CertificateInfo infoOf(const QSslCertificate &certificate)
{
    CertificateInfo info;
    info.subject = firstOf(certificate.subjectInfo(QSslCertificate::CommonName),
                           certificate.subjectInfo(QSslCertificate::Organization));
    info.issuer = firstOf(certificate.issuerInfo(QSslCertificate::CommonName),
                          certificate.issuerInfo(QSslCertificate::Organization));
    const QMultiMap<QSsl::AlternativeNameEntryType, QString> names = certificate.subjectAlternativeNames();
    for (const auto type : {QSsl::DnsEntry, QSsl::IpAddressEntry}) {
        for (const QString &name : names.values(type)) {
            if (info.names.size() < mostNames)
                info.names.append(name.left(longestText));
        }
    }
    info.notBefore = certificate.effectiveDate().toUTC();
    info.notAfter = certificate.expiryDate().toUTC();
    info.sha256 = certificate.digest(QCryptographicHash::Sha256);
    return info;
}
} // namespace

CertificateProblem certificateProblem(const QSslSocket &socket, const QList<QSslError> &errors)
{
    CertificateProblem problem;
    problem.serverName = socket.peerVerifyName().isEmpty() ? socket.peerName() : socket.peerVerifyName();
    for (const QSslCertificate &certificate :
         socket.peerCertificateChain().first(qMin(longestChain, socket.peerCertificateChain().size())))
        problem.chain.push_back(infoOf(certificate));
    for (const QSslError &error : errors) {
        const CertificateFailure failure{checkOf(error.error()), error.errorString().left(longestText)};
        const auto isSame = [&](const CertificateFailure &known) { return known.check == failure.check; };
        if (std::ranges::none_of(problem.failures, isSame))
            problem.failures.push_back(failure);
    }
    return problem;
}

} // namespace mqtt
