// SPDX-License-Identifier: GPL-3.0-or-later
#include "encodedload_unix.h"

#include <algorithm>
#include <cstdio>

namespace bench {

namespace {
constexpr int largePayload = 4096;
constexpr std::size_t mostParts = 512;

void appendVariable(std::string &out, std::uint32_t value)
{
    for (; value >= 0x80; value >>= 7)
        out.push_back(char(value | 0x80));
    out.push_back(char(value));
}

void appendTwoBytes(std::string &out, unsigned value)
{
    out.push_back(char(value >> 8));
    out.push_back(char(value));
}
} // namespace

std::string topicName(int number)
{
    char name[64];
    std::snprintf(name, sizeof name, "bench/group%02d/device%04d", number / 1000, number % 1000);
    return name;
}

EncodedLoad::EncodedLoad(const LoadOptions &options)
{
    std::string payload(std::size_t(options.payloadSize), ' ');
    for (std::size_t i = 0; i < payload.size(); ++i)
        payload[i] = char('a' + i * 7 % 26);
    const bool isLarge = options.payloadSize >= largePayload;
    std::string properties;
    if (options.isVersion5) {
        std::string inner;
        if (options.subscriptionIdentifier != 0) {
            inner.push_back(0x0B);
            appendVariable(inner, options.subscriptionIdentifier);
        }
        appendVariable(properties, std::uint32_t(inner.size()));
        properties += inner;
    }
    // With QoS a Packet Identifier stands in each: as many packets as the window of the blaster.
    const int count = options.qos == 0 ? options.topics : 32'768;
    for (int i = 0; i < count; ++i) {
        const std::string topic = topicName(i % options.topics);
        const std::size_t size =
            2 + topic.size() + (options.qos == 0 ? 0 : 2) + properties.size() + payload.size();
        m_bytes.push_back(char(0x30 | options.qos << 1 | int(options.isRetained)));
        appendVariable(m_bytes, std::uint32_t(size));
        appendTwoBytes(m_bytes, unsigned(topic.size()));
        m_bytes += topic;
        if (options.qos != 0)
            appendTwoBytes(m_bytes, unsigned(i + 1));
        m_bytes += properties;
        if (!isLarge)
            m_bytes += payload;
        m_ends.push_back(m_bytes.size());
    }
    if (isLarge)
        m_payload = payload;
}

std::size_t EncodedLoad::describe(int first, int &count, std::vector<iovec> &parts) const
{
    count = std::min(count, packets() - first);
    parts.clear();
    const std::size_t begin = first == 0 ? 0 : m_ends[std::size_t(first) - 1];
    if (m_payload.empty()) {
        const std::size_t size = m_ends[std::size_t(first + count) - 1] - begin;
        parts.push_back({const_cast<char *>(m_bytes.data()) + begin, size});
        return size;
    }
    count = std::min(count, int(mostParts / 2));
    std::size_t total = 0;
    std::size_t at = begin;
    for (int i = first; i < first + count; ++i) {
        parts.push_back({const_cast<char *>(m_bytes.data()) + at, m_ends[std::size_t(i)] - at});
        parts.push_back({const_cast<char *>(m_payload.data()), m_payload.size()});
        total += parts[parts.size() - 2].iov_len + m_payload.size();
        at = m_ends[std::size_t(i)];
    }
    return total;
}

} // namespace bench
