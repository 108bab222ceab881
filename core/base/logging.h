// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLoggingCategory>

namespace mqtt {

// Quiet unless asked for with QT_LOGGING_RULES. No secret and no payload is ever logged.
Q_DECLARE_LOGGING_CATEGORY(transportLog)
Q_DECLARE_LOGGING_CATEGORY(sessionLog)
Q_DECLARE_LOGGING_CATEGORY(brokerLog)
Q_DECLARE_LOGGING_CATEGORY(storeLog)

} // namespace mqtt
