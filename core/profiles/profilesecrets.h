// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/secretstore.h"
#include "session/connectionsettings.h"

namespace avocet {

/// What a connection needs and its profile never holds. Empty: there is none.
struct ProfileSecrets
{
    QString password;      ///< of CONNECT
    QString passphrase;    ///< of the private key, or of the PKCS#12 file
    QString proxyPassword;
    QString headers;       ///< values of the secret WebSocket headers, in order, a line each
    bool operator==(const ProfileSecrets &) const = default;
};

/// Whether the header's value signs somebody in: Authorization, Proxy-Authorization, Cookie.
bool isSecret(const mqtt::WebSocketHeader &header);

void removeSecrets(mqtt::ConnectionSettings &settings);
void addSecrets(mqtt::ConnectionSettings &settings, const ProfileSecrets &secrets);
/// Moves the secret values out of the headers: the inverse of addSecrets().
QString takeSecretHeaders(mqtt::WebSocketOptions &webSocket);
void putSecretHeaders(mqtt::WebSocketOptions &webSocket, const QString &values);

/// Those that these settings can make use of; one that is not kept stays empty. `answer` comes later, or at
/// once if none is of use, with the first error other than NotFound.
void readSecrets(SecretStore &store, const QString &id, const mqtt::ConnectionSettings &settings,
                 QObject *context,
                 std::function<void(const ProfileSecrets &, std::optional<SecretError>)> answer);
/// Keeps all that are there and removes the others. `answer` comes once, with the first error.
void writeSecrets(SecretStore &store, const QString &id, const ProfileSecrets &secrets, QObject *context,
                  SecretStore::Answer answer);

} // namespace avocet
