// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"

#include <QtWidgets/QDialog>

namespace avocet {

/// What the server said in CONNACK. To be shown with open(); deletes itself when closed.
class ServerDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ServerDialog(const mqtt::ConnectionState &state, QWidget *parent = nullptr);
};

} // namespace avocet
