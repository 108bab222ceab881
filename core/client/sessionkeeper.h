// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/sessionfile.h"
#include "session/connectionsettings.h"
#include "session/session.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <memory>
#include <optional>

namespace mqtt {

/// Keeps a Session in its file: at once where a message could come twice otherwise, else a few times a second
/// at most. See docs/decisions/0006-session-files.md. On the network thread.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    explicit SessionKeeper(QObject *parent);

    /// If the settings want it, takes up what the file holds. The Session must stay where it is until
    /// leave().
    void open(const ConnectionSettings &settings, Session &session);
    /// Stores what is not stored yet, and lets go of Session and file. True if the file holds the Session.
    bool leave();

    bool isKeeping() const { return m_file != nullptr; }
    /// Since open().
    const std::optional<SessionFileProblem> &problem() const { return m_problem; }

    /// Now, so that it survives this process; for the rest see storeChanges().
    void storeQuickly();
    /// Now and lastingly, if anything has changed.
    void storeChanges();
    /// Soon, if anything has changed.
    void noticeChanges()
    {
        if (m_file && !m_timer.isActive() && m_session->revision() != m_lastingRevision)
            m_timer.start();
    }

Q_SIGNALS:
    /// problem() is another one.
    void problemFound();

private:
    void store(SessionFile::Safety safety);

    const Session *m_session = nullptr;
    std::unique_ptr<SessionFile> m_file;
    std::optional<SessionFileProblem> m_problem;
    QTimer m_timer;
    quint64 m_lastingRevision = 0;
};

} // namespace mqtt
