// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectionstate.h"

#include <QtCore/QString>

#include <vector>

namespace avocet {

struct ServerFact
{
    QString name; ///< of the standard
    QString value;
    bool operator==(const ServerFact &) const = default;
};

/// What the server said of itself and of this connection in CONNACK (3.2.2.3), with the defaults of the standard
/// where it said nothing. Empty without a connection. Plain text, each in one line.
std::vector<ServerFact> serverFacts(const mqtt::ConnectionState &state);
/// What this server does not allow, in one sentence for the log; empty if there is nothing of the kind.
QString serverLimitWords(const mqtt::ConnectionState &state);

} // namespace avocet
