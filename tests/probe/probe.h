// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/connectiondriver.h"
#include "probe/line.h"
#include "probe/requestcommands.h"

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace avocet::probe {

/// Commands in, events out, a line each: an adapter between a caller that waits and judges, and one Session.
class Probe : public QObject
{
    Q_OBJECT

public:
    /// `print` gets each event, without LF.
    explicit Probe(std::function<void(const QByteArray &)> print);

    void start();
    /// A command without its LF.
    void take(const QByteArray &text);
    /// No more commands will come.
    void quit();

Q_SIGNALS:
    void finished();

private:
    using Token = mqtt::Token;

    void dispatch(const Line &line);
    void open(const Line &line);
    void reopen(const Line &line);
    void publish(const Line &line);
    void subscribe(const Line &line);
    void unsubscribe(const Line &line);
    void authenticate(const Line &line);
    void disconnect(const Line &line);
    void abort(const Line &line);
    void closeSession(const Line &line);
    void quit(const Line &line);

    void makeDriver(const mqtt::Connect &connect, const Target &target);
    bool canOpen();
    bool hasNoFields(const Line &line);
    Token remember(const QByteArray &tag);
    QByteArray tagOf(Token token) const;
    void answer(Token token, mqtt::PacketIdentifier packetId, const QByteArray &why);
    void onSessionEvent(const mqtt::SessionEvent &event);
    void onSettled(const mqtt::Settlement &settlement);
    void onClosed(const ConnectionEnd &end);
    void say(const Line &line) { m_print(line.toBytes()); }
    void complain(QByteArrayView text);
    void finish();

    std::function<void(const QByteArray &)> m_print;
    std::unique_ptr<ConnectionDriver> m_driver;
    mqtt::Connect m_connect;
    std::unordered_map<Token, QByteArray> m_tags;
    Token m_lastToken = 0;
    int m_connection = 0;
    bool m_quits = false;
};

} // namespace avocet::probe
