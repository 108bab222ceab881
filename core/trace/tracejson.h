// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/traceentry.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>
#include <vector>

namespace mqtt {

/// One packet as one line of JSON, without its line end: what the pane shows, under the names of the standard
/// in camel case. Bytes that are no UTF-8 text are Base64, under a name that ends so. Secrets are `null`.
QByteArray traceLine(const TraceEntry &entry);

/// Writes the file as a whole or not at all; blocks. The system's words if that fails.
std::optional<QString> writeTrace(const QString &path, const std::vector<TraceEntry> &entries);

} // namespace mqtt
