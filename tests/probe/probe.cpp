// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/probe.h"

#include "base/overloaded.h"
#include "probe/connectcommand.h"
#include "probe/eventlines.h"

#include <algorithm>

using namespace mqtt;

namespace avocet::probe {

namespace {
Instant steadyNow()
{
    return std::chrono::steady_clock::now();
}

bool isRejected(const std::vector<SessionEvent> &events, Token token)
{
    return std::ranges::any_of(events, [token](const SessionEvent &event) {
        const auto *settlement = std::get_if<Settlement>(&event);
        return settlement && settlement->token == token &&
               settlement->outcome == Settlement::Outcome::Rejected;
    });
}
} // namespace

Probe::Probe(std::function<void(const QByteArray &)> print)
    : m_print(std::move(print))
{
}

void Probe::start()
{
    say(Line("ready").add("proto", 1).add("impl", "avocet-" AVOCET_VERSION));
}

void Probe::take(const QByteArray &text)
{
    const QByteArray command = text.endsWith('\r') ? text.chopped(1) : text;
    if (command.trimmed().isEmpty() || m_quits)
        return;
    const auto line = Line::parse(command);
    if (line)
        dispatch(*line);
    else
        complain("a command is a verb and key=value fields");
}

void Probe::dispatch(const Line &line)
{
    using Handler = void (Probe::*)(const Line &);
    static const std::unordered_map<std::string_view, Handler> handlers = {
        {"open", &Probe::open},
        {"reopen", &Probe::reopen},
        {"pub", &Probe::publish},
        {"sub", &Probe::subscribe},
        {"unsub", &Probe::unsubscribe},
        {"auth", &Probe::authenticate},
        {"disconnect", &Probe::disconnect},
        {"abort", &Probe::abort},
        {"close-session", &Probe::closeSession},
        {"quit", &Probe::quit},
    };
    const auto found = handlers.find({line.verb().data(), size_t(line.verb().size())});
    if (found == handlers.end())
        complain("unknown verb " + line.verb());
    else
        (this->*found->second)(line);
}

void Probe::complain(QByteArrayView text)
{
    say(errorLine("usage", text));
}

bool Probe::hasNoFields(const Line &line)
{
    if (!line.fields().empty())
        complain(line.verb() + ": unknown key " + line.fields().front().first);
    return line.fields().empty();
}

bool Probe::canOpen()
{
    if (m_driver && m_driver->isOpen())
        complain("there is a connection already");
    return !m_driver || !m_driver->isOpen();
}

void Probe::makeDriver(const Connect &connect, const Target &target)
{
    m_tags.clear();
    m_driver = std::make_unique<ConnectionDriver>(connect, target);
    QObject::connect(m_driver.get(), &ConnectionDriver::happened, this, &Probe::onSessionEvent);
    QObject::connect(m_driver.get(), &ConnectionDriver::messageArrived, this,
                     [this](const PublishView &message) { say(messageLine(m_connection, message)); });
    QObject::connect(m_driver.get(), &ConnectionDriver::closed, this, &Probe::onClosed);
}

void Probe::open(const Line &line)
{
    const auto command = parseOpen(line);
    if (!command)
        return complain(command.error());
    if (!canOpen())
        return;
    m_connect = command->connect;
    makeDriver(m_connect, command->target);
    ++m_connection;
    m_driver->open(m_connect);
}

void Probe::reopen(const Line &line)
{
    if (!m_driver)
        return complain("reopen: nothing was opened");
    const auto connect = parseReopen(line, m_connect);
    if (!connect)
        return complain(connect.error());
    if (!canOpen())
        return;
    m_connect = *connect;
    ++m_connection;
    m_driver->open(m_connect);
}

Token Probe::remember(const QByteArray &tag)
{
    m_tags[++m_lastToken] = tag;
    return m_lastToken;
}

QByteArray Probe::tagOf(Token token) const
{
    const auto found = m_tags.find(token);
    return found == m_tags.end() ? QByteArray() : found->second;
}

/// ok or refused; then what came of it.
void Probe::answer(Token token, PacketIdentifier packetId, const QByteArray &why)
{
    if (why.isEmpty()) {
        say(Line("ok").add("conn", m_connection).add("tag", tagOf(token)).add("mid", packetId));
    } else {
        say(refusedLine(m_connection, tagOf(token), why));
        m_tags.erase(token);
    }
    if (m_driver)
        m_driver->apply();
}

void Probe::publish(const Line &line)
{
    const auto command = parsePublish(line);
    if (!command)
        return complain(command.error());
    const Token token = remember(command->tag);
    if (!m_driver || !command->hasQoS)
        return answer(token, 0, command->hasQoS ? "offline" : "qos");
    const PacketIdentifier id =
        m_driver->session().publish(command->message, token, steadyNow(), m_driver->effects());
    if (isRejected(m_driver->effects().events, token))
        m_driver->apply(); // says refused
    else
        answer(token, id, {});
}

void Probe::subscribe(const Line &line)
{
    const auto command = parseSubscribe(line);
    if (!command)
        return complain(command.error());
    const Token token = remember(command->tag);
    if (!m_driver || !command->hasQoS)
        return answer(token, 0, command->hasQoS ? "offline" : "qos");
    const RequestResult result = m_driver->session().subscribe(command->subscriptions, command->properties,
                                                               token, steadyNow(), m_driver->effects());
    answer(token, result.packetId, result.packetId == 0 ? whyOf(result.refusal) : QByteArray());
}

void Probe::unsubscribe(const Line &line)
{
    const auto command = parseUnsubscribe(line);
    if (!command)
        return complain(command.error());
    const Token token = remember(command->tag);
    if (!m_driver)
        return answer(token, 0, "offline");
    const RequestResult result = m_driver->session().unsubscribe(command->filters, command->properties, token,
                                                                 steadyNow(), m_driver->effects());
    answer(token, result.packetId, result.packetId == 0 ? whyOf(result.refusal) : QByteArray());
}

void Probe::authenticate(const Line &line)
{
    const auto auth = parseAuth(line);
    if (!auth)
        return complain(auth.error());
    if (!m_driver || !m_driver->session().authenticate(*auth, steadyNow(), m_driver->effects()))
        say(errorLine("refused", "this AUTH must not be sent now"));
    if (m_driver)
        m_driver->apply();
}

void Probe::disconnect(const Line &line)
{
    const auto packet = parseDisconnect(line);
    if (!packet)
        return complain(packet.error());
    if (m_driver && m_driver->isOpen())
        m_driver->disconnect(*packet);
    else
        complain("disconnect: there is no connection");
}

void Probe::abort(const Line &line)
{
    if (!hasNoFields(line))
        return;
    if (m_driver && m_driver->isOpen())
        m_driver->abort();
    else
        complain("abort: there is no connection");
}

void Probe::closeSession(const Line &line)
{
    if (!hasNoFields(line))
        return;
    if (m_driver && m_driver->isOpen())
        m_driver->abort();
    m_driver.reset();
    m_tags.clear();
    say(Line("gone"));
}

void Probe::quit(const Line &line)
{
    if (hasNoFields(line))
        quit();
}

void Probe::quit()
{
    if (std::exchange(m_quits, true))
        return;
    if (m_driver && m_driver->isOpen())
        m_driver->disconnect({});
    else
        finish();
}

void Probe::finish()
{
    say(Line("bye"));
    Q_EMIT finished();
}

void Probe::onSessionEvent(const SessionEvent &event)
{
    std::visit(
        Overloaded{
            [this](const SessionConnected &e) { say(connackLine(m_connection, e.connack)); },
            [this](const SessionRefused &e) { say(connackLine(m_connection, e.connack)); },
            [this](const Settlement &e) { onSettled(e); },
            [this](const SubscribeAnswered &e) {
                say(answerLine("suback", m_connection, tagOf(e.token), e.packetId, e.codes, e.properties));
                m_tags.erase(e.token);
            },
            [this](const UnsubscribeAnswered &e) {
                say(answerLine("unsuback", m_connection, tagOf(e.token), e.packetId, e.codes, e.properties));
                m_tags.erase(e.token);
            },
            [](const PingAnswered &) {},
            [this](const ServerDisconnected &e) {
                say(reasonLine("disconnect", m_connection, e.disconnect.reason, e.disconnect.properties));
            },
            [this](const AuthReceived &e) {
                say(reasonLine("auth", m_connection, e.auth.reason, e.auth.properties));
            },
            [](const Reauthenticated &) {},
            [](const SessionFailed &) {}, // closed says it
        },
        event);
}

void Probe::onSettled(const Settlement &settlement)
{
    say(settlementLine(m_connection, tagOf(settlement.token), settlement));
    m_tags.erase(settlement.token);
}

void Probe::onClosed(const ConnectionEnd &end)
{
    say(closedLine(m_connection, end));
    if (m_quits)
        finish();
}

} // namespace avocet::probe
