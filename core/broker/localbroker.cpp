// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/localbroker.h"

#include "base/logging.h"
#include "broker/childlifetime.h"
#include "broker/mosquittosystem.h"

#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>

namespace avocet {

namespace {

constexpr int maximumAttempts = 5;
constexpr int stopTimeout = 2'000; // milliseconds
constexpr qsizetype keptLog = 4'096;

QString findIn(const QStringList &folders)
{
    return folders.isEmpty() ? QString()
                             : QStandardPaths::findExecutable(QStringLiteral("mosquitto"), folders);
}

// Another program may take it before mosquitto does; hence the attempts.
quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

bool tellsPortIsTaken(const QByteArray &log)
{
    return log.contains("Address already in use") || log.contains("Only one usage of each socket address");
}

} // namespace

LocalBroker::LocalBroker(LocalBrokerOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::readyReadStandardError, this, &LocalBroker::readLog);
    connect(&m_process, &QProcess::finished, this, &LocalBroker::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, &LocalBroker::onErrorOccurred);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    tieToOwnLifetime(m_process);
}

LocalBroker::~LocalBroker()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(stopTimeout);
}

QString LocalBroker::findExecutable()
{
    const QString inPath = QStandardPaths::findExecutable(QStringLiteral("mosquitto"));
    if (!inPath.isEmpty())
        return inPath;
    return findIn(mosquittoFolders());
}

void LocalBroker::start()
{
    if (m_state != State::Idle)
        return;
    m_state = State::Starting;
    m_attempts = 0;
    QMetaObject::invokeMethod(this, &LocalBroker::launch, Qt::QueuedConnection);
}

void LocalBroker::stop()
{
    if (m_state == State::Idle || m_state == State::Stopping)
        return;
    m_state = State::Stopping;
    if (m_process.state() == QProcess::NotRunning) {
        QMetaObject::invokeMethod(this, &LocalBroker::onFinished, Qt::QueuedConnection);
        return;
    }
    askToEnd(m_process);
    m_deadline.start(stopTimeout);
}

void LocalBroker::launch()
{
    if (m_state != State::Starting)
        return;
    const QString executable = m_options.searchFolders ? findIn(*m_options.searchFolders) : findExecutable();
    if (executable.isEmpty()) {
        fail(LocalBrokerError::NotInstalled, {});
        return;
    }
    ++m_attempts;
    m_log.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_port = m_options.port != 0 ? m_options.port : freePort();
    const QString configuration = m_folder->filePath(QStringLiteral("mosquitto.conf"));
    if (m_port == 0 || !m_folder->isValid() || !writeConfiguration(configuration)) {
        fail(LocalBrokerError::CouldNotStart, m_folder->errorString());
        return;
    }
    m_process.setWorkingDirectory(m_folder->path());
    m_process.start(executable, {QStringLiteral("-c"), configuration});
    m_deadline.start(m_options.startTimeout);
}

bool LocalBroker::writeConfiguration(const QString &path) const
{
    QStringList lines{
        QStringLiteral("listener %1 127.0.0.1").arg(m_port),
        QStringLiteral("allow_anonymous true"),
        QStringLiteral("persistence false"),
        QStringLiteral("log_dest stderr"),
        QStringLiteral("connection_messages false"),
        QStringLiteral("set_tcp_nodelay true"),
        QStringLiteral("max_queued_messages 10000"),
        QStringLiteral("sys_interval 2"),
    };
    lines.append(mosquittoUserLines());
    lines.append(m_options.configuration);

    QFile file(path);
    const QByteArray text = lines.join(u'\n').toUtf8() + '\n';
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush();
}

void LocalBroker::readLog()
{
    const QByteArray news = m_process.readAllStandardError();
    qCDebug(mqtt::brokerLog).noquote() << news.trimmed();
    m_log = (m_log + news).right(keptLog);
    // "mosquitto version 2.0.11 running": it listens from then on.
    if (m_state != State::Starting || !m_log.contains(" running"))
        return;
    m_deadline.stop();
    m_state = State::Running;
    Q_EMIT started(m_port);
}

void LocalBroker::onFinished()
{
    m_deadline.stop();
    switch (m_state) {
    case State::Idle:
        return;
    case State::Starting:
        retryOrFail();
        return;
    case State::Running:
        fail(LocalBrokerError::Exited, QString::fromUtf8(m_log).trimmed());
        return;
    case State::Stopping:
        m_state = State::Idle;
        Q_EMIT stopped();
        return;
    }
}

void LocalBroker::retryOrFail()
{
    if (m_options.port == 0 && m_attempts < maximumAttempts && tellsPortIsTaken(m_log)) {
        QMetaObject::invokeMethod(this, &LocalBroker::launch, Qt::QueuedConnection);
        return;
    }
    fail(LocalBrokerError::CouldNotStart, QString::fromUtf8(m_log).trimmed());
}

void LocalBroker::onErrorOccurred(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return;
    m_log = m_process.errorString().toUtf8();
    onFinished();
}

void LocalBroker::fail(LocalBrokerError error, const QString &detail)
{
    m_state = State::Idle;
    Q_EMIT failed(error, detail);
}

} // namespace avocet
