// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/connectionwords.h"

namespace avocet {

/// Why enhanced authentication failed on our side (ConnectionCause::AuthenticationFailed).
Words authenticationWords(const mqtt::ConnectionError &error);
/// Another client with our client id, as far as one can tell (ConnectionCause::TakenOver).
Words takenOverWords();
Words sessionFileWords(const mqtt::SessionFileProblem &problem);

} // namespace avocet
