// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap.h"

namespace avocet {

void giveLargeBlocksBack() {}

} // namespace avocet
