// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotices.h"

#include <QtCore/QStringList>
#include <QtCore/QVariantMap>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCall>

// org.freedesktop.Notifications, and the launcher entry that docks of several desktops know.
namespace avocet {

struct DesktopNotices::Private
{
    QDBusConnection bus = QDBusConnection::sessionBus();
};

DesktopNotices::DesktopNotices()
    : d(std::make_unique<Private>())
{
}

DesktopNotices::~DesktopNotices() = default;

void DesktopNotices::show(const QString &title, const QString &text)
{
    if (!d->bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("avocet")},
                            {QStringLiteral("category"), QStringLiteral("im.received")}};
    // The body may be read as markup.
    call << QStringLiteral("Avocet") << quint32(0) << QStringLiteral("avocet") << title
         << text.toHtmlEscaped() << QStringList() << hints << -1;
    d->bus.asyncCall(call);
}

void DesktopNotices::setBadge(int number)
{
    if (!d->bus.isConnected())
        return;
    QDBusMessage signal = QDBusMessage::createSignal(
        QStringLiteral("/com/canonical/unity/launcherentry/avocet"),
        QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
    signal << QStringLiteral("application://avocet.desktop")
           << QVariantMap{{QStringLiteral("count"), qint64(number)},
                          {QStringLiteral("count-visible"), number > 0}};
    d->bus.send(signal);
}

} // namespace avocet
