// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotices.h"
#include "app/freedesktopnotices.h"

namespace avocet {

struct DesktopNotices::Private
{
    FreedesktopNotices notices{QDBusConnection::sessionBus()};
};

DesktopNotices::DesktopNotices()
    : d(std::make_unique<Private>())
{
    connect(&d->notices, &FreedesktopNotices::clicked, this, &DesktopNotices::clicked);
}

DesktopNotices::~DesktopNotices() = default;

void DesktopNotices::show(const QByteArray &key, const QString &title, const QString &text)
{
    d->notices.show(key, title, text);
}

void DesktopNotices::setBadge(int number)
{
    d->notices.setBadge(number);
}

} // namespace avocet
