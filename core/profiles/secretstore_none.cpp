// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/secretstore.h"

#include <QtCore/QMetaObject>
#include <QtCore/QObject>

namespace avocet {

namespace {

void later(QObject *context, std::function<void()> answer)
{
    QMetaObject::invokeMethod(context, std::move(answer), Qt::QueuedConnection);
}

class NoSecretStore : public SecretStore
{
public:
    void read(const QString &, QObject *context, ReadAnswer answer) override
    {
        later(context, [answer = std::move(answer)] { answer(SecretError::NotAvailable); });
    }
    void write(const QString &, const QString &, QObject *context, Answer answer) override
    {
        later(context, [answer = std::move(answer)] { answer(SecretError::NotAvailable); });
    }
    void remove(const QString &, QObject *context, Answer answer) override
    {
        later(context, [answer = std::move(answer)] { answer(SecretError::NotAvailable); });
    }
};

} // namespace

std::unique_ptr<SecretStore> makeSecretStore()
{
    return std::make_unique<NoSecretStore>();
}

} // namespace avocet
