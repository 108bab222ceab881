// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profilesecrets.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <array>

namespace avocet {

namespace {
struct Place
{
    const char *suffix; ///< of the key: the profile's id and this
    QString ProfileSecrets::*secret;
};
constexpr std::array places{Place{"", &ProfileSecrets::password}, Place{"/tls", &ProfileSecrets::passphrase},
                            Place{"/proxy", &ProfileSecrets::proxyPassword},
                            Place{"/headers", &ProfileSecrets::headers}};

QString keyOf(const QString &id, const Place &place)
{
    return id + QLatin1StringView(place.suffix);
}

bool mayNeed(const mqtt::ConnectionSettings &settings, const Place &place)
{
    const mqtt::TransportOptions &transport = settings.transport;
    if (place.secret == &ProfileSecrets::password)
        return settings.connect.userName.has_value();
    if (place.secret == &ProfileSecrets::passphrase)
        return !transport.tls.clientCertificateFile.isEmpty() || !transport.tls.pkcs12File.isEmpty();
    if (place.secret == &ProfileSecrets::proxyPassword)
        return !transport.proxy.userName.isEmpty();
    return std::ranges::any_of(transport.webSocket.headers, isSecret);
}

struct Reading
{
    SecretStore &store;
    QString id;
    std::vector<Place> places;
    QObject *context;
    std::function<void(const ProfileSecrets &, std::optional<SecretError>)> answer;
    ProfileSecrets secrets;
    std::optional<SecretError> error;
};

/// One after the other: a desktop that has to ask its user asks once.
void readNext(const std::shared_ptr<Reading> &reading)
{
    if (reading->places.empty() || reading->error) {
        reading->answer(reading->secrets, reading->error);
        return;
    }
    const Place place = reading->places.front();
    reading->places.erase(reading->places.begin());
    reading->store.read(keyOf(reading->id, place), reading->context,
                        [reading, place](const mqtt::Result<QString, SecretError> &found) {
                            if (found)
                                reading->secrets.*place.secret = *found;
                            else if (found.error() != SecretError::NotFound)
                                reading->error = found.error();
                            readNext(reading);
                        });
}
} // namespace

bool isSecret(const mqtt::WebSocketHeader &header)
{
    const QByteArray name = header.name.toLower();
    return name == "authorization" || name == "proxy-authorization" || name == "cookie";
}

QString takeSecretHeaders(mqtt::WebSocketOptions &webSocket)
{
    QStringList values;
    for (mqtt::WebSocketHeader &header : webSocket.headers) {
        if (isSecret(header))
            values += QString::fromUtf8(std::exchange(header.value, {}));
    }
    return values.join(u'\n');
}

void putSecretHeaders(mqtt::WebSocketOptions &webSocket, const QString &values)
{
    QStringList left = values.split(u'\n');
    for (mqtt::WebSocketHeader &header : webSocket.headers) {
        if (isSecret(header) && !left.isEmpty())
            header.value = left.takeFirst().toUtf8();
    }
}

void removeSecrets(mqtt::ConnectionSettings &settings)
{
    settings.connect.password.reset();
    settings.connect.properties.remove(mqtt::PropertyId::AuthenticationData);
    settings.transport.tls.passphrase.clear();
    settings.transport.proxy.password.clear();
    takeSecretHeaders(settings.transport.webSocket);
}

void addSecrets(mqtt::ConnectionSettings &settings, const ProfileSecrets &secrets)
{
    if (!secrets.password.isEmpty())
        settings.connect.password = secrets.password.toUtf8();
    settings.transport.tls.passphrase = secrets.passphrase;
    settings.transport.proxy.password = secrets.proxyPassword;
    putSecretHeaders(settings.transport.webSocket, secrets.headers);
}

void readSecrets(SecretStore &store, const QString &id, const mqtt::ConnectionSettings &settings,
                 QObject *context,
                 std::function<void(const ProfileSecrets &, std::optional<SecretError>)> answer)
{
    std::vector<Place> needed;
    std::ranges::copy_if(places, std::back_inserter(needed),
                         [&](const Place &place) { return mayNeed(settings, place); });
    readNext(std::make_shared<Reading>(
        Reading{store, id, std::move(needed), context, std::move(answer), {}, {}}));
}

void writeSecrets(SecretStore &store, const QString &id, const ProfileSecrets &secrets, QObject *context,
                  SecretStore::Answer answer)
{
    struct Writing
    {
        size_t left = places.size();
        std::optional<SecretError> error;
        SecretStore::Answer answer;
    };
    auto writing = std::make_shared<Writing>();
    writing->answer = std::move(answer);
    for (const Place &place : places) {
        const QString &secret = secrets.*place.secret;
        const bool isThere = !secret.isEmpty();
        // Where nothing has to be kept, a missing store is no loss.
        const SecretStore::Answer done = [writing, isThere](std::optional<SecretError> error) {
            if (error && isThere && !writing->error)
                writing->error = error;
            if (--writing->left == 0 && writing->answer)
                writing->answer(writing->error);
        };
        if (isThere)
            store.write(keyOf(id, place), secret, context, done);
        else
            store.remove(keyOf(id, place), context, done);
    }
}

} // namespace avocet
