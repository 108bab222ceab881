// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/transportoptions.h"

#include <algorithm>

namespace mqtt {

namespace {
bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isValueCharacter(char c)
{
    return c == '\t' || (uchar(c) >= 0x20 && uchar(c) != 0x7F);
}
} // namespace

bool isValid(const WebSocketHeader &header)
{
    return !header.name.isEmpty() && std::ranges::all_of(header.name, isTokenCharacter) &&
           std::ranges::all_of(header.value, isValueCharacter);
}

} // namespace mqtt
