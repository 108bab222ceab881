// SPDX-License-Identifier: GPL-3.0-or-later
// A broker that is never the bottleneck: it sends packets encoded beforehand as fast as the socket takes
// them, or at a rate, and acknowledges at once whatever it is sent.
//
//   fakebroker [--size BYTES] [--topics N] [--qos 0|1|2] [--rate PER_SECOND] [--count N] [--quiet 1]
//
// It says its port on stdout and, when `count` messages have gone out, "sent COUNT". With --quiet it sends
// nothing.
#include "arguments.h"
#include "encodedload_unix.h"

#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace bench;

namespace {

constexpr int windowBlocks = 4;
constexpr int blockSize = 8'192; // of Packet Identifiers
constexpr int flatOutPackets = 8'192;
constexpr std::size_t inputSize = 256 * 1024;

struct Options
{
    LoadOptions load;
    long rate = 0;
    long count = 0;
    bool isQuiet = false;
};

class Client
{
public:
    Client(int socket, const Options &options)
        : m_socket(socket)
        , m_options(options)
    {
    }
    ~Client() { ::close(m_socket); }
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    void run()
    {
        m_input.resize(inputSize);
        while (m_isOpen) {
            const bool hasOutput = prepareOutput();
            pollfd poll{m_socket, short(POLLIN | (hasOutput ? POLLOUT : 0)), 0};
            ::poll(&poll, 1, hasOutput ? -1 : waitMilliseconds());
            if (poll.revents & (POLLIN | POLLHUP | POLLERR))
                readInput();
            if (m_isOpen && (poll.revents & POLLOUT))
                writeOutput();
        }
    }

private:
    int waitMilliseconds() const { return m_isBlasting && m_options.rate > 0 && !isDone() ? 1 : -1; }
    bool isDone() const { return m_options.count > 0 && m_sent >= m_options.count; }

    /// Answers first; then the rest of what was begun; then new packets. True if there is something to write.
    bool prepareOutput()
    {
        if (m_begun.empty() && !m_answers.empty()) {
            m_begunAnswers.swap(m_answers);
            m_answers.clear();
            m_begun.push_back({m_begunAnswers.data(), m_begunAnswers.size()});
            m_partAt = 0;
            m_isBlockOut = false;
        }
        if (m_begun.empty() && m_isBlasting && !isDone())
            beginPackets();
        return !m_begun.empty();
    }

    void beginPackets()
    {
        long allowed = flatOutPackets;
        if (m_options.rate > 0)
            allowed =
                std::min<long>(allowed, long((wallSeconds() - m_start) * double(m_options.rate)) - m_sent);
        if (m_options.count > 0)
            allowed = std::min(allowed, m_options.count - m_sent);
        if (m_options.load.qos == 2 && m_released < m_received / blockSize) {
            const auto block = std::size_t(m_released++ % windowBlocks);
            m_begun.push_back({m_releases.data() + block * blockSize * 4, blockSize * 4});
            m_partAt = 0;
            m_isBlockOut = false;
            return;
        }
        if (m_options.load.qos != 0) {
            if (m_ring % blockSize == 0 && m_published - m_completed / blockSize >= windowBlocks)
                return;
            allowed = std::min<long>(allowed, blockSize - m_ring % blockSize);
        }
        if (allowed <= 0)
            return;
        int count = int(allowed);
        m_load->describe(m_ring, count, m_begun);
        m_partAt = 0;
        m_isBlockOut = true;
        m_begunCount = count;
    }

