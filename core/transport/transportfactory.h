// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"
#include "transport/transport.h"

#include <memory>

namespace mqtt {

/// `maximumPacketSize` bounds what a WebSocket takes for one frame. nullptr for TLS where there is no TLS
/// library, and for WebSocket where it is not built in.
std::unique_ptr<Transport> makeTransport(Scheme scheme, const TransportOptions &options,
                                         quint32 maximumPacketSize);

} // namespace mqtt
