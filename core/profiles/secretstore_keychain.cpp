// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/secretstore.h"

#include <QtCore/QObject>

#include <qt6keychain/keychain.h>

namespace avocet {

namespace {

// The insecure fallback of QtKeychain, a plain file, stays off, which is its default.
const QString service = QStringLiteral("avocet");

std::optional<SecretError> errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return std::nullopt;
    case QKeychain::EntryNotFound:
        return SecretError::NotFound;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return SecretError::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError: // without a session bus, for one
        break;
    }
    return SecretError::NotAvailable;
}

class KeychainSecretStore : public SecretStore
{
public:
    void read(const QString &key, QObject *context, ReadAnswer answer) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service); // deletes itself
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, context, [job, answer = std::move(answer)] {
            if (const std::optional<SecretError> error = errorOf(*job))
                answer(*error);
            else
                answer(job->textData());
        });
        job->start();
    }

    void write(const QString &key, const QString &secret, QObject *context, Answer answer) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setTextData(secret);
        start(job, key, context, std::move(answer));
    }

    void remove(const QString &key, QObject *context, Answer answer) override
    {
        start(new QKeychain::DeletePasswordJob(service), key, context,
              [answer = std::move(answer)](std::optional<SecretError> error) {
                  answer(error == SecretError::NotFound ? std::nullopt : error);
              });
    }

private:
    static void start(QKeychain::Job *job, const QString &key, QObject *context, Answer answer)
    {
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, context,
                         [job, answer = std::move(answer)] { answer(errorOf(*job)); });
        job->start();
    }
};

} // namespace

std::unique_ptr<SecretStore> makeSecretStore()
{
    return std::make_unique<KeychainSecretStore>();
}

} // namespace avocet
