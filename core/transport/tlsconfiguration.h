// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/transportoptions.h"
#include "transport/transport.h"

#include <QtNetwork/QSslConfiguration>

namespace mqtt {

/// Reads the files that the options name, each 1 MiB at most. The server's certificate is always checked.
Result<QSslConfiguration, TransportError> tlsConfiguration(const TlsOptions &options);

} // namespace mqtt
