// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtNetwork/QSslCertificate>

namespace avocet::test {

namespace {
constexpr int patience = 20'000; // milliseconds
const QStringList newKey{QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                         QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes")};

QString subject(const QString &name)
{
    return QStringLiteral("/CN=%1 of Avocet's tests").arg(name);
}
} // namespace

Certificates::Certificates()
{
    openssl(QStringList{"req", "-x509", "-days", "30", "-subj", subject("authority"), "-keyout", key("ca"),
                        "-out", certificate("ca")} +
            newKey);
}

void Certificates::make(const QString &name, const QString &alternativeNames, Validity validity)
{
    const QString request = path(name + ".csr");
    const QString extensions = path(name + ".ext");
    QFile file(extensions);
    file.open(QIODevice::WriteOnly);
    file.write("extendedKeyUsage=serverAuth,clientAuth\n");
    if (!alternativeNames.isEmpty())
        file.write("subjectAltName=" + alternativeNames.toUtf8() + '\n');
    file.close();
    openssl(QStringList{"req", "-subj", subject(name), "-keyout", key(name), "-out", request} + newKey);
    openssl({"x509", "-req", "-in", request, "-CA", certificate("ca"), "-CAkey", key("ca"), "-CAcreateserial",
             "-days", validity == Validity::Expired ? "-1" : "30", "-extfile", extensions, "-out",
             certificate(name)});
}

void Certificates::makeSelfSigned(const QString &name, const QString &alternativeNames)
{
    openssl(QStringList{"req", "-x509", "-days", "30", "-subj", subject(name), "-addext",
                        "subjectAltName=" + alternativeNames, "-keyout", key(name), "-out",
                        certificate(name)} +
            newKey);
}

void Certificates::encryptKey(const QString &name, const QString &passphrase)
{
    openssl({"pkcs8", "-topk8", "-v2", "aes256", "-in", key(name), "-passout", "pass:" + passphrase, "-out",
             path(name + "-encrypted.key")});
}

void Certificates::bundle(const QString &name, const QString &passphrase)
{
    openssl({"pkcs12", "-export", "-in", certificate(name), "-inkey", key(name), "-certfile",
             certificate("ca"), "-passout", "pass:" + passphrase, "-out", path(name + ".p12")});
}

QByteArray Certificates::sha256(const QString &name) const
{
    const QList<QSslCertificate> found = QSslCertificate::fromPath(certificate(name));
    return found.isEmpty() ? QByteArray() : found.first().digest(QCryptographicHash::Sha256);
}

void Certificates::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        m_problem += "openssl " + arguments.join(u' ').toUtf8() + ": " + process.errorString().toUtf8() +
                     '\n' + process.readAll();
}

} // namespace avocet::test
