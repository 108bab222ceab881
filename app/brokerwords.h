// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/localbroker.h"
#include "models/connectionwords.h"

namespace avocet {

/// Why there is no local broker, and what to do about it on this system.
Words localBrokerWords(LocalBrokerError error, const QString &detail);
/// The paused view went on by itself, since so many bytes of messages were waiting.
Words pauseOverrunWords(qint64 limit);

} // namespace avocet
