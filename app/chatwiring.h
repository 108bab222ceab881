// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace avocet {

class BrokerWindow;
class ChatDesk;
class ConnectionControl;
class EventLog;

/// Every connect of the chat, by story. All four must live as long as each other.
void wireChat(BrokerWindow &window, ConnectionControl &control, EventLog &events, ChatDesk &desk);

} // namespace avocet
