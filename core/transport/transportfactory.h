// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

#include <memory>

namespace mqtt {

/// nullptr for a scheme that there is no transport for.
std::unique_ptr<Transport> makeTransport(Scheme scheme);

} // namespace mqtt
