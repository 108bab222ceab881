// SPDX-License-Identifier: GPL-3.0-or-later
// A client that publishes packets encoded beforehand to a real broker, at a rate or as fast as it takes them.
//
//   loadgenerator --port PORT [--size BYTES] [--topics N] [--rate PER_SECOND] [--count N] [--retain 1]
//
// Ends when everything has been taken by the broker, and says "sent COUNT SECONDS".
#include "arguments.h"
#include "encodedload_unix.h"

#include <algorithm>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace bench;

namespace {
constexpr int mostTogether = 4'096;

bool sendAll(int socket, std::vector<iovec> &parts)
{
    std::size_t at = 0;
    while (at < parts.size()) {
        msghdr message{};
        message.msg_iov = parts.data() + at;
        message.msg_iovlen = parts.size() - at;
        ssize_t written = ::sendmsg(socket, &message, MSG_NOSIGNAL);
        if (written < 0)
            return false;
        while (at < parts.size() && std::size_t(written) >= parts[at].iov_len)
            written -= ssize_t(parts[at++].iov_len);
        if (at < parts.size())
            parts[at] = {static_cast<char *>(parts[at].iov_base) + written,
                         parts[at].iov_len - std::size_t(written)};
    }
    return true;
}

/// All bytes before it have been read by the broker when it answers.
bool ping(int socket)
{
    char answer[2];
    return ::send(socket, "\xC0\0", 2, MSG_NOSIGNAL) == 2 && ::recv(socket, answer, 2, MSG_WAITALL) == 2;
}
} // namespace

int main(int argc, char **argv)
{
    const Arguments arguments(argc, argv);
    LoadOptions options;
    options.payloadSize = int(arguments.number("--size", 256));
    options.topics = int(arguments.number("--topics", 10'000));
    options.isRetained = arguments.number("--retain", 0) != 0;
    const long rate = arguments.number("--rate", 0);
    const long total = arguments.number("--count", options.topics);
    const EncodedLoad load(options);

    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<unsigned short>(arguments.number("--port", 1883)));
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return 1;
    const std::string hello("\x10\x10\0\x04MQTT\x04\x02\0\0\0\x04load", 18);
    char connack[4];
    if (::send(socket, hello.data(), hello.size(), 0) != ssize_t(hello.size()) ||
        ::recv(socket, connack, sizeof connack, MSG_WAITALL) != sizeof connack)
        return 1;
    const double begin = wallSeconds();
    std::vector<iovec> parts;
    for (long sent = 0; sent < total;) {
        long allowed = std::min<long>(mostTogether, total - sent);
        if (rate > 0)
            allowed = std::min(allowed, long((wallSeconds() - begin) * double(rate)) - sent);
        if (allowed <= 0) {
            const timespec pause{0, 1'000'000};
            nanosleep(&pause, nullptr);
            continue;
        }
        int count = int(allowed);
        load.describe(int(sent % load.packets()), count, parts);
        if (!sendAll(socket, parts))
            return 1;
        sent += count;
    }
    if (!ping(socket))
        return 1;
    std::printf("sent %ld %.3f\n", total, wallSeconds() - begin);
    ::send(socket, "\xE0\0", 2, MSG_NOSIGNAL);
    ::close(socket);
}
