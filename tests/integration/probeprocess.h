// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/line.h"

#include <QtCore/QProcess>
#include <QtTest/QTest>

namespace avocet::test {

/// The probe as its callers see it: lines in, lines out.
class ProbeProcess
{
public:
    explicit ProbeProcess(const QStringList &arguments = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(PROBE), arguments);
    }
    ~ProbeProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(ProbeProcess)

    void say(const QByteArray &line) { m_process.write(line + '\n'); }
    /// The next line, 10 s at most; empty if none comes.
    QByteArray hear()
    {
        if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, 10'000))
            return {};
        return m_process.readLine().chopped(1);
    }
    /// The next line, which must be this event; verb "nothing" if it is not.
    probe::Line expect(const QByteArray &verb)
    {
        const QByteArray text = hear();
        const auto line = probe::Line::parse(text);
        if (line && line->verb() == verb)
            return *line;
        qWarning() << "expected" << verb << "heard" << text;
        return probe::Line("nothing");
    }
    bool isSilent() { return !m_process.canReadLine() && m_process.bytesAvailable() == 0; }
    /// Nothing but the end comes; its exit code, or -1.
    int ends()
    {
        if (!QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 10'000))
            return -1;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QByteArray rest() { return m_process.readAll(); }
    void terminate() { m_process.terminate(); }
    void closeInput() { m_process.closeWriteChannel(); }

private:
    QProcess m_process;
};

/// The decoded value of a key; empty if there is none.
inline QByteArray value(const probe::Line &line, const char *key)
{
    return probe::percentDecoded(line.raw(key).value_or(QByteArray())).value_or(QByteArray());
}

} // namespace avocet::test
