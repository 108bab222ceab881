// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/traceentry.h"

#include <optional>
#include <unordered_map>

namespace mqtt {

/// Follows a trace in order and finds what belongs together: PUBLISH with PUBACK, or with PUBREC, PUBREL and
/// PUBCOMP; SUBSCRIBE, UNSUBSCRIBE, PINGREQ and CONNECT with their answers. An open PUBLISH outlives its
/// connection, as the Session does. Bounded by the number of Packet Identifiers and Topic Aliases.
class Exchanges
{
public:
    TraceEntry follow(TracedPacket packet);

private:
    struct Request
    {
        quint64 exchange;
        qint64 time;
        QByteArrayList topics;
    };
    static void join(TraceEntry &entry, const Request &request);
    void begin(TraceEntry &entry, bool isRepeated);
    void answer(TraceEntry &entry, bool isLast);
    void follow(TraceEntry &entry, std::optional<Request> &request, bool isRequest, bool isLast);
    void readPublish(TraceEntry &entry);
    void readFilters(TraceEntry &entry);

    std::unordered_map<quint32, Request> m_open; ///< by who began, and Packet Identifier
    std::optional<Request> m_connect;
    std::optional<Request> m_ping;
    std::unordered_map<quint32, QByteArray> m_aliases; ///< by direction and Topic Alias
    quint32 m_connection = 0;
    quint64 m_lastExchange = 0;
};

} // namespace mqtt
