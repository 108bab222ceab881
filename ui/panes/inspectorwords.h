// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QDate>
#include <QtCore/QString>

namespace avocet {

/// "09:41:12.123" in local time, with the date before it if that is not `today`.
QString messageTime(qint64 microseconds, QDate today = QDate::currentDate());

/// The levels set apart: "home / kitchen". Fit for one line, whatever the bytes are.
QString topicInLevels(QByteArrayView topic);

/// A file name for a payload: the topic's last level without anything that a file system or a shell could
/// misunderstand, and the suffix of what the bytes are. Never empty, never hidden, never a path.
QString suggestedFileName(QByteArrayView topic, QByteArrayView payload);

} // namespace avocet
