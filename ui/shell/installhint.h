// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/connectionwords.h"

namespace avocet {

/// That mosquitto is missing, and how to install it on a system of this QSysInfo::productType().
Words mosquittoMissingWords(const QString &productType);

} // namespace avocet
