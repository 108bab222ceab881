// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/endpoint.h"
#include "input.h"

using namespace mqtt;

/// What somebody types as an address.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto address =
        parseAddress(QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!address)
        return 0;
    const Endpoint &endpoint = address->endpoint;
    require(!endpoint.host.isEmpty() && endpoint.port != 0);
    require(address->userName || !address->password);
    const auto again = parseAddress(endpoint.toString());
    require(again && again->endpoint == endpoint);
    require(!again->userName && !again->password);
    return 0;
}
