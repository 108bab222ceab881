// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/processend.h"

#include <cstdlib>

namespace avocet {

void endProcess(int exitCode)
{
    std::exit(exitCode);
}

} // namespace avocet
