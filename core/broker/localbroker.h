// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QProcess>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>

#include <memory>
#include <optional>

namespace avocet {

enum class LocalBrokerError {
    NotInstalled,  ///< there is no mosquitto on this machine
    CouldNotStart, ///< it did not come up
    Exited,        ///< it was up, and ended by itself
};

struct LocalBrokerOptions
{
    quint16 port = 0;                         ///< 0: a free one
    QStringList configuration;                ///< further lines of mosquitto.conf
    std::optional<QStringList> searchFolders; ///< where mosquitto is looked for, instead of the usual places
    int startTimeout = 10'000;                ///< milliseconds
};

/// Runs the machine's mosquitto as a child: on 127.0.0.1 only, for anybody on this machine, with nothing kept
/// on disk but its configuration in a private folder. Lives in the main thread and answers by signals only;
/// the child dies with this object, and with the program even if that is killed (see childlifetime.h).
class LocalBroker : public QObject
{
    Q_OBJECT

public:
    explicit LocalBroker(LocalBrokerOptions options = {}, QObject *parent = nullptr);
    /// Kills the child if it runs.
    ~LocalBroker() override;

    /// Answered by started() or failed(). Nothing happens if it runs already.
    void start();
    /// Answered by stopped(). Nothing happens if it does not run.
    void stop();

    bool isRunning() const { return m_state == State::Running; }
    /// 0 unless running.
    quint16 port() const { return isRunning() ? m_port : 0; }
    /// 0 unless there is a child.
    qint64 processId() const { return m_process.processId(); }

    /// Path of mosquitto in PATH and the places where its packages put it; empty if there is none.
    static QString findExecutable();

Q_SIGNALS:
    void started(quint16 port);
    /// `detail` is what mosquitto or the system said, untranslated; may be empty.
    void failed(avocet::LocalBrokerError error, const QString &detail);
    void stopped();

private:
    enum class State { Idle, Starting, Running, Stopping };

    void launch();
    bool writeConfiguration(const QString &path) const;
    void readLog();
    void onFinished();
    void onErrorOccurred(QProcess::ProcessError error);
    void fail(LocalBrokerError error, const QString &detail);
    void retryOrFail();

    LocalBrokerOptions m_options;
    State m_state = State::Idle;
    quint16 m_port = 0;
    int m_attempts = 0;
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_log; ///< its tail
    QTimer m_deadline;
    QProcess m_process;
};

} // namespace avocet
