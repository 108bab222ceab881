// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace avocet {

/// The last thing that main() does: everything of ours is saved and destroyed.
[[noreturn]] void endProcess(int exitCode);

} // namespace avocet
