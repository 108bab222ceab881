// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/endpoint.h"
#include "session/connectionstate.h"
#include "session/sessionsnapshot.h"

#include <QtCore/QLockFile>
#include <QtCore/QString>

#include <optional>

namespace mqtt {

/// The file that holds the Session state of one Client Identifier at one server, and the lock beside it. Only
/// its owner may read it; it is written whole. Blocks; to be used by one thread.
class SessionFile
{
public:
    /// What is read back at most; more than an Outbox holds.
    static constexpr qint64 maximumSize = 256ll * 1024 * 1024;

    SessionFile(const Endpoint &endpoint, const QByteArray &clientId,
                const QString &folder = defaultFolder());

    /// `sessions` in QStandardPaths::AppDataLocation.
    static QString defaultFolder();
    QString path() const { return m_path; }
    bool exists() const;

    /// False, and then nothing else may be called, if another one has it.
    bool lock();
    struct Content
    {
        std::optional<SessionSnapshot> snapshot; ///< none: there is no file, or no good one
        std::optional<SessionFileProblem> problem;
    };
    /// A damaged file is put aside.
    Content read();
    /// Quick survives the end of this process, Lasting also that of the machine, and waits for the disk.
    enum class Safety { Quick, Lasting };
    std::optional<SessionFileProblem> write(SessionSnapshot snapshot, Safety safety);
    void remove();
    /// Removes it without having locked it, unless another one has.
    void discard();

private:
    bool writeQuickly(const QByteArray &bytes) const;
    std::optional<SessionFileProblem> putAside();
    void removeLeftovers() const;

    QByteArray m_owner;
    QString m_path;
    QLockFile m_lock;
};

} // namespace mqtt
