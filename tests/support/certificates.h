// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

namespace avocet::test {

/// A certificate authority for one test, and what it signs, made by the openssl command in a folder of its
/// own. All files are PEM. Where openssl is missing, isGood() is false and problem() says so.
class Certificates
{
public:
    /// Makes the authority itself: "ca".
    Certificates();

    enum class Validity { Now, Expired };
    /// NAME.pem and NAME.key, signed by the authority, for TLS servers and clients.
    void make(const QString &name, const QString &alternativeNames, Validity validity = Validity::Now);
    /// NAME.pem and NAME.key, signed by nobody but itself.
    void makeSelfSigned(const QString &name, const QString &alternativeNames);
    /// NAME-encrypted.key.
    void encryptKey(const QString &name, const QString &passphrase);
    /// NAME.p12.
    void bundle(const QString &name, const QString &passphrase);

    QString certificate(const QString &name) const { return path(name + QStringLiteral(".pem")); }
    QString key(const QString &name) const { return path(name + QStringLiteral(".key")); }
    QString path(const QString &file) const { return m_folder.filePath(file); }
    QByteArray sha256(const QString &name) const;

    bool isGood() const { return m_problem.isEmpty(); }
    QByteArray problem() const { return m_problem; }

private:
    void openssl(const QStringList &arguments);

    QTemporaryDir m_folder;
    QByteArray m_problem;
};

} // namespace avocet::test