    void writeOutput()
    {
        while (!m_begun.empty()) {
            msghdr message{};
            message.msg_iov = m_begun.data() + m_partAt;
            message.msg_iovlen = m_begun.size() - m_partAt;
            const ssize_t written = ::sendmsg(m_socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (written < 0) {
                m_isOpen = errno == EAGAIN || errno == EINTR;
                return;
            }
            advance(std::size_t(written));
        }
    }

    void advance(std::size_t written)
    {
        while (m_partAt < m_begun.size() && written >= m_begun[m_partAt].iov_len)
            written -= m_begun[m_partAt++].iov_len;
        if (m_partAt < m_begun.size()) {
            iovec &part = m_begun[m_partAt];
            part = {static_cast<char *>(part.iov_base) + written, part.iov_len - written};
            return;
        }
        m_begun.clear();
        if (!m_isBlockOut)
            return;
        m_sent += m_begunCount;
        m_ring = (m_ring + m_begunCount) % m_load->packets();
        if (m_options.load.qos != 0 && m_ring % blockSize == 0)
            ++m_published;
        if (isDone()) {
            std::printf("sent %ld\n", m_sent);
            std::fflush(stdout);
        }
    }

    void readInput()
    {
        const ssize_t size = ::recv(m_socket, m_input.data() + m_held, m_input.size() - m_held, MSG_DONTWAIT);
        if (size <= 0) {
            m_isOpen = size < 0 && (errno == EAGAIN || errno == EINTR);
            return;
        }
        m_held += std::size_t(size);
        std::size_t at = 0;
        while (const std::size_t packet = handlePacket(m_input.data() + at, m_held - at))
            at += packet;
        m_held -= at;
        std::memmove(m_input.data(), m_input.data() + at, m_held);
    }

    /// The size of the packet that was dealt with, 0 if it is not whole.
    std::size_t handlePacket(const char *bytes, std::size_t size)
    {
        std::size_t length = 0;
        std::size_t header = 1;
        for (int shift = 0;; shift += 7) {
            if (header >= size)
                return 0;
            const auto part = static_cast<unsigned char>(bytes[header++]);
            length |= std::size_t(part & 0x7F) << shift;
            if (part < 0x80)
                break;
        }
        if (header + length > size)
            return 0;
        handle(static_cast<unsigned char>(bytes[0]), bytes + header, length);
        return header + length;
    }

    void handle(unsigned char first, const char *body, std::size_t size)
    {
        switch (first >> 4) {
        case 1: // CONNECT
            m_options.load.isVersion5 = body[2 + static_cast<unsigned char>(body[1])] == 5;
            m_answers.append(m_options.load.isVersion5 ? std::string("\x20\x03\0\0\0", 5)
                                                       : std::string("\x20\x02\0\0", 4));
            break;
        case 3: { // PUBLISH
            const std::size_t id =
                2 + (static_cast<unsigned char>(body[0]) << 8 | static_cast<unsigned char>(body[1]));
            const int qos = first >> 1 & 3;
            if (qos != 0)
                answer(qos == 1 ? 0x40 : 0x50, body + id);
            break;
        }
        case 4: // PUBACK
        case 7: // PUBCOMP
            ++m_completed;
            break;
        case 5: // PUBREC
            if (m_options.isQuiet)
                answer(0x62, body);
            else
                ++m_received;
            break;
        case 6: // PUBREL
            answer(0x70, body);
            break;
        case 8: // SUBSCRIBE
            subscribe(body, size);
            break;
        case 10: // UNSUBSCRIBE
            answer(0xB0, body);
            break;
        case 12: // PINGREQ
            m_answers.append("\xD0\0", 2);
            break;
        case 14: // DISCONNECT
            m_isOpen = false;
            break;
        default:
            break;
        }
    }

    void answer(int type, const char *id)
    {
        const char packet[] = {char(type), 2, id[0], id[1]};
        m_answers.append(packet, sizeof packet);
    }

    /// One filter to a packet, as Avocet and the peers send it.
    void subscribe(const char *body, std::size_t size)
    {
        m_answers.append(m_options.load.isVersion5 ? "\x90\x04" : "\x90\x03", 2);
        m_answers.append(body, 2);
        if (m_options.load.isVersion5)
            m_answers.push_back('\0');
        m_answers.push_back(char(m_options.load.qos));
        if (m_options.load.isVersion5 && size > 4 && body[2] > 0 && body[3] == 0x0B)
            m_options.load.subscriptionIdentifier = static_cast<unsigned char>(body[4]);
        if (m_options.isQuiet || m_isBlasting)
            return;
        m_load = std::make_unique<EncodedLoad>(m_options.load);
        for (int id = 1; id <= windowBlocks * blockSize; ++id) {
            const char packet[] = {0x62, 2, char(id >> 8), char(id)};
            m_releases.append(packet, sizeof packet);
        }
        m_isBlasting = true;
        m_start = wallSeconds();
    }

    int m_socket;
    Options m_options;
    bool m_isOpen = true;
    bool m_isBlasting = false;
    double m_start = 0;
    std::unique_ptr<EncodedLoad> m_load;
    std::string m_releases; ///< PUBREL for every Packet Identifier of the window
    std::string m_input;
    std::size_t m_held = 0;
    std::string m_answers;
    std::string m_begunAnswers;
    std::vector<iovec> m_begun;
    std::size_t m_partAt = 0;
    bool m_isBlockOut = false; ///< m_begun holds packets of the load
    int m_begunCount = 0;
    int m_ring = 0;
    long m_sent = 0;
    long m_published = 0; ///< blocks
    long m_released = 0;  ///< blocks
    long m_received = 0;  ///< PUBREC packets
    long m_completed = 0; ///< PUBACK or PUBCOMP packets
};

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    const Arguments arguments(argc, argv);
    Options options;
    options.load.payloadSize = int(arguments.number("--size", 256));
    options.load.topics = int(arguments.number("--topics", 10'000));
    options.load.qos = int(arguments.number("--qos", 0));
    options.rate = arguments.number("--rate", 0);
    options.count = arguments.number("--count", 0);
    options.isQuiet = arguments.number("--quiet", 0) != 0;

    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(server, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(server, 8) != 0)
        return 1;
    ::getsockname(server, reinterpret_cast<sockaddr *>(&address), &size);
    std::printf("port %d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    for (;;) {
        const int socket = ::accept(server, nullptr, nullptr);
        if (socket < 0)
            return 1;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        std::thread([socket, options] { Client(socket, options).run(); }).detach();
    }
}
