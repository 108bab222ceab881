// SPDX-License-Identifier: GPL-3.0-or-later
// The physical limit: recv() into one buffer, and a walk from packet to packet. Nothing is checked or kept.
#include "arguments.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace bench;

int main(int argc, char **argv)
{
    const Arguments arguments(argc, argv);
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<unsigned short>(arguments.number("--port", 1883)));
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return 1;
    const std::string hello("\x10\x10\0\x04MQTT\x04\x02\0\x3C\0\x04"
                            "bare"
                            "\x82\x06\0\x01\0\x01#\0",
                            18 + 8);
    if (::send(socket, hello.data(), hello.size(), 0) != ssize_t(hello.size()))
        return 1;
    std::vector<char> buffer(512 * 1024);
    std::size_t held = 0;
    Measurement measurement(double(arguments.number("--ms", 1500)) / 1000);
    for (;;) {
        const ssize_t size = ::recv(socket, buffer.data() + held, buffer.size() - held, 0);
        if (size <= 0)
            return 1;
        held += std::size_t(size);
        long messages = 0;
        std::size_t at = 0;
        while (held - at >= 5) {
            std::size_t length = 0;
            std::size_t header = 1;
            for (int shift = 0;; shift += 7) {
                const auto part = static_cast<unsigned char>(buffer[at + header++]);
                length |= std::size_t(part & 0x7F) << shift;
                if (part < 0x80)
                    break;
            }
            if (at + header + length > held)
                break;
            messages += (buffer[at] & 0xF0) == 0x30;
            at += header + length;
        }
        held -= at;
        std::memmove(buffer.data(), buffer.data() + at, held);
        if (messages > 0 && measurement.count(messages))
            break;
    }
    measurement.print();
    ::close(socket);
}
