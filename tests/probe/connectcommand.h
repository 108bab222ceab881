// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "probe/connectiondriver.h"
#include "probe/line.h"

namespace avocet::probe {

struct OpenCommand
{
    mqtt::Connect connect;
    Target target;
};

/// The error says what is wrong with the command.
mqtt::Result<OpenCommand, QByteArray> parseOpen(const Line &line);
/// `connect` with what `reopen` overrides.
mqtt::Result<mqtt::Connect, QByteArray> parseReopen(const Line &line, mqtt::Connect connect);

} // namespace avocet::probe
