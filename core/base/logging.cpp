// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

namespace mqtt {

Q_LOGGING_CATEGORY(transportLog, "avocet.transport", QtWarningMsg)
Q_LOGGING_CATEGORY(sessionLog, "avocet.session", QtWarningMsg)
Q_LOGGING_CATEGORY(brokerLog, "avocet.broker", QtWarningMsg)
Q_LOGGING_CATEGORY(storeLog, "avocet.store", QtWarningMsg)

} // namespace mqtt
