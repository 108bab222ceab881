// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotices.h"

#include "widgets/icons.h"

#include <QtWidgets/QSystemTrayIcon>

namespace avocet {

struct DesktopNotices::Private
{
    QSystemTrayIcon tray{icon(QStringLiteral("avocet-app"))};
    QByteArray key; ///< of the last message: it takes the place of those before
};

DesktopNotices::DesktopNotices()
    : d(std::make_unique<Private>())
{
    connect(&d->tray, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT clicked(d->key); });
}

DesktopNotices::~DesktopNotices() = default;

void DesktopNotices::show(const QByteArray &key, const QString &title, const QString &text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    d->key = key;
    d->tray.show(); // messages need it
    d->tray.showMessage(title, text);
}

void DesktopNotices::setBadge(int number)
{
    d->tray.setToolTip(number > 0 ? QStringLiteral("Avocet (%1)").arg(number) : QStringLiteral("Avocet"));
}

} // namespace avocet
