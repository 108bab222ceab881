// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

#include <vector>

namespace avocet::test {

struct MosquittoUser
{
    QString name;
    QString password;
};

struct MosquittoOptions
{
    quint16 port = 0;                 ///< 0: a free one
    std::vector<MosquittoUser> users; ///< if any, nobody else gets in
    QStringList acl;                  ///< lines of an acl_file; none means that everything is allowed
    bool isPersistent = false; ///< Sessions, queues and retained messages survive terminate() and start()
    QStringList configuration; ///< further lines of mosquitto.conf
};

/// A real mosquitto on 127.0.0.1 for one test, in a folder of its own. All calls wait for their effect. A
/// machine without mosquitto is a failure: start() is false, and log() says why.
///
///     Mosquitto broker;
///     QVERIFY2(broker.start(), broker.log());
class Mosquitto
{
public:
    explicit Mosquitto(MosquittoOptions options = {});
    ~Mosquitto();
    Mosquitto(const Mosquitto &) = delete;
    Mosquitto &operator=(const Mosquitto &) = delete;

    /// True once it takes connections. After kill() or terminate(): again on the same port.
    [[nodiscard]] bool start();
    /// SIGKILL. Even a persistent one loses what it had not yet saved: mostly the last milliseconds.
    void kill();
    /// SIGTERM: it says goodbye to its clients (DISCONNECT in 5.0) and saves if persistent.
    void terminate();

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    quint16 port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }
    /// What it said since it was first started, or why it was not started.
    QByteArray log() const;
    /// Path of one of its programs, such as mosquitto_pub; empty if not installed.
    static QString findProgram(const QString &name);

private:
    bool prepare(const QString &mosquitto);
    bool writeUsers();
    bool writeConfiguration() const;
    bool launch(const QString &mosquitto);
    bool waitUntilConnectable();
    bool isConnectable() const;
    QString path(const char *name) const;
    bool fail(const QString &reason);

    MosquittoOptions m_options;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    bool m_isPrepared = false;
    qint64 m_logBegin = 0; ///< of this run, in the log file
    QString m_failure;
    QProcess m_process;
};

} // namespace avocet::test
