// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace avocet {

class BrokerWindow;
class ConnectionControl;
class EventLog;

/// Every connect between core and ui, by story. All three must live as long as each other.
void wire(BrokerWindow &window, ConnectionControl &control, EventLog &events);

} // namespace avocet
