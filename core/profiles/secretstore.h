// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QtCore/QString>

#include <functional>
#include <memory>
#include <optional>

class QObject;

namespace avocet {

enum class SecretError {
    NotFound,     ///< nothing is kept under this key
    NotAvailable, ///< the desktop has no secret store, or it does not do its work: ask each time
    Denied,       ///< by the user, or by the store
};

/// Keeps passwords where the desktop keeps its own, by Profile::id. Every answer comes later, in the same
/// thread, unless `context` is gone by then.
class SecretStore
{
public:
    using ReadAnswer = std::function<void(const mqtt::Result<QString, SecretError> &)>;
    using Answer = std::function<void(std::optional<SecretError>)>;

    virtual ~SecretStore() = default;
    virtual void read(const QString &key, QObject *context, ReadAnswer answer) = 0;
    virtual void write(const QString &key, const QString &secret, QObject *context, Answer answer) = 0;
    /// Nothing there is no error.
    virtual void remove(const QString &key, QObject *context, Answer answer) = 0;
};

/// The Credential Manager of Windows; elsewhere the desktop's store through QtKeychain, or, if built without
/// it, one that is never available.
std::unique_ptr<SecretStore> makeSecretStore();

} // namespace avocet
