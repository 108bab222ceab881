// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

#include <QtNetwork/QAbstractSocket>

namespace mqtt {

TransportError::Cause causeOf(QAbstractSocket::SocketError error);

} // namespace mqtt
