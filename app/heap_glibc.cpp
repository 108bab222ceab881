// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap.h"

#include <malloc.h>

namespace avocet {

namespace {
constexpr int largeBlock = 256 * 1024; // bytes
}

/// By itself glibc raises the size from which it does that up to 32 MiB, and then the batches of the history
/// leave holes in the heap: a quarter more memory, and more of it every minute.
void giveLargeBlocksBack()
{
    mallopt(M_MMAP_THRESHOLD, largeBlock);
}

} // namespace avocet
