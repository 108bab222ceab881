// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

// What is wrong with a server's certificate, as data that can be shown. Every text comes from outside.
namespace mqtt {

enum class CertificateCheck : quint8 {
    UnknownIssuer, ///< signed by nobody whom we trust
    SelfSigned,    ///< signed by itself, or by a root that we do not trust
    Expired,
    NotYetValid,
    HostName, ///< made out to other names
    Purpose,  ///< not for servers, or signed by what is no authority
    Revoked,
    Damaged, ///< the signature or a field is wrong
    Pin,     ///< not the one that is pinned
    Missing, ///< the server showed none
    Other,
};

struct CertificateFailure
{
    CertificateCheck check = CertificateCheck::Other;
    QString text; ///< of the TLS library
    bool operator==(const CertificateFailure &) const = default;
};

struct CertificateInfo
{
    QString subject; ///< common name, else organization, else empty
    QString issuer;
    QStringList names; ///< DNS names and addresses that it is made out to
    QDateTime notBefore;
    QDateTime notAfter;
    QByteArray sha256; ///< of the DER form, 32 bytes
    bool operator==(const CertificateInfo &) const = default;
};

struct CertificateProblem
{
    QString serverName;                       ///< that the certificate should be made out to
    std::vector<CertificateInfo> chain;       ///< the server's own first; at most 10
    std::vector<CertificateFailure> failures; ///< at least one; the one to name comes first
    bool operator==(const CertificateProblem &) const = default;
};

} // namespace mqtt
