// SPDX-License-Identifier: GPL-3.0-or-later
#include "input.h"
#include "mqtt/packetencoder.h"
#include "profiles/profilejson.h"

#include <QtCore/QJsonDocument>

using namespace avocet;

/// One profile of the profile file, which somebody edited.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto profile = profileFromJson(QJsonDocument::fromJson(bytes).object());
    if (!profile)
        return 0;
    require(!profile->id.isEmpty() && !profile->settings.endpoint.host.isEmpty());
    require(profile->settings.subscriptions.size() <= size_t(maximumSubscriptionsPerProfile));
    const mqtt::Connect &connect = profile->settings.connect;
    QByteArray packet; // whatever stands there, it can be written
    mqtt::encode(connect, connect.version, packet);
    require(packet.size() == mqtt::encodedSize(connect, connect.version));

    const QJsonObject saved = toJson(*profile);
    const auto again = profileFromJson(saved);
    require(again && toJson(*again) == saved);
    Profile secretless = *profile;
    secretless.settings.connect.properties.remove(mqtt::PropertyId::AuthenticationData);
    require(*again == secretless);
    return 0;
}
