// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"

#include <QtCore/QObject>

class QCoreApplication;

namespace avocet {

/// macOS hands an address that was clicked elsewhere to the running program, as an event; other systems start
/// the program with it.
class AddressEvents : public QObject
{
    Q_OBJECT

public:
    explicit AddressEvents(QCoreApplication &application);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void addressRequested(const mqtt::Address &address);
    void addressRefused(mqtt::AddressError error);
};

} // namespace avocet
