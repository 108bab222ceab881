// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionsettings.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace avocet {

/// A saved connection.
struct Profile
{
    QString id; ///< never changes; the key of its password in the SecretStore
    QString name;
    mqtt::ConnectionSettings settings; ///< without the password
    bool remembersPassword = false;
    QString chatName;
    QDateTime lastUsed;  ///< UTC; invalid if never
    QJsonObject unknown; ///< what a later version wrote here; kept as it is

    bool operator==(const Profile &) const = default;
};

/// A new id, a client id of our own, 5.0 or 3.1.1 if that is refused, and subscriptions to `#` and `$SYS/#`
/// with QoS 0.
Profile makeProfile(const QString &name, const mqtt::Endpoint &endpoint);
/// `avocet-` and eight random characters of a-z and 2-7.
QByteArray makeClientId();

} // namespace avocet
