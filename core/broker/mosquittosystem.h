// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace avocet {

/// Where the packages and installers of this system put mosquitto, beside the folders of PATH.
QStringList mosquittoFolders();
/// Lines of mosquitto.conf that keep it the user that started it. Started by root it would become another
/// one, who cannot read our folder and whom the kernel does not tie to our lifetime.
QStringList mosquittoUserLines();

} // namespace avocet
