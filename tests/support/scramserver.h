// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>
#include <QtNetwork/QPasswordDigestor>

namespace avocet::test {

/// The server's side of SCRAM-SHA-256 (RFC 5802), as a broker keeps it: it knows StoredKey and ServerKey.
class ScramServer
{
public:
    explicit ScramServer(const QByteArray &password, int iterations = 4'096)
        : m_iterations(iterations)
    {
        const QByteArray salted =
            QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, password, salt, iterations, 32);
        m_storedKey = QCryptographicHash::hash(hmac(salted, "Client Key"), QCryptographicHash::Sha256);
        m_serverKey = hmac(salted, "Server Key");
    }

    /// server-first-message; empty if the client's is none.
    QByteArray first(const QByteArray &clientFirst)
    {
        if (!clientFirst.startsWith("n,,n=") || !clientFirst.contains(",r="))
            return {};
        userName = clientFirst.sliced(5, clientFirst.indexOf(",r=") - 5);
        const QByteArray nonce = clientFirst.sliced(clientFirst.indexOf(",r=") + 3) + "server";
        const QByteArray message =
            "r=" + nonce + ",s=" + salt.toBase64() + ",i=" + QByteArray::number(m_iterations);
        m_authMessage = clientFirst.sliced(3) + ',' + message + ",c=biws,r=" + nonce;
        m_start = "c=biws,r=" + nonce + ",p=";
        return message;
    }
    /// The client knows the password.
    bool accepts(const QByteArray &clientFinal) const
    {
        if (!clientFinal.startsWith(m_start))
            return false;
        QByteArray key = QByteArray::fromBase64(clientFinal.sliced(m_start.size()));
        const QByteArray signature = hmac(m_storedKey, m_authMessage);
        for (qsizetype i = 0; i < key.size() && i < signature.size(); ++i)
            key[i] = char(key[i] ^ signature[i]);
        return QCryptographicHash::hash(key, QCryptographicHash::Sha256) == m_storedKey;
    }
    /// server-final-message.
    QByteArray final() const { return "v=" + hmac(m_serverKey, m_authMessage).toBase64(); }

    QByteArray userName;

private:
    static QByteArray hmac(const QByteArray &key, const QByteArray &message)
    {
        return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
    }

    inline static const QByteArray salt = "some salt";
    int m_iterations;
    QByteArray m_storedKey;
    QByteArray m_serverKey;
    QByteArray m_authMessage;
    QByteArray m_start;
};

} // namespace avocet::test
