// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/securitywords.h"

#include <QtCore/QCoreApplication>

namespace avocet {

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(SecurityWords)
};

QString place(const mqtt::Endpoint &endpoint)
{
    return quotable(endpoint.host) + u':' + QString::number(endpoint.port);
}

QString with(const QString &what, const QString &detail)
{
    const QString quote = quotable(detail);
    return quote.isEmpty() ? what
                           : Tr::tr("%1: “%2”", "what happened, and the system's words").arg(what, quote);
}

Words certificateWords(const mqtt::ConnectionError &error, const mqtt::Endpoint &endpoint)
{
    const bool isDescribed = error.certificate && !error.certificate->failures.empty();
    const auto check =
        isDescribed ? error.certificate->failures.front().check : mqtt::CertificateCheck::Other;
    const QString name = isDescribed ? error.certificate->serverName : endpoint.host;
    return {certificateCheckWords(check, name),
            check == mqtt::CertificateCheck::Missing
                ? Tr::tr("Check the port, and tell whoever runs the broker.")
                : Tr::tr("Look at the certificate, or name the authority that signed it in the connection.")};
}
} // namespace

QString certificateCheckWords(mqtt::CertificateCheck check, const QString &serverName)
{
    using Check = mqtt::CertificateCheck;
    const QString name = quotable(serverName);
    switch (check) {
    case Check::UnknownIssuer:
        return Tr::tr("The certificate of %1 is signed by an authority that is not known here").arg(name);
    case Check::SelfSigned:
        return Tr::tr("The certificate of %1 is signed by itself, or by a root that is not known here")
            .arg(name);
    case Check::Expired:
        return Tr::tr("The certificate of %1 has expired").arg(name);
    case Check::NotYetValid:
        return Tr::tr("The certificate of %1 is not valid yet").arg(name);
    case Check::HostName:
        return Tr::tr("The certificate is made out to another name than %1").arg(name);
    case Check::Purpose:
        return Tr::tr("The certificate of %1 is not meant for a server").arg(name);
    case Check::Revoked:
        return Tr::tr("The certificate of %1 was revoked").arg(name);
    case Check::Damaged:
        return Tr::tr("The certificate of %1 is damaged").arg(name);
    case Check::Pin:
        return Tr::tr("The certificate of %1 is not the one that you trust").arg(name);
    case Check::Missing:
        return Tr::tr("%1 shows no certificate").arg(name);
    case Check::Other:
        return Tr::tr("The certificate of %1 was not accepted").arg(name);
    }
    return {};
}

QString certificateAdvice(mqtt::CertificateCheck check)
{
    using Check = mqtt::CertificateCheck;
    switch (check) {
    case Check::UnknownIssuer:
    case Check::SelfSigned:
        return Tr::tr(
            "Name the file of its authority in the connection's TLS settings. Or compare the SHA-256 "
            "with what whoever runs the broker tells you, and trust exactly this certificate.");
    case Check::Expired:
        return Tr::tr("Whoever runs the broker has to renew it.");
    case Check::NotYetValid:
        return Tr::tr("Check the clock of this computer, and of the broker.");
    case Check::HostName:
        return Tr::tr("Connect to one of the names below, or set the server name in the connection's TLS "
                      "settings. If neither fits, somebody else may be answering.");
    case Check::Revoked:
        return Tr::tr("Do not connect: its key may be in the wrong hands.");
    case Check::Pin:
        return Tr::tr(
            "Somebody may be reading along, or the broker has got a new certificate. Ask whoever runs "
            "it before you send your password, and compare the SHA-256.");
    case Check::Purpose:
    case Check::Damaged:
    case Check::Missing:
    case Check::Other:
        return Tr::tr("Ask whoever runs the broker.");
    }
    return {};
}

QString fingerprintLines(const QByteArray &sha256)
{
    const qsizetype half = sha256.size() / 2;
    const auto line = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex(':').toUpper()); };
    return line(sha256.first(half)) + u'\n' + line(sha256.sliced(half));
}

Words securityWords(const mqtt::ConnectionError &error, const mqtt::Endpoint &endpoint)
{
    using Cause = mqtt::ConnectionCause;
    switch (error.cause) {
    case Cause::CaFileUnusable:
        return {with(Tr::tr("The file of certificate authorities cannot be used"), error.detail),
                Tr::tr("It must be a PEM file that you may read.")};
    case Cause::CertificateFileUnusable:
        return {with(Tr::tr("The client certificate cannot be used"), error.detail),
                Tr::tr("It must be a PEM or PKCS#12 file that you may read.")};
    case Cause::KeyUnusable:
        return {with(Tr::tr("The private key cannot be used"), error.detail),
                Tr::tr("Check the passphrase. The key must be RSA or EC, in PEM or PKCS#12.")};
    case Cause::CertificateRejected:
        return certificateWords(error, endpoint);
    case Cause::ClientCertificateRefused:
        return {Tr::tr("The broker wants a client certificate, and not this one"),
                Tr::tr("Choose the right one in the security settings of the connection.")};
    case Cause::TlsFailed:
        return {with(Tr::tr("No secure connection to %1 came about").arg(place(endpoint)), error.detail),
                Tr::tr("Check the port (mostly 8883): it may not want TLS, or another version of it.")};
    case Cause::ProxyFailed:
        return {with(Tr::tr("The proxy gave no way to %1").arg(place(endpoint)), error.detail),
                Tr::tr("Check its address, user name and password.")};
    case Cause::WebSocketRefused:
        return {with(Tr::tr("%1 does not take MQTT over WebSocket").arg(place(endpoint)), error.detail),
                Tr::tr("Check the path (mostly /mqtt) and the port.")};
    case Cause::WebSocketViolation:
        return {with(Tr::tr("What the broker sent is not MQTT over WebSocket"), error.detail),
                Tr::tr("Check the path and the port, and tell whoever runs the broker.")};
    case Cause::NoTls:
        return {Tr::tr("TLS is not available on this computer"),
                Tr::tr("Install OpenSSL, or use an address that begins with mqtt:// or ws://.")};
    default:
        return {};
    }
}

} // namespace avocet
