// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/authenticator.h"
#include "session/connectionsettings.h"

#include <memory>

namespace mqtt {

/// Enhanced authentication is wanted, and the version has it.
bool usesAuthentication(const ConnectionSettings &settings);
/// nullptr without.
std::unique_ptr<Authenticator> makeAuthenticator(const ConnectionSettings &settings);
/// The password must not go out in clear beside it.
Connect withoutCredentials(Connect connect);

} // namespace mqtt
