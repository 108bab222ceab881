// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/mosquitto.h"

#include "broker/childlifetime.h"
#include "broker/mosquittosystem.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace avocet::test {

namespace {

constexpr int patience = 10'000; // milliseconds
constexpr int maximumAttempts = 5;

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

bool writeLines(const QString &path, const QStringList &lines)
{
    QFile file(path);
    const QByteArray text = lines.join(u'\n').toUtf8() + '\n';
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush();
}

} // namespace

Mosquitto::Mosquitto(MosquittoOptions options)
    : m_options(std::move(options))
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    // A file, not a pipe: a test that does not run an event loop would let a pipe fill, and mosquitto stop.
    m_process.setStandardErrorFile(path("log"), QIODevice::Append);
    tieToOwnLifetime(m_process);
}

Mosquitto::~Mosquitto()
{
    kill();
}

bool Mosquitto::start()
{
    if (isRunning())
        return true;
    const QString mosquitto = findProgram(QStringLiteral("mosquitto"));
    if (mosquitto.isEmpty())
        return fail(QStringLiteral("mosquitto is not installed; ./dev setup installs it"));
    if (m_isPrepared)
        return launch(mosquitto);
    for (int attempt = 1; attempt <= maximumAttempts; ++attempt) {
        if (!prepare(mosquitto))
            return false;
        if (launch(mosquitto)) {
            m_isPrepared = true;
            return true;
        }
        if (m_options.port != 0 || !log().contains("Address already in use"))
            return false;
    }
    return false;
}

void Mosquitto::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

void Mosquitto::terminate()
{
    askToEnd(m_process);
    if (!m_process.waitForFinished(patience))
        kill();
}

QByteArray Mosquitto::log() const
{
    QFile file(path("log"));
    const QByteArray said = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return m_failure.toUtf8() + '\n' + said;
}

QString Mosquitto::findProgram(const QString &name)
{
    const QString inPath = QStandardPaths::findExecutable(name);
    if (!inPath.isEmpty())
        return inPath;
    return QStandardPaths::findExecutable(name, mosquittoFolders());
}

bool Mosquitto::prepare(const QString &mosquitto)
{
    if (!m_folder.isValid())
        return fail(m_folder.errorString());
    m_port = m_options.port != 0 ? m_options.port : freePort();
    if (m_port == 0)
        return fail(QStringLiteral("no free port"));
    if (!writeUsers())
        return fail(
            QStringLiteral("mosquitto_passwd, which belongs to %1, did not do its work").arg(mosquitto));
    if (!m_options.acl.isEmpty() && !writeLines(path("acl"), m_options.acl))
        return fail(QStringLiteral("cannot write the acl_file"));
    return writeConfiguration() || fail(QStringLiteral("cannot write mosquitto.conf"));
}

bool Mosquitto::writeUsers()
{
    const QString tool = findProgram(QStringLiteral("mosquitto_passwd"));
    QFile::remove(path("users"));
    for (const MosquittoUser &user : m_options.users) {
        QStringList arguments{QStringLiteral("-b"), path("users"), user.name, user.password};
        if (!QFile::exists(path("users")))
            arguments.prepend(QStringLiteral("-c"));
        if (tool.isEmpty() || QProcess::execute(tool, arguments) != 0)
            return false;
    }
    return true;
}

bool Mosquitto::writeConfiguration() const
{
    QStringList lines{
        QStringLiteral("listener %1 127.0.0.1").arg(m_port),
        QStringLiteral("log_dest stderr"),
        QStringLiteral("set_tcp_nodelay true"),
        QStringLiteral("max_queued_messages 0"),
        QStringLiteral("sys_interval 1"),
        QStringLiteral("allow_anonymous ") + QLatin1StringView(m_options.users.empty() ? "true" : "false"),
    };
    if (!m_options.users.empty())
        lines << QStringLiteral("password_file ") + path("users");
    if (!m_options.acl.isEmpty())
        lines << QStringLiteral("acl_file ") + path("acl");
    if (m_options.isPersistent) {
        lines << QStringLiteral("persistence true")
              << QStringLiteral("persistence_location %1/").arg(m_folder.path())
              << QStringLiteral("autosave_on_changes true") << QStringLiteral("autosave_interval 1");
    }
    lines << mosquittoUserLines() << m_options.configuration;
    return writeLines(path("mosquitto.conf"), lines);
}

bool Mosquitto::launch(const QString &mosquitto)
{
    m_failure.clear();
    m_logBegin = QFileInfo(path("log")).size();
    m_process.setWorkingDirectory(m_folder.path());
    m_process.start(mosquitto, {QStringLiteral("-c"), path("mosquitto.conf")});
    if (!m_process.waitForStarted(patience))
        return fail(m_process.errorString());
    return waitUntilConnectable();
}

bool Mosquitto::waitUntilConnectable()
{
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired()) {
        if (isConnectable())
            return true;
        if (m_process.waitForFinished(5))
            return fail(QStringLiteral("mosquitto ended by itself"));
    }
    kill();
    return fail(QStringLiteral("mosquitto took no connection within %1 ms").arg(patience));
}

// It must say so itself as well: somebody else could have taken its port.
bool Mosquitto::isConnectable() const
{
    QFile file(path("log"));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_logBegin) || !file.readAll().contains(" running"))
        return false;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    return socket.waitForConnected(patience);
}

QString Mosquitto::path(const char *name) const
{
    return m_folder.filePath(QLatin1StringView(name));
}

bool Mosquitto::fail(const QString &reason)
{
    m_failure = reason;
    return false;
}

} // namespace avocet::test
