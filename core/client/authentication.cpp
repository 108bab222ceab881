// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/authentication.h"

#include "auth/scramsha256.h"

namespace mqtt {

bool usesAuthentication(const ConnectionSettings &settings)
{
    return settings.authentication != AuthenticationMethod::None &&
           settings.connect.version == ProtocolVersion::V5_0;
}

std::unique_ptr<Authenticator> makeAuthenticator(const ConnectionSettings &settings)
{
    if (!usesAuthentication(settings))
        return nullptr;
    return std::make_unique<ScramSha256>(settings.connect.userName.value_or(QByteArray()),
                                         settings.connect.password.value_or(QByteArray()));
}

Connect withoutCredentials(Connect connect)
{
    connect.userName.reset();
    connect.password.reset();
    return connect;
}

} // namespace mqtt
