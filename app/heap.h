// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace avocet {

/// Lets blocks of a quarter of a megabyte and more go back to the system when they are freed, whatever was
/// freed before. Before any thread is started.
void giveLargeBlocksBack();

} // namespace avocet
