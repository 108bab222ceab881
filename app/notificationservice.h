// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtDBus/QDBusAbstractInterface>

namespace avocet {

/// org.freedesktop.Notifications as far as it is used here; its own names.
class NotificationService : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    NotificationService(const QDBusConnection &bus, QObject *parent)
        : QDBusAbstractInterface(QStringLiteral("org.freedesktop.Notifications"),
                                 QStringLiteral("/org/freedesktop/Notifications"),
                                 "org.freedesktop.Notifications", bus, parent)
    {
    }

Q_SIGNALS:
    void ActionInvoked(quint32 id, const QString &action);
    void ActivationToken(quint32 id, const QString &token);
};

} // namespace avocet
