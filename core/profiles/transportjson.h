// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"
#include "profiles/fieldreader.h"

// TLS, WebSocket and proxy of a profile. Secrets are not written.
namespace avocet {

/// What stands at its default is left out.
void addTransport(QJsonObject &profile, const mqtt::TransportOptions &options);
mqtt::TransportOptions readTransport(FieldReader &profile);

} // namespace avocet
