// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/transportoptions.h"
#include "transport/transport.h"

#include <memory>

namespace mqtt {

/// nullptr for TLS where there is no TLS library.
std::unique_ptr<Transport> makeTransport(Scheme scheme, const TransportOptions &options);

} // namespace mqtt
