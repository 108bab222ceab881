// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtDBus/QDBusConnection>

#include <deque>
#include <utility>

namespace avocet {

class NotificationService;

/// org.freedesktop.Notifications, and the launcher entry that docks of several desktops know.
class FreedesktopNotices : public QObject
{
    Q_OBJECT

public:
    /// Nothing happens where `bus` is not connected, or nobody there shows notifications.
    explicit FreedesktopNotices(const QDBusConnection &bus, QObject *parent = nullptr);

    void show(const QByteArray &key, const QString &title, const QString &text);
    void setBadge(int number);

Q_SIGNALS:
    void clicked(const QByteArray &key);

private:
    void onActivationToken(quint32 id, const QString &token);
    void onActionInvoked(quint32 id, const QString &action);

    QDBusConnection m_bus;
    NotificationService *m_service = nullptr;           ///< from the first notification on
    std::deque<std::pair<quint32, QByteArray>> m_shown; ///< the last ones; the desktop keeps no more either
};

} // namespace avocet
