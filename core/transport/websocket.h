// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"
#include "transport/transport.h"

#include <memory>

namespace mqtt {

/// nullptr in a build without WebSocket; see builtInSchemes.
std::unique_ptr<Transport> makeWebSocket(const TransportOptions &options, quint32 maximumPacketSize);

} // namespace mqtt
