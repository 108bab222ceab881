// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/brokerwords.h"

#include "shell/installhint.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSysInfo>

namespace avocet {

Words localBrokerWords(LocalBrokerError error, const QString &detail)
{
    const QString said =
        detail.isEmpty() ? QString()
                         : QCoreApplication::translate("LocalBroker", "It said: “%1”").arg(quotable(detail));
    switch (error) {
    case LocalBrokerError::NotInstalled:
        return mosquittoMissingWords(QSysInfo::productType());
    case LocalBrokerError::CouldNotStart:
        return {QCoreApplication::translate("LocalBroker", "Mosquitto did not start"), said};
    case LocalBrokerError::Exited:
        return {QCoreApplication::translate("LocalBroker", "The local broker has ended"), said};
    }
    return {};
}

Words pauseOverrunWords(qint64 limit)
{
    return {
        QCoreApplication::translate("LocalBroker", "The paused view went on: %1 MiB of messages were waiting")
            .arg(limit / (1024 * 1024)),
        QCoreApplication::translate("LocalBroker", "Nothing was lost.")};
}

} // namespace avocet
