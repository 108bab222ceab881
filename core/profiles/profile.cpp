// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profile.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QUuid>

namespace avocet {

Profile makeProfile(const QString &name, const mqtt::Endpoint &endpoint)
{
    Profile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    profile.name = name;
    profile.settings.endpoint = endpoint;
    profile.settings.connect.clientId = makeClientId();
    profile.settings.fallsBack = true;
    profile.settings.subscriptions = {{.filter = "#"}, {.filter = "$SYS/#"}};
    return profile;
}

QByteArray makeClientId()
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    QByteArray id = "avocet-";
    for (int i = 0; i < 8; ++i)
        id.append(alphabet[QRandomGenerator::system()->bounded(32)]);
    return id;
}

} // namespace avocet
