// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <sys/uio.h>
#include <vector>

namespace bench {

struct LoadOptions
{
    int payloadSize = 256;
    int topics = 10'000;
    int qos = 0;
    bool isVersion5 = false;
    bool isRetained = false;
    std::uint32_t subscriptionIdentifier = 0; ///< in every packet, as a broker of 5.0 does; 0: none
};

/// "bench/group07/device0123": a thousand topics to a group.
std::string topicName(int number);

/// PUBLISH packets encoded beforehand, in a ring over all topics, so that sending costs nothing but the
/// system call. Large payloads are one and the same memory.
class EncodedLoad
{
public:
    explicit EncodedLoad(const LoadOptions &options);

    int packets() const { return int(m_ends.size()); }
    /// Fills `parts` with packets [first, first + count) and gives their size in bytes; `count` is cut at the
    /// end of the ring and at the end of `parts`.
    std::size_t describe(int first, int &count, std::vector<iovec> &parts) const;

private:
    std::string m_bytes;
    std::string m_payload; ///< not in m_bytes if large
    std::vector<std::size_t> m_ends;
};

} // namespace bench
