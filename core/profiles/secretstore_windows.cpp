// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/secretstore.h"

#include <QtCore/QMetaObject>
#include <QtCore/QObject>
#include <QtCore/qt_windows.h>

#include <wincred.h>

namespace avocet {

namespace {

void later(QObject *context, std::function<void()> answer)
{
    QMetaObject::invokeMethod(context, std::move(answer), Qt::QueuedConnection);
}

std::wstring targetOf(const QString &key)
{
    return (QStringLiteral("avocet/") + key).toStdWString();
}

/// Of the call that has just failed.
SecretError lastError()
{
    switch (::GetLastError()) {
    case ERROR_NOT_FOUND:
        return SecretError::NotFound;
    case ERROR_ACCESS_DENIED:
        return SecretError::Denied;
    default:
        return SecretError::NotAvailable;
    }
}

mqtt::Result<QString, SecretError> readCredential(const QString &key)
{
    PCREDENTIALW credential = nullptr;
    if (!::CredReadW(targetOf(key).c_str(), CRED_TYPE_GENERIC, 0, &credential))
        return lastError();
    const QString secret = QString::fromUtf8(reinterpret_cast<const char *>(credential->CredentialBlob),
                                             qsizetype(credential->CredentialBlobSize));
    ::CredFree(credential);
    return secret;
}

/// Windows takes 2560 bytes at most.
std::optional<SecretError> writeCredential(const QString &key, const QString &secret)
{
    std::wstring target = targetOf(key);
    QByteArray bytes = secret.toUtf8();
    CREDENTIALW credential = {};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = target.data();
    credential.CredentialBlobSize = DWORD(bytes.size());
    credential.CredentialBlob = reinterpret_cast<LPBYTE>(bytes.data());
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
    if (!::CredWriteW(&credential, 0))
        return lastError();
    return std::nullopt;
}

std::optional<SecretError> removeCredential(const QString &key)
{
    if (::CredDeleteW(targetOf(key).c_str(), CRED_TYPE_GENERIC, 0) || ::GetLastError() == ERROR_NOT_FOUND)
        return std::nullopt;
    return lastError();
}

class CredentialManager : public SecretStore
{
public:
    void read(const QString &key, QObject *context, ReadAnswer answer) override
    {
        later(context, [answer = std::move(answer), result = readCredential(key)] { answer(result); });
    }
    void write(const QString &key, const QString &secret, QObject *context, Answer answer) override
    {
        later(context, [answer = std::move(answer), error = writeCredential(key, secret)] { answer(error); });
    }
    void remove(const QString &key, QObject *context, Answer answer) override
    {
        later(context, [answer = std::move(answer), error = removeCredential(key)] { answer(error); });
    }
};

} // namespace

std::unique_ptr<SecretStore> makeSecretStore()
{
    return std::make_unique<CredentialManager>();
}

} // namespace avocet
