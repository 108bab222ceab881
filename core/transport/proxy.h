// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"
#include "base/transportoptions.h"

#include <QtNetwork/QNetworkProxy>

namespace mqtt {

/// The way to an endpoint. Kind::System asks the system, which may take a while: not for the GUI thread. A
/// proxy of the system that cannot tunnel counts for none.
QNetworkProxy networkProxy(const ProxyOptions &options, const Endpoint &endpoint);

} // namespace mqtt
