// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>

namespace avocet {

/// Text from outside (a topic, a value) made fit for one line among others: runs of white space become one
/// space, control characters and those that change the direction of writing become U+FFFD. Not trimmed at its
/// ends.
QString singleLine(QStringView text);

} // namespace avocet
