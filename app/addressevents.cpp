// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/addressevents.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QUrl>
#include <QtGui/QFileOpenEvent>

namespace avocet {

AddressEvents::AddressEvents(QCoreApplication &application)
{
    application.installEventFilter(this);
}

bool AddressEvents::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    const QUrl url = static_cast<QFileOpenEvent *>(event)->url();
    const auto address = mqtt::parseAddress(url.toString(QUrl::FullyEncoded));
    if (address)
        Q_EMIT addressRequested(*address);
    else
        Q_EMIT addressRefused(address.error());
    return true;
}

} // namespace avocet
